-- What a client has instead of its key for an hour, and with what it may do. Its key ends it too.
CREATE TABLE record_client_tokens (
  token_hash $BYTES PRIMARY KEY NOT NULL,
  key $INT NOT NULL REFERENCES record_client_keys (id),
  scopes TEXT NOT NULL,
  made_at $INT NOT NULL,
  ends_at $INT NOT NULL
);
CREATE INDEX record_client_tokens_by_end ON record_client_tokens (ends_at);
