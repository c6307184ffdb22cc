-- How long learning records stay, as administrators chose (hub/learning_records/retention.h). Client 0
-- and an empty verb are all. Everything up to `reached` in the log has been looked at for the rule.
CREATE TABLE record_retention_rules (
  id $ID,
  client $INT NOT NULL,
  verb TEXT NOT NULL,
  act TEXT NOT NULL,
  days $INT NOT NULL,
  maker_person $INT REFERENCES people (id),
  made_at $INT NOT NULL,
  reached $INT NOT NULL
);

-- Each time a rule was carried out (`rule`), or somebody had what was stored before a day go once for
-- all. Without `finished_at` it is still going on: of those behind `first_seq` and up to `last_seq` all
-- up to `reached` are done. `stopped`: it ended before all was done.
CREATE TABLE record_retention_runs (
  id $ID,
  rule $INT,
  starter_person $INT REFERENCES people (id),
  client $INT NOT NULL,
  verb TEXT NOT NULL,
  act TEXT NOT NULL,
  stored_before $INT NOT NULL,
  begun_at $INT NOT NULL,
  finished_at $INT,
  stopped $INT NOT NULL,
  first_seq $INT NOT NULL,
  last_seq $INT NOT NULL,
  reached $INT NOT NULL,
  statements $INT NOT NULL,
  documents $INT NOT NULL,
  attachments $INT NOT NULL
);
CREATE INDEX record_retention_runs_going_on ON record_retention_runs (id) WHERE finished_at IS NULL;
CREATE INDEX record_retention_runs_of_rule ON record_retention_runs (rule, id) WHERE rule IS NOT NULL;

-- While a run makes people anonymous: who stands in whose place. People are hashes under a key that is
-- not in the database.
CREATE TABLE record_retention_stand_ins (
  run $INT NOT NULL REFERENCES record_retention_runs (id),
  digest $BYTES NOT NULL,
  stand_in TEXT NOT NULL,
  PRIMARY KEY (run, digest)
) $LINK;

-- Ids of statements that were removed, so that none comes again.
CREATE TABLE removed_statements (uuid $BYTES PRIMARY KEY NOT NULL) $LINK;

-- The place of the last statement of the log where that one was removed, in its one row: no place is
-- given twice, and no moment of storing goes back.
CREATE TABLE statement_log_end (
  id $ID,
  seq $INT NOT NULL,
  stored_at $INT NOT NULL
);

-- Statements that were removed or written anew while others refer to them: those are still found by
-- what was said before, and up to `reached` no more.
CREATE TABLE statement_echoes (
  seq $ID,
  uuid $BYTES NOT NULL UNIQUE,
  reached $INT NOT NULL
);
-- By which marks, and which stand instead; none where the statement was removed.
CREATE TABLE statement_echo_marks (
  seq $INT NOT NULL REFERENCES statement_echoes (seq) ON DELETE CASCADE,
  mark $INT NOT NULL,
  instead $INT,
  PRIMARY KEY (seq, mark)
) $LINK;

-- Which statements name which attachments: the last one to go takes the octets with it.
CREATE TABLE statement_attachment_uses (
  sha2 TEXT NOT NULL,
  seq $INT NOT NULL,
  PRIMARY KEY (sha2, seq)
) $LINK;
CREATE INDEX statement_attachment_uses_of_statement ON statement_attachment_uses (seq);
-- What stood there already. Whatever is called `sha2` counts, which is too much rather than too little.
-- @sqlite
INSERT INTO statement_attachment_uses (sha2, seq)
SELECT DISTINCT LOWER(named.value), s.seq FROM statements s, json_tree(s.text) named
WHERE s.text LIKE '%"attachments"%' AND named.key = 'sha2' AND named.type = 'text';
-- @end
-- @postgres
INSERT INTO statement_attachment_uses (sha2, seq)
SELECT DISTINCT LOWER(named.found[1]), s.seq FROM statements s,
  regexp_matches(s.text, '"sha2"\s*:\s*"([0-9A-Fa-f]{56,128})"', 'g') AS named (found)
WHERE s.text LIKE '%"attachments"%';
-- @end

-- Which client kept a document last; 0 where that was before this step.
ALTER TABLE record_documents ADD COLUMN client $INT NOT NULL DEFAULT 0;
CREATE INDEX record_documents_by_age ON record_documents (updated_at, client) WHERE agent <> 0;
