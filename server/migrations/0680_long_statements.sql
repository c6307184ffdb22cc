-- How long each long statement is (hub/learning_records/statement_lengths_store.h): SQLite reads a text to its
-- end to tell. Those that came before this step are measured so, and found right, as often as it is asked.
CREATE TABLE long_statements (
  seq $ID,
  octets $INT NOT NULL
);
