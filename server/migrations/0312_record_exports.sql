-- Who took records along in a file: which (`choice`, JSON), up to where in the log, and why.
CREATE TABLE record_exports (
  id $ID,
  exporter_person $INT REFERENCES people (id),
  format TEXT NOT NULL,
  language TEXT NOT NULL,
  choice TEXT NOT NULL,
  last_seq $INT NOT NULL,
  made_at $INT NOT NULL,
  reason TEXT NOT NULL
);
