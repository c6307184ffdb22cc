-- What was completed, in which attempt and when: a completion may wait longer than the statement stays that
-- says so. Absent in those that came before this step, which are read from the statement.
ALTER TABLE inlet_completions ADD COLUMN course TEXT;
ALTER TABLE inlet_completions ADD COLUMN name_nl TEXT;
ALTER TABLE inlet_completions ADD COLUMN name_en TEXT;
ALTER TABLE inlet_completions ADD COLUMN attempt TEXT;
ALTER TABLE inlet_completions ADD COLUMN completed_at $INT;
