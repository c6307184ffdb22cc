-- What somebody is writing and has not posted: one at each place of theirs. Its id is another one with
-- each writing, so that whoever writes on can say which words they saw.
CREATE TABLE drafts (
  id $ID,
  writer_persona $INT NOT NULL,
  place TEXT NOT NULL,
  form TEXT NOT NULL,
  title TEXT NOT NULL,
  page TEXT NOT NULL,
  typed_at $INT NOT NULL,
  UNIQUE (writer_persona, place)
);
CREATE INDEX drafts_of_writer_by_age ON drafts (writer_persona, typed_at, id);

-- What was written at a place on two devices at once, and is not what stands there.
CREATE TABLE earlier_drafts (
  id $ID,
  writer_persona $INT NOT NULL,
  place TEXT NOT NULL,
  form TEXT NOT NULL,
  typed_at $INT NOT NULL,
  put_aside_at $INT NOT NULL
);
CREATE INDEX earlier_drafts_at_place ON earlier_drafts (writer_persona, place, put_aside_at, id);
CREATE INDEX earlier_drafts_by_age ON earlier_drafts (put_aside_at);
