-- name: still
-- needs: sequence.name
-- NULL for a table without rows.
SELECT h.highest FROM ({highest_id}) h WHERE NOT EXISTS (SELECT 1 FROM `sequence` s WHERE s.name = :name);
