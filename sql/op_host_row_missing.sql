-- name: detect
-- needs: host.removed op_host.id
SELECT h.id, h.uuid, h.name, h.type, h.status
FROM host h LEFT JOIN op_host o ON o.id = h.id
WHERE h.removed IS NULL AND o.id IS NULL
ORDER BY h.id;

-- name: still
-- needs: host.removed op_host.id
SELECT h.id FROM host h
WHERE h.id = :id AND h.removed IS NULL AND NOT EXISTS (SELECT 1 FROM op_host o WHERE o.id = h.id);
