-- What a create answered to a key, so that the same key gets the same answer. Never the body.
CREATE TABLE idempotency (
  key_hash $BYTES PRIMARY KEY NOT NULL,
  request_hash $BYTES NOT NULL,
  result $INT NOT NULL,
  created_at $INT NOT NULL
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- By what all nodes know that they have the same secret.key: a hash under it, never the key.
CREATE TABLE hub_secret (
  only_row $ID,
  fingerprint $BYTES NOT NULL
);

-- Which process mints ids under which number, and until when.
CREATE TABLE node_leases (
  node $ID,
  holder $INT NOT NULL,
  held_until $INT NOT NULL
);

-- How often something was tried in a window of time, by the hash of who and what.
CREATE TABLE throttles (
  key_hash $BYTES PRIMARY KEY NOT NULL,
  window_start $INT NOT NULL,
  count $INT NOT NULL
);
CREATE INDEX throttles_by_age ON throttles (window_start);
