-- Every stem with one letter taken out, and whole, for each group of its readers: two stems that
-- differ by one letter meet in one of these, so a misspelt word finds its neighbours by looking up as
-- many rows as it has letters. Apart for who may read them, like search_terms.
CREATE TABLE search_neighbours (
  part TEXT NOT NULL,
  readers TEXT NOT NULL,
  stem TEXT NOT NULL,
  PRIMARY KEY (part, readers, stem)
) $LINK;

-- The follower builds all of it again from the first line.
DELETE FROM search_terms;
DELETE FROM search_totals;
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
