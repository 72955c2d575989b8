-- name: still
-- needs: sequence.value
SELECT h.highest FROM ({highest_id}) h JOIN `sequence` s ON s.value <= h.highest WHERE s.name = :name;
