-- What is learned elsewhere: an activity that another program named, by its address (an IRI).
CREATE TABLE courses (
  id $ID,
  address TEXT NOT NULL UNIQUE,
  name_nl TEXT,
  name_en TEXT
);

-- Who completed what, once for each attempt.
CREATE TABLE completions (
  id $ID,
  person $INT NOT NULL REFERENCES people (id),
  course $INT NOT NULL REFERENCES courses (id),
  attempt TEXT NOT NULL,
  completed_at $INT NOT NULL,
  recorded_at $INT NOT NULL,
  UNIQUE (person, course, attempt)
);

-- Who says so: a completion stands as long as one of them does.
CREATE TABLE completion_sources (
  source TEXT PRIMARY KEY NOT NULL,
  completion $INT NOT NULL REFERENCES completions (id) ON DELETE CASCADE
) $LINK;
CREATE INDEX completion_sources_of_completion ON completion_sources (completion);
CREATE INDEX completions_of_person ON completions (person, completed_at, id);
