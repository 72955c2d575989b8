-- name: columns
-- One row for each column of a table, in order.
SELECT column_name AS name, data_type AS kind, extra AS extra, COALESCE(generation_expression, '') AS formula,
  COALESCE(datetime_precision, 0) AS digits
FROM information_schema.columns WHERE table_schema = :schema AND table_name = :name ORDER BY ordinal_position;

-- name: primary
-- The columns of a table's primary key, in its order.
SELECT column_name AS name FROM information_schema.statistics
WHERE table_schema = :schema AND table_name = :name AND index_name = 'PRIMARY' ORDER BY seq_in_index;

-- name: triggers
-- Whether something happens unseen when a row of a table changes.
SELECT trigger_name AS name FROM information_schema.triggers
WHERE event_object_schema = :schema AND event_object_table = :name;

-- name: strangers on mariadb
-- How many foreign keys lead from one database into another: none, nearly everywhere.
SELECT COUNT(*) AS number FROM information_schema.innodb_sys_foreign
WHERE SUBSTRING_INDEX(for_name, '/', 1) <> SUBSTRING_INDEX(ref_name, '/', 1);

-- name: strangers on mysql
SELECT COUNT(*) AS number FROM information_schema.innodb_foreign
WHERE SUBSTRING_INDEX(for_name, '/', 1) <> SUBSTRING_INDEX(ref_name, '/', 1);

-- name: children
-- The foreign keys of one database, with what each does to its own rows when what it refers to is deleted.
SELECT k.referenced_table_schema AS parent_schema, k.referenced_table_name AS parent, k.table_schema AS child_schema,
  k.table_name AS child, k.constraint_name AS name, k.column_name AS col, k.referenced_column_name AS other_col,
  r.delete_rule AS rule
FROM information_schema.key_column_usage k
LEFT JOIN information_schema.referential_constraints r
  ON r.constraint_schema = :schema AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name
WHERE k.table_schema = :schema AND k.referenced_table_schema IS NOT NULL
ORDER BY k.table_schema, k.table_name, k.constraint_name, k.ordinal_position;

-- name: all_children
-- The same of every database, where one refers to another: MariaDB opens every table of the server for this.
SELECT k.referenced_table_schema AS parent_schema, k.referenced_table_name AS parent, k.table_schema AS child_schema,
  k.table_name AS child, k.constraint_name AS name, k.column_name AS col, k.referenced_column_name AS other_col,
  r.delete_rule AS rule
FROM information_schema.key_column_usage k
LEFT JOIN information_schema.referential_constraints r
  ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name
WHERE k.referenced_table_schema = :cloud OR k.referenced_table_schema = :usage
ORDER BY k.table_schema, k.table_name, k.constraint_name, k.ordinal_position;
