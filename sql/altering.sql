-- name: table
-- Sizes are estimates in bytes.
SELECT t.engine AS engine, COALESCE(t.table_rows, 0) AS n, COALESCE(t.avg_row_length, 0) AS average
FROM information_schema.tables t
WHERE t.table_schema = :schema AND t.table_name = :name AND t.table_type = 'BASE TABLE';

-- name: widths
-- How many bytes a value of each column may have; what is no text or blob has eight at most, or nearly so.
SELECT column_name AS name, COALESCE(character_octet_length, 8) AS bytes
FROM information_schema.columns WHERE table_schema = :schema AND table_name = :name;

-- name: views
-- Views that have a name in back quotes; a definition is empty for who may not see it.
SELECT table_name AS name, view_definition AS text FROM information_schema.views
WHERE table_schema = :schema AND LOCATE(CONCAT('`', :name, '`'), view_definition) > 0;
