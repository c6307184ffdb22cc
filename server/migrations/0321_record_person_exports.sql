-- Who took along in a file what is kept of somebody, and why; of whom is known by a mark, until they
-- are erased.
CREATE TABLE record_person_exports (
  id $ID,
  exporter_person $INT REFERENCES people (id),
  mark $INT NOT NULL,
  reason TEXT NOT NULL,
  made_at $INT NOT NULL
);
CREATE INDEX record_person_exports_of_mark ON record_person_exports (mark);
