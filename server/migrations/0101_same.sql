-- "I have this too", said of a question by others than its asker.
CREATE TABLE same (
  question $INT NOT NULL,
  sayer_persona $INT NOT NULL,
  said_at $INT NOT NULL,
  PRIMARY KEY (question, sayer_persona)
) $LINK;

-- `changes` only grows: it is part of a question's version.
CREATE TABLE same_counts (
  question $ID,
  same $INT NOT NULL,
  changes $INT NOT NULL
);
