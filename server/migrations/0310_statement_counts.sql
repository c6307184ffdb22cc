-- How many statements there are of each verb, activity, actor, … (hub/learning_records/counts.h).
-- `what` is a mark, or when a week or an hour began. `digits` is how many `number` has: it seldom
-- changes, so that what is most is found by it at little cost.
CREATE TABLE statement_counts (
  kind $INT NOT NULL,
  what $INT NOT NULL,
  client $INT NOT NULL,
  iri TEXT NOT NULL,
  number $INT NOT NULL,
  digits $INT NOT NULL,
  PRIMARY KEY (kind, what, client)
) $LINK;
CREATE INDEX statement_counts_by_digits ON statement_counts (kind, digits);
-- Who stands under a pseudonym: the last 25 bits of the mark of an actor (kind 3).
CREATE INDEX statement_counts_by_pseudonym ON statement_counts ((what & 33554431)) WHERE kind = 3;
-- @postgres
-- Some rows change with every portion: room for them to do so in place.
ALTER TABLE statement_counts SET (fillfactor = 50);
-- @end

-- Up to where in the log statements are counted, in its one row: all that were there before this
-- step are counted too. Those up to `unmarked` came without the mark of their success.
CREATE TABLE statement_counting (
  id $ID,
  reached $INT NOT NULL,
  unmarked $INT NOT NULL
);
INSERT INTO statement_counting (id, reached, unmarked)
  SELECT 1, 0, COALESCE(MAX(seq), 0) FROM statements;
