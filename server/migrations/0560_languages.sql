-- What a text is written in: as its author chose (then `language_chosen` is 1), or as its words told when
-- it was written. Absent where they are too few, and of texts that stood here before, until they are
-- edited.
ALTER TABLE questions ADD COLUMN language TEXT;
ALTER TABLE questions ADD COLUMN language_chosen $INT NOT NULL DEFAULT 0;
ALTER TABLE answers ADD COLUMN language TEXT;
ALTER TABLE answers ADD COLUMN language_chosen $INT NOT NULL DEFAULT 0;
ALTER TABLE comments ADD COLUMN language TEXT;
ALTER TABLE comments ADD COLUMN language_chosen $INT NOT NULL DEFAULT 0;

-- Search reduces a text to stems in its language: the view of 0500 with one column more.
DROP VIEW contribution_texts;
CREATE VIEW contribution_texts AS
  SELECT q.id AS thing, 'question' AS kind, q.id AS question, q.id AS within, q.community, t.audience,
         q.title, q.text, q.asked_at AS written_at, q.author_persona,
         CASE WHEN q.answers > 0 THEN 1 ELSE 0 END AS answered, q.language
  FROM questions q JOIN things_on_show t ON t.id = q.id
  UNION ALL
  SELECT a.id, 'answer', a.question, a.question, t.community, t.audience, '', a.text, a.answered_at,
         a.author_persona, CASE WHEN q.answers > 0 THEN 1 ELSE 0 END, a.language
  FROM answers a JOIN things_on_show t ON t.id = a.id JOIN questions q ON q.id = a.question
  UNION ALL
  SELECT c.id, 'comment', c.question, c.about, t.community, t.audience, '', c.text, c.commented_at,
         c.author_persona, CASE WHEN q.answers > 0 THEN 1 ELSE 0 END, c.language
  FROM comments c JOIN things_on_show t ON t.id = c.id JOIN questions q ON q.id = c.question;
