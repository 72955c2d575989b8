-- name: size
-- How many rows the server thinks a table has, and how long one is in its primary key, in bytes.
SELECT COALESCE(table_rows, 0) AS n, COALESCE(avg_row_length, 0) AS width
FROM information_schema.tables WHERE table_schema = :schema AND table_name = :name;

-- name: logging
-- Whether this server writes a binary log, and how much of a deleted row goes there.
SELECT @@global.log_bin AS logged, @@global.binlog_row_image AS image;
