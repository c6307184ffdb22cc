-- Who of those that came along is who here, as an administrator said. What they wrote is given to them in
-- portions, or given back where that was taken back: `done_at` says when all of it was.
CREATE TABLE import_claims (
  unclaimed_person $ID,
  person $INT NOT NULL REFERENCES people (id),
  claimer_person $INT REFERENCES people (id),
  claimed_at $INT NOT NULL,
  taken_back_at $INT,
  done_at $INT
);
CREATE INDEX import_claims_under_way ON import_claims (claimed_at) WHERE done_at IS NULL;

-- Whose a text was that was given to somebody else so.
CREATE TABLE import_claimed_things (
  thing $ID,
  former_persona $INT NOT NULL
);
CREATE INDEX import_claimed_things_of ON import_claimed_things (former_persona, thing);
