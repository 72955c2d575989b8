-- name: versions
-- The upgrade history and the server's clock; one row with NULLs when the history is empty.
SELECT clock.now, v.id, v.version, v.step, v.updated
FROM (SELECT UTC_TIMESTAMP() AS now) clock LEFT JOIN version v ON v.id IS NOT NULL
ORDER BY v.id;
