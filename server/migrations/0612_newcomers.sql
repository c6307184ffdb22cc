-- Whom the organisation's list names and who have no account yet: nobody who is here.
CREATE TABLE newcomers (
  id $ID,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  unit $INT REFERENCES units (id),
  role TEXT NOT NULL,
  expected_at $INT NOT NULL
);
CREATE INDEX newcomers_by_unit ON newcomers (unit);
