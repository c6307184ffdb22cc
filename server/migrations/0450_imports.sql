-- What was brought here from another site, and how far that is. `marker` tells two sites apart, and knows
-- a later copy of the same one; `files` tells whether the copy is the one that was begun with.
CREATE TABLE imports (
  id $ID,
  community $INT NOT NULL REFERENCES communities (id),
  marker TEXT NOT NULL,
  files TEXT NOT NULL,
  stage TEXT NOT NULL,
  octet $INT NOT NULL,
  rows_read $INT NOT NULL,
  begun_at $INT NOT NULL,
  finished_at $INT,
  UNIQUE (community, marker)
);

-- Who came along, under the key that the other site knows them by.
CREATE TABLE import_people (
  import $INT NOT NULL REFERENCES imports (id),
  source_key TEXT NOT NULL,
  person $INT NOT NULL REFERENCES people (id),
  PRIMARY KEY (import, source_key)
) $LINK;
CREATE INDEX import_people_of_person ON import_people (person);

-- Which question, answer or comment came of which: running an import again adds none twice.
CREATE TABLE import_things (
  import $INT NOT NULL REFERENCES imports (id),
  kind TEXT NOT NULL,
  source $INT NOT NULL,
  thing $INT NOT NULL,
  PRIMARY KEY (import, kind, source)
) $LINK;

-- What posts said and when, in their author's Markdown, until the post itself comes. `part` is title, text
-- or themes.
CREATE TABLE import_texts (
  import $INT NOT NULL REFERENCES imports (id),
  post $INT NOT NULL,
  source $INT NOT NULL,
  revision TEXT NOT NULL,
  part TEXT NOT NULL,
  author_key TEXT,
  text TEXT NOT NULL,
  made_at $INT NOT NULL,
  PRIMARY KEY (import, post, source)
) $LINK;

-- The votes of each post. They stay: what was not taken along is in the report, post by post.
CREATE TABLE import_votes (
  import $INT NOT NULL REFERENCES imports (id),
  post $INT NOT NULL,
  likes $INT NOT NULL,
  down_votes $INT NOT NULL,
  accepted_at $INT,
  PRIMARY KEY (import, post)
) $LINK;

-- Answers that were accepted, until they come.
CREATE TABLE import_acceptances (
  import $INT NOT NULL REFERENCES imports (id),
  answer_source $INT NOT NULL,
  question_source $INT NOT NULL,
  PRIMARY KEY (import, answer_source)
) $LINK;

-- What came along and what did not, and why; with the first few of each, by their numbers there.
CREATE TABLE import_reports (
  import $INT NOT NULL REFERENCES imports (id),
  what TEXT NOT NULL,
  outcome TEXT NOT NULL,
  number $INT NOT NULL,
  examples TEXT NOT NULL,
  PRIMARY KEY (import, what, outcome)
) $LINK;

-- How often a question or answer was liked where it comes from. By whom is not known, so nobody takes it
-- back. Those of an answer are counted among its `helpful`, too.
CREATE TABLE likes (
  thing $ID,
  likes $INT NOT NULL
);

-- That one question leads to another: it is related to it, or asks the same.
CREATE TABLE question_links (
  question $INT NOT NULL,
  other_question $INT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (question, other_question)
) $LINK;
CREATE INDEX question_links_back ON question_links (other_question, question);
