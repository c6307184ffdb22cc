-- How long each long statement is (hub/learning_records/statement_lengths_store.h): SQLite reads a text to its
-- end to tell.
CREATE TABLE long_statements (
  seq $ID,
  octets $INT NOT NULL
);
-- @sqlite
INSERT INTO long_statements (seq, octets)
SELECT seq, length(CAST(text AS BLOB)) FROM statements WHERE length(CAST(text AS BLOB)) > 8192;
-- @end
-- @postgres
INSERT INTO long_statements (seq, octets)
SELECT seq, octet_length(text) FROM statements WHERE octet_length(text) > 8192;
-- @end
