-- Which kinds of acts Kring itself tells its record store of, as administrators chose. A kind
-- without a row was never turned on.
CREATE TABLE own_record_choices (
  kind TEXT PRIMARY KEY NOT NULL,
  is_on $INT NOT NULL,
  changed_at $INT NOT NULL,
  changer_person $INT REFERENCES people (id)
) $LINK;

-- People of whom nothing is told.
CREATE TABLE own_record_objections (
  person $ID REFERENCES people (id),
  objected_at $INT NOT NULL
);

-- Under what the ids of statements are made: this hub's own, and nobody else's to guess.
CREATE TABLE own_record_namespace (
  only_row $ID,
  octets $BYTES NOT NULL
);

-- The same choices and objections as they were at the line that was followed last, so that a replay
-- comes out as it did before.
CREATE TABLE own_record_kinds (kind TEXT PRIMARY KEY NOT NULL) $LINK;
CREATE TABLE own_record_objectors (persona $ID);

-- What was told and may be taken back: by which line, of which thing, and with which statement.
-- `told_at` is the moment it tells of, which stays when it is told anew.
CREATE TABLE own_records_told (
  line $ID,
  kind TEXT NOT NULL,
  actor_persona $INT NOT NULL,
  thing $INT NOT NULL,
  told_at $INT NOT NULL,
  statement $BYTES NOT NULL,
  voided $INT NOT NULL
);
CREATE INDEX own_records_told_of_thing ON own_records_told (thing, kind);
