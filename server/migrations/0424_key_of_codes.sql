-- The key under which the code of somebody in the records is made, so that nobody can work out whose it
-- is from an address.
CREATE TABLE record_pseudonym_key (
  only_row $ID,
  octets $BYTES NOT NULL
);
-- @sqlite
INSERT INTO record_pseudonym_key (only_row, octets) VALUES (1, randomblob(32));
UPDATE record_exports SET choice = json_set(choice, '$.actor', '-----')
  WHERE choice LIKE '%"actor":"%';
-- @end
-- @postgres
INSERT INTO record_pseudonym_key (only_row, octets) VALUES
  (1, decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
UPDATE record_exports SET choice = jsonb_set(choice::jsonb, '{actor}', '"-----"')::text
  WHERE choice LIKE '%"actor":"%';
-- @end
