-- Everybody by their names, for the list of them. Names are kept beside a key that only the server can make: who has
-- an account has it in the index of search, of whom nobody else is listed.
ALTER TABLE people ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
UPDATE people SET name_key = lower(name);
UPDATE people SET name_key = known.name_key
  FROM (SELECT person, MIN(name_key) AS name_key FROM search_people GROUP BY person) AS known
  WHERE known.person = people.id;
CREATE INDEX people_by_name_key ON people (name_key, id);

-- What somebody may be asked about is looked for by a key too: the server makes a whole one when it is told anew.
ALTER TABLE profile_topics ADD COLUMN topic_key TEXT NOT NULL DEFAULT '';
UPDATE profile_topics SET topic_key = lower(topic);

-- What other modules may join with.
CREATE VIEW people_by_name AS SELECT id AS person, name, name_key FROM people;
CREATE VIEW told_topics AS SELECT person, topic_key FROM profile_topics;
CREATE VIEW told_languages AS SELECT person, language FROM profile_languages;
