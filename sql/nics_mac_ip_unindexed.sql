-- name: detect since 4.18.1.0 until 4.22.1.0
-- needs: nics.id nics.mac_address nics.removed
-- The rows that one look-up reads: it goes by the index on removed, for want of a better one.
SELECT COUNT(*) AS live FROM nics WHERE removed IS NULL;
