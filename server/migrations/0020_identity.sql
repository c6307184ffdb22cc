CREATE TABLE accounts (
  person $ID REFERENCES people (id),
  email TEXT NOT NULL,
  email_key TEXT NOT NULL UNIQUE,
  password_hash TEXT NOT NULL,
  administrator $INT NOT NULL,
  demo $INT NOT NULL,
  suspended_at $INT
);

-- The token itself is known to the browser alone.
CREATE TABLE sessions (
  id $ID,
  token_hash $BYTES NOT NULL UNIQUE,
  person $INT NOT NULL REFERENCES people (id),
  made_at $INT NOT NULL,
  expires_at $INT NOT NULL
);
CREATE INDEX sessions_of_person ON sessions (person);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE invitations (
  id $ID,
  token_hash $BYTES NOT NULL UNIQUE,
  role TEXT NOT NULL,
  email TEXT,
  community $INT,
  inviter_person $INT REFERENCES people (id),
  made_at $INT NOT NULL,
  expires_at $INT NOT NULL,
  withdrawn_at $INT,
  used_at $INT,
  user_person $INT REFERENCES people (id)
);
CREATE INDEX invitations_by_age ON invitations (made_at, id);
CREATE INDEX invitations_by_inviter ON invitations (inviter_person);
