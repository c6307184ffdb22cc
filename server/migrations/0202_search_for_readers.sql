-- Counted apart for who may read them: a weight that counted texts which somebody may not read told
-- them which words stand there. The follower builds all of it again from the first line.
DROP TABLE search_terms;
CREATE TABLE search_terms (
  stem TEXT NOT NULL,
  readers TEXT NOT NULL,
  texts $INT NOT NULL,
  PRIMARY KEY (stem, readers)
) $LINK;

DROP TABLE search_totals;
CREATE TABLE search_totals (
  readers TEXT PRIMARY KEY NOT NULL,
  texts $INT NOT NULL,
  stems $INT NOT NULL
) $LINK;

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
