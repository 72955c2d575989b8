-- name: columns
-- Every column, those of views included.
SELECT 'cloud' AS db, table_name AS tbl, column_name AS name, column_type AS type, is_nullable AS nullable,
  column_default AS standard, extra AS extra
FROM information_schema.columns WHERE table_schema = :cloud
UNION ALL
SELECT 'cloud_usage', table_name, column_name, column_type, is_nullable, column_default, extra
FROM information_schema.columns WHERE table_schema = :usage;
