-- One for each person at most: a fresh one takes the place of the one before. The token itself is known
-- to whoever holds the link alone.
CREATE TABLE reset_links (
  person $ID REFERENCES people (id),
  token_hash $BYTES NOT NULL UNIQUE,
  maker_person $INT REFERENCES people (id),
  expires_at $INT NOT NULL,
  used_at $INT
);
