-- name: columns
-- One row for each table; the names of its columns in order, and the collations of its texts. The servers would spend
-- most of the time on CloudStack's views, whose names all end alike: MariaDB opens each, MySQL lists three times as
-- many columns.
SELECT 'cloud' AS db, table_name AS tbl, GROUP_CONCAT(column_name ORDER BY ordinal_position SEPARATOR ';') AS parts,
  GROUP_CONCAT(COALESCE(collation_name, '') ORDER BY ordinal_position SEPARATOR ';') AS collations
FROM information_schema.columns WHERE table_schema = :cloud AND RIGHT(table_name, 5) <> '_view' GROUP BY table_name
UNION ALL
SELECT 'cloud_usage' AS db, table_name AS tbl, GROUP_CONCAT(column_name ORDER BY ordinal_position SEPARATOR ';') AS parts,
  GROUP_CONCAT(COALESCE(collation_name, '') ORDER BY ordinal_position SEPARATOR ';') AS collations
FROM information_schema.columns WHERE table_schema = :usage AND RIGHT(table_name, 5) <> '_view' GROUP BY table_name;

-- name: column_facts
-- One row for each column, with all that a baseline keeps.
SELECT 'cloud' AS db, table_name AS tbl, column_name AS name, column_type AS type, is_nullable AS nullable,
  column_default AS standard, extra AS extra
FROM information_schema.columns WHERE table_schema = :cloud
UNION ALL
SELECT 'cloud_usage' AS db, table_name AS tbl, column_name AS name, column_type AS type, is_nullable AS nullable,
  column_default AS standard, extra AS extra
FROM information_schema.columns WHERE table_schema = :usage;
