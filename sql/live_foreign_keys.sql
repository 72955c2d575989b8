-- name: foreign_keys
-- One row for each foreign key; its columns in order.
SELECT 'cloud' AS db, table_name AS tbl, constraint_name AS name, MAX(referenced_table_schema) AS other_schema,
  MAX(referenced_table_name) AS other, GROUP_CONCAT(column_name ORDER BY ordinal_position SEPARATOR ';') AS parts,
  GROUP_CONCAT(referenced_column_name ORDER BY ordinal_position SEPARATOR ';') AS other_parts
FROM information_schema.key_column_usage
WHERE table_schema = :cloud AND referenced_table_name IS NOT NULL GROUP BY table_name, constraint_name
UNION ALL
SELECT 'cloud_usage' AS db, table_name AS tbl, constraint_name AS name, MAX(referenced_table_schema) AS other_schema,
  MAX(referenced_table_name) AS other, GROUP_CONCAT(column_name ORDER BY ordinal_position SEPARATOR ';') AS parts,
  GROUP_CONCAT(referenced_column_name ORDER BY ordinal_position SEPARATOR ';') AS other_parts
FROM information_schema.key_column_usage
WHERE table_schema = :usage AND referenced_table_name IS NOT NULL GROUP BY table_name, constraint_name;

-- name: delete_rules
-- What every foreign key does to its rows when the row they refer to is deleted.
SELECT 'cloud' AS db, table_name AS tbl, constraint_name AS name, delete_rule AS rule
FROM information_schema.referential_constraints WHERE constraint_schema = :cloud
UNION ALL
SELECT 'cloud_usage' AS db, table_name AS tbl, constraint_name AS name, delete_rule AS rule
FROM information_schema.referential_constraints WHERE constraint_schema = :usage;
