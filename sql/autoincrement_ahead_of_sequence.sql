-- name: still
-- needs: sequence.value
-- AUTO_INCREMENT does not go down by itself: what it was when it was looked at is enough.
SELECT s.name FROM `sequence` s WHERE s.name = :name AND s.value < :auto_increment;
