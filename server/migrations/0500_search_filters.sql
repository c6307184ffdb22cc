-- Search narrows what it finds, so it asks of each text whether its question was answered: the view of
-- 0203 with one column more.
DROP VIEW contribution_texts;
CREATE VIEW contribution_texts AS
  SELECT q.id AS thing, 'question' AS kind, q.id AS question, q.id AS within, q.community, t.audience,
         q.title, q.text, q.asked_at AS written_at, q.author_persona,
         CASE WHEN q.answers > 0 THEN 1 ELSE 0 END AS answered
  FROM questions q JOIN things_on_show t ON t.id = q.id
  UNION ALL
  SELECT a.id, 'answer', a.question, a.question, t.community, t.audience, '', a.text, a.answered_at,
         a.author_persona, CASE WHEN q.answers > 0 THEN 1 ELSE 0 END
  FROM answers a JOIN things_on_show t ON t.id = a.id JOIN questions q ON q.id = a.question
  UNION ALL
  SELECT c.id, 'comment', c.question, c.about, t.community, t.audience, '', c.text, c.commented_at,
         c.author_persona, CASE WHEN q.answers > 0 THEN 1 ELSE 0 END
  FROM comments c JOIN things_on_show t ON t.id = c.id JOIN questions q ON q.id = c.question;

-- What other modules may join with: what a community says of itself.
CREATE VIEW community_profiles AS SELECT id, name, name_key, theme, purpose, openness FROM communities;

-- What a text is narrowed by stands among its stems, each behind @@. A moment is there as its month
-- and its year, and exactly here.
ALTER TABLE search_texts ADD COLUMN written_at $INT NOT NULL DEFAULT 0;

-- People by every beginning of a word of their name, in the order in which they are listed.
CREATE TABLE search_people (
  part TEXT NOT NULL,
  name_key TEXT NOT NULL,
  person $INT NOT NULL,
  PRIMARY KEY (part, name_key, person)
) $LINK;
CREATE INDEX search_people_of_person ON search_people (person, part);

-- Communities by every beginning of a word of their name and theme, and by the stems of those and of
-- their purpose. Apart for who may know of them, like search_terms.
CREATE TABLE search_communities (
  part TEXT NOT NULL,
  readers TEXT NOT NULL,
  community $INT NOT NULL,
  PRIMARY KEY (part, readers, community)
) $LINK;

-- The follower builds all of it again from the first line.
DELETE FROM search_terms;
DELETE FROM search_totals;
DELETE FROM search_neighbours;
-- @sqlite
-- Emptied at once, and not text by text.
DROP TRIGGER search_texts_removed;
DELETE FROM search_texts;
INSERT INTO search_index (search_index) VALUES ('delete-all');
CREATE TRIGGER search_texts_removed AFTER DELETE ON search_texts BEGIN
  INSERT INTO search_index (search_index, rowid, stems) VALUES ('delete', old.thing, old.stems);
END;
-- @end
-- @postgres
DELETE FROM search_texts;
-- @end
UPDATE journal_cursors SET seq = 0 WHERE follower = 'search';
DELETE FROM journal_parked WHERE follower = 'search';
