-- Search says who wrote what it found: the view of 0050 with one column more.
DROP VIEW contribution_texts;
CREATE VIEW contribution_texts AS
  SELECT q.id AS thing, 'question' AS kind, q.id AS question, q.id AS within, q.community, t.audience,
         q.title, q.text, q.asked_at AS written_at, q.author_persona
  FROM questions q JOIN things_on_show t ON t.id = q.id
  UNION ALL
  SELECT a.id, 'answer', a.question, a.question, t.community, t.audience, '', a.text, a.answered_at,
         a.author_persona
  FROM answers a JOIN things_on_show t ON t.id = a.id
  UNION ALL
  SELECT c.id, 'comment', c.question, c.about, t.community, t.audience, '', c.text, c.commented_at,
         c.author_persona
  FROM comments c JOIN things_on_show t ON t.id = c.id;
