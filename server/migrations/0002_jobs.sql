-- Work that reaches outside the database, at least once. Done rows stay for 30 days, so that a
-- dedupe_key keeps its meaning.
CREATE TABLE jobs (
  id $ID,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  run_at $INT NOT NULL,
  attempts $INT NOT NULL,
  locked_until $INT,
  state TEXT NOT NULL,
  finished_at $INT,
  dedupe_key TEXT UNIQUE,
  last_error TEXT
);
CREATE INDEX jobs_due ON jobs (state, run_at, id);
CREATE INDEX jobs_finished ON jobs (finished_at) WHERE finished_at IS NOT NULL;
