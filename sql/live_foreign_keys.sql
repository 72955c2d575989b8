-- name: foreign_keys
-- One row for each column of every foreign key.
SELECT 'cloud' AS db, table_name AS tbl, constraint_name AS name, ordinal_position AS place, column_name AS col,
  referenced_table_schema AS other_schema, referenced_table_name AS other, referenced_column_name AS other_col
FROM information_schema.key_column_usage WHERE table_schema = :cloud AND referenced_table_name IS NOT NULL
UNION ALL
SELECT 'cloud_usage' AS db, table_name AS tbl, constraint_name AS name, ordinal_position AS place, column_name AS col,
  referenced_table_schema AS other_schema, referenced_table_name AS other, referenced_column_name AS other_col
FROM information_schema.key_column_usage WHERE table_schema = :usage AND referenced_table_name IS NOT NULL;

-- name: delete_rules
-- What every foreign key does to its rows when the row they refer to is deleted.
SELECT 'cloud' AS db, table_name AS tbl, constraint_name AS name, delete_rule AS rule
FROM information_schema.referential_constraints WHERE constraint_schema = :cloud
UNION ALL
SELECT 'cloud_usage' AS db, table_name AS tbl, constraint_name AS name, delete_rule AS rule
FROM information_schema.referential_constraints WHERE constraint_schema = :usage;
