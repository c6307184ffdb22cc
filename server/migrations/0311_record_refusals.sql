-- What clients sent that was refused: how often which rule was broken where, an hour to a row, and
-- nothing of what was sent (hub/learning_records/client_log.h). Client 0: nobody we know.
CREATE TABLE record_refusals (
  id $ID,
  client $INT NOT NULL,
  hour $INT NOT NULL,
  code TEXT NOT NULL,
  rule TEXT NOT NULL,
  path TEXT NOT NULL,
  number $INT NOT NULL,
  last_at $INT NOT NULL,
  UNIQUE (client, hour, code, rule, path)
);
CREATE INDEX record_refusals_by_time ON record_refusals (last_at, id);
CREATE INDEX record_refusals_of_client ON record_refusals (client, last_at, id);

-- When each client was last heard, whatever it asked.
CREATE TABLE record_client_hearings (
  client $ID,
  heard_at $INT NOT NULL
);
