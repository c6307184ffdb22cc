-- Who is here. A person's id is random and is at once the id of their open persona (decision 0001):
-- no table holds a person beside a persona.
CREATE TABLE people (
  id $ID,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  look TEXT NOT NULL,
  joined_at $INT NOT NULL
);

-- How many people there are, so that "who can read this" is not a count over all of them.
CREATE TABLE headcount (
  only_row $ID,
  people $INT NOT NULL
);
INSERT INTO headcount (only_row, people) VALUES (1, 0);
