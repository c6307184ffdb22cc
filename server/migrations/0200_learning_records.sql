-- Programs that send learning records and read them, each with what it may do.
CREATE TABLE record_clients (
  id $ID,
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  maker_person $INT REFERENCES people (id),
  made_at $INT NOT NULL,
  revoked_at $INT
);
CREATE INDEX record_clients_by_age ON record_clients (made_at, id);

-- A client may have several at once, so that a key is replaced without a gap. The secret itself is
-- known to the client alone.
CREATE TABLE record_client_keys (
  id $ID,
  client $INT NOT NULL REFERENCES record_clients (id),
  secret_hash $BYTES NOT NULL,
  made_at $INT NOT NULL,
  ends_at $INT
);
CREATE INDEX record_client_keys_of_client ON record_client_keys (client);

-- What was said, in the order in which it was committed: `seq` and `stored_at` only grow. `text` is
-- the whole statement. A voiding statement (`voids`) cannot be voided itself.
CREATE TABLE statements (
  seq $ID,
  uuid $BYTES NOT NULL UNIQUE,
  stored_at $INT NOT NULL,
  client $INT NOT NULL,
  voids $INT NOT NULL,
  voided $INT NOT NULL,
  text TEXT NOT NULL
);
-- @postgres
-- Locked by whoever adds statements, so that one commits after the other; it has no rows.
CREATE TABLE statement_turns (turn $ID);
-- @end

-- What statements are found by: 64 bits of a hash each (hub/learning_records/marks.h), in a card
-- index (hub/learning_records/mark_drawers.h). The marks of those that were added last lie loose,
-- eight octets each.
CREATE TABLE statement_loose_marks (
  seq $ID,
  marks $BYTES NOT NULL
);
-- The statements of one drawer that have a mark: none below `from_seq`, nor any that is at or above
-- the next card's.
CREATE TABLE statement_mark_cards (
  size $INT NOT NULL,
  drawer $INT NOT NULL,
  mark $INT NOT NULL,
  from_seq $INT NOT NULL,
  seqs $BYTES NOT NULL,
  PRIMARY KEY (size, drawer, mark, from_seq)
) $LINK;
-- How many drawers of each size are full, and how many slices of the next one.
CREATE TABLE statement_mark_filing (
  size $ID,
  drawers $INT NOT NULL,
  slices $INT NOT NULL
);

-- Statements about statements, whether the target has come yet or not.
CREATE TABLE statement_references (
  target $BYTES NOT NULL,
  seq $INT NOT NULL,
  client $INT NOT NULL,
  voids $INT NOT NULL,
  PRIMARY KEY (target, seq)
) $LINK;

-- What came with statements, once however often it came.
CREATE TABLE statement_attachments (
  sha2 TEXT PRIMARY KEY NOT NULL,
  content $BYTES NOT NULL
);

-- What is known of activities. `mark` is that of MarkKind::activity; `seen` a hash of the definition
-- that came last, since most come again and again.
CREATE TABLE statement_activities (
  mark $ID,
  iri TEXT NOT NULL,
  definition TEXT NOT NULL,
  seen $BYTES NOT NULL
);

-- What clients keep about an activity, an agent or both. `holder` is a hash over all three; `agent`
-- is the agent's mark, 0 for none, so that what is kept about one can be removed.
CREATE TABLE record_documents (
  holder $BYTES NOT NULL,
  registration TEXT NOT NULL,
  name TEXT NOT NULL,
  agent $INT NOT NULL,
  content_type TEXT NOT NULL,
  content $BYTES NOT NULL,
  etag TEXT NOT NULL,
  updated_at $INT NOT NULL,
  PRIMARY KEY (holder, registration, name)
);
CREATE INDEX record_documents_of_agent ON record_documents (agent);

-- Who looked who acted in a statement, and why.
CREATE TABLE record_revealings (
  id $ID,
  seq $INT NOT NULL,
  viewer_person $INT REFERENCES people (id),
  reason TEXT NOT NULL,
  revealed_at $INT NOT NULL
);
