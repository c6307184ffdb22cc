-- How far an import is, for who is not at the command line: what the folder of its dump is called, how many
-- of the octets that it goes through it is past, and when it last came on.
ALTER TABLE imports ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE imports ADD COLUMN octets_done $INT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN octets_whole $INT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN moved_at $INT NOT NULL DEFAULT 0;
UPDATE imports SET moved_at = begun_at;
CREATE INDEX imports_by_time ON imports (begun_at, id);
