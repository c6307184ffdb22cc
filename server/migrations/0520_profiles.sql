-- What people tell colleagues of themselves. There is a row where somebody told something: whoever has
-- one is listed, for everybody who is signed in.
CREATE TABLE profiles (
  person $ID REFERENCES people (id),
  role TEXT NOT NULL,
  told_at $INT NOT NULL
);

CREATE TABLE profile_topics (
  person $INT NOT NULL REFERENCES people (id),
  place $INT NOT NULL,
  topic TEXT NOT NULL,
  PRIMARY KEY (person, place)
) $LINK;

CREATE TABLE profile_languages (
  person $INT NOT NULL REFERENCES people (id),
  place $INT NOT NULL,
  language TEXT NOT NULL,
  PRIMARY KEY (person, place)
) $LINK;

-- What somebody said is counted where they are shown.
CREATE INDEX answers_of_author ON answers (author_persona, question);
CREATE INDEX comments_of_author ON comments (author_persona, id);

-- What other modules may join with.
CREATE VIEW helpful_answers AS SELECT answer, helpful FROM helpful_counts;
