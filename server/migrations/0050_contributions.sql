CREATE TABLE questions (
  id $ID,
  community $INT NOT NULL REFERENCES communities (id),
  author_persona $INT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  html TEXT NOT NULL,
  excerpt TEXT NOT NULL,
  asked_at $INT NOT NULL,
  edited_at $INT,
  revision $INT NOT NULL,
  version $INT NOT NULL,
  state TEXT NOT NULL,
  answers $INT NOT NULL,
  accepted $INT
);
CREATE INDEX questions_newest ON questions (asked_at, id);
CREATE INDEX questions_newest_of_community ON questions (community, asked_at, id);
CREATE INDEX questions_of_author ON questions (author_persona, asked_at, id);
CREATE INDEX questions_unanswered ON questions (asked_at, id) WHERE answers = 0 AND state = 'visible';
CREATE INDEX questions_unanswered_of_community ON questions (community, asked_at, id)
  WHERE answers = 0 AND state = 'visible';

CREATE TABLE answers (
  id $ID,
  question $INT NOT NULL REFERENCES questions (id),
  author_persona $INT NOT NULL,
  text TEXT NOT NULL,
  html TEXT NOT NULL,
  answered_at $INT NOT NULL,
  edited_at $INT,
  revision $INT NOT NULL,
  version $INT NOT NULL,
  state TEXT NOT NULL,
  viewers_before $INT NOT NULL
);
CREATE INDEX answers_of_question ON answers (question, id);

CREATE TABLE comments (
  id $ID,
  question $INT NOT NULL REFERENCES questions (id),
  about $INT NOT NULL,
  author_persona $INT NOT NULL,
  text TEXT NOT NULL,
  html TEXT NOT NULL,
  commented_at $INT NOT NULL,
  edited_at $INT,
  revision $INT NOT NULL,
  version $INT NOT NULL,
  state TEXT NOT NULL
);
CREATE INDEX comments_of_question ON comments (question, id);
CREATE INDEX comments_about ON comments (about, id);

-- What a text said before it was edited.
CREATE TABLE revisions (
  thing $INT NOT NULL,
  revision $INT NOT NULL,
  author_persona $INT NOT NULL,
  title TEXT,
  text TEXT NOT NULL,
  made_at $INT NOT NULL,
  PRIMARY KEY (thing, revision)
) $LINK;

-- How many people opened a question: a count, never who.
CREATE TABLE question_viewers (
  question $ID,
  viewers $INT NOT NULL
);

-- Every text on show, for followers that re-read it (search).
CREATE VIEW contribution_texts AS
  SELECT q.id AS thing, 'question' AS kind, q.id AS question, q.id AS within, q.community, t.audience,
         q.title, q.text, q.asked_at AS written_at
  FROM questions q JOIN things_on_show t ON t.id = q.id
  UNION ALL
  SELECT a.id, 'answer', a.question, a.question, t.community, t.audience, '', a.text, a.answered_at
  FROM answers a JOIN things_on_show t ON t.id = a.id
  UNION ALL
  SELECT c.id, 'comment', c.question, c.about, t.community, t.audience, '', c.text, c.commented_at
  FROM comments c JOIN things_on_show t ON t.id = c.id;
