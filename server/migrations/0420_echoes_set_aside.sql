-- Echoes that could not fade: with what is wrong with them, and not tried again before `try_at`.
ALTER TABLE statement_echoes ADD COLUMN error TEXT;
ALTER TABLE statement_echoes ADD COLUMN try_at $INT NOT NULL DEFAULT 0;
