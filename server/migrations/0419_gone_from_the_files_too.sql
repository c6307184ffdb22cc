-- When all of somebody, or of what a run was to remove, was gone from the tables: it is finished once that is
-- gone from the files too.
ALTER TABLE record_erasures ADD COLUMN cleared_at $INT;
ALTER TABLE record_retention_runs ADD COLUMN cleared_at $INT;
