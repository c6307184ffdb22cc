-- What happened, in the order in which it was committed. Everybody reads `journal`; only
-- Tx::record adds to it, and lines are never changed.
-- @sqlite
-- One writer at a time, and a rolled-back line gives its number back: no gaps.
CREATE TABLE journal (
  seq $ID,
  happened_at $INT NOT NULL,
  kind TEXT NOT NULL,
  actor $INT NOT NULL,
  community $INT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject $INT NOT NULL,
  owner $INT NOT NULL,
  data TEXT NOT NULL,
  origin TEXT NOT NULL,
  cause TEXT UNIQUE
);
-- @end
-- @postgres
-- Many writers: a line waits in `journal_pending` until it is visible to the sequencer, which gives
-- it the next number. `line` only names it, and has gaps.
CREATE TABLE journal_lines (
  line BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  happened_at $INT NOT NULL,
  kind TEXT NOT NULL,
  actor $INT NOT NULL,
  community $INT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject $INT NOT NULL,
  owner $INT NOT NULL,
  data TEXT NOT NULL,
  origin TEXT NOT NULL,
  cause TEXT UNIQUE
);
-- Emptied all day long: it is vacuumed by the number of dead rows, not by its size.
CREATE TABLE journal_pending (
  xid $INT NOT NULL,
  ordinal $INT NOT NULL,
  line $INT NOT NULL,
  PRIMARY KEY (xid, ordinal)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
CREATE TABLE journal_numbers (
  seq $ID,
  line $INT NOT NULL UNIQUE
);
CREATE VIEW journal AS
  SELECT n.seq, l.happened_at, l.kind, l.actor, l.community, l.subject_kind, l.subject, l.owner,
         l.data, l.origin, l.cause
  FROM journal_numbers n JOIN journal_lines l ON l.line = n.line;
-- @end

-- How far each follower has read.
CREATE TABLE journal_cursors (
  follower TEXT PRIMARY KEY NOT NULL,
  seq $INT NOT NULL
);

-- Lines that a follower could not handle; the rest went on without them.
CREATE TABLE journal_parked (
  follower TEXT NOT NULL,
  seq $INT NOT NULL,
  attempts $INT NOT NULL,
  error TEXT NOT NULL,
  PRIMARY KEY (follower, seq)
) $LINK;
