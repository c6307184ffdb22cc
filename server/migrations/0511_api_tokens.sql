-- With what a program acts in the name of whoever made it. The token itself is known to that program
-- alone.
CREATE TABLE api_tokens (
  id $ID,
  token_hash $BYTES NOT NULL UNIQUE,
  person $INT NOT NULL REFERENCES people (id),
  name TEXT NOT NULL,
  scope TEXT NOT NULL,
  made_at $INT NOT NULL,
  expires_at $INT NOT NULL,
  seen_at $INT
);
CREATE INDEX api_tokens_of_person_by_age ON api_tokens (person, made_at, id);
CREATE INDEX api_tokens_by_expiry ON api_tokens (expires_at);
