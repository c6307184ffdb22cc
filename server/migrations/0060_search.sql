-- Every text on show as search sees it: who may read it (a token that begins with @), then its stems
-- in order, each followed by a space. The full-text index below is made of this column alone.
CREATE TABLE search_texts (
  thing $ID,
  kind TEXT NOT NULL,
  question $INT NOT NULL,
  within $INT NOT NULL,
  length $INT NOT NULL,
  stems TEXT NOT NULL
);
CREATE INDEX search_texts_of_question ON search_texts (question);
CREATE INDEX search_texts_within ON search_texts (within);

-- In how many texts each stem stands. Ranking asks here, since FTS5's bm25() counts every hit before
-- its first row, and PostgreSQL does not know.
CREATE TABLE search_terms (
  stem TEXT PRIMARY KEY NOT NULL,
  texts $INT NOT NULL
) $LINK;

CREATE TABLE search_totals (
  only_row $ID,
  texts $INT NOT NULL,
  stems $INT NOT NULL
);
INSERT INTO search_totals (only_row, texts, stems) VALUES (1, 0, 0);

-- @sqlite
-- Where a stem stands in its text is not kept (detail=none); merging is done by the follower, in
-- small steps, instead of whenever FTS5 sees fit.
CREATE VIRTUAL TABLE search_index USING fts5(
  stems, content = 'search_texts', content_rowid = 'thing', detail = none,
  tokenize = "ascii tokenchars '@'"
);
INSERT INTO search_index (search_index, rank) VALUES ('automerge', 0);
INSERT INTO search_index (search_index, rank) VALUES ('crisismerge', 1000);
CREATE TRIGGER search_texts_added AFTER INSERT ON search_texts BEGIN
  INSERT INTO search_index (rowid, stems) VALUES (new.thing, new.stems);
END;
CREATE TRIGGER search_texts_removed AFTER DELETE ON search_texts BEGIN
  INSERT INTO search_index (search_index, rowid, stems) VALUES ('delete', old.thing, old.stems);
END;
-- @end
-- @postgres
-- Kept beside the stems, since reading many hits newest first filters by it row by row. Written by the
-- store, as a generated column could not be copied back like any other.
ALTER TABLE search_texts ADD COLUMN vector TSVECTOR NOT NULL;
CREATE INDEX search_index ON search_texts USING GIN (vector);
-- @end
