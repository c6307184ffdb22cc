CREATE TABLE helpful (
  answer $INT NOT NULL,
  giver_persona $INT NOT NULL,
  given_at $INT NOT NULL,
  PRIMARY KEY (answer, giver_persona)
) $LINK;

-- `changes` only grows: it is part of an answer's version.
CREATE TABLE helpful_counts (
  answer $ID,
  helpful $INT NOT NULL,
  changes $INT NOT NULL
);
