-- Who was erased from the learning records: not who that was, but that it was done, for whoever asks
-- about somebody they know (hub/learning_records/erased_person.h). `stand_in` is the name of the
-- account that stands in their place. Without `finished_at` it is still going on: all statements up
-- to `reached` are done, and `last_seq` was the last one when it began.
CREATE TABLE record_erasures (
  id $ID,
  eraser_person $INT REFERENCES people (id),
  reason TEXT NOT NULL,
  stand_in TEXT NOT NULL,
  begun_at $INT NOT NULL,
  finished_at $INT,
  last_seq $INT NOT NULL,
  reached $INT NOT NULL,
  statements $INT NOT NULL,
  documents $INT NOT NULL,
  attachments $INT NOT NULL
);
CREATE INDEX record_erasures_going_on ON record_erasures (id) WHERE finished_at IS NULL;

-- By what they would be recognised: hashes under a key that is not in the database.
CREATE TABLE record_erasure_digests (
  digest $BYTES NOT NULL,
  erasure $INT NOT NULL REFERENCES record_erasures (id),
  PRIMARY KEY (digest, erasure)
) $LINK;
CREATE INDEX record_erasure_digests_of_erasure ON record_erasure_digests (erasure);

-- While it goes on: the marks they were found by, and those that stand instead.
CREATE TABLE record_erasure_marks (
  erasure $INT NOT NULL REFERENCES record_erasures (id),
  mark $INT NOT NULL,
  instead $INT NOT NULL,
  PRIMARY KEY (erasure, mark)
) $LINK;

-- Grows whenever statements were written anew, so that whoever read some before knows.
ALTER TABLE statement_counting ADD COLUMN rewritten $INT NOT NULL DEFAULT 0;

CREATE INDEX record_revealings_of_statement ON record_revealings (seq);
CREATE INDEX inlet_agents_by_mark ON inlet_agents (mark);
