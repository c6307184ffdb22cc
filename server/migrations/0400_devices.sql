-- What a session is known by to its owner: of the browser no more than its kind is kept, and of when
-- it was last used no more than the hour.
ALTER TABLE sessions ADD COLUMN browser TEXT NOT NULL DEFAULT 'other';
ALTER TABLE sessions ADD COLUMN system TEXT NOT NULL DEFAULT 'other';
ALTER TABLE sessions ADD COLUMN seen_at $INT;
CREATE INDEX sessions_of_person_by_age ON sessions (person, made_at, id);
DROP INDEX sessions_of_person;
