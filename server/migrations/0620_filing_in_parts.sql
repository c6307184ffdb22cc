-- How far each size of the card index of statements is filed: by marks, of which each write files
-- only so many, and no longer by slices that are filed whole.
CREATE TABLE statement_mark_filing_by_mark (
  size $ID,
  drawers $INT NOT NULL,
  next_mark $INT NOT NULL,
  places $INT NOT NULL,
  run $INT NOT NULL
);
-- A drawer of size 2 had 32 slices, one of size 3 had 1024, one of size 1 had one.
INSERT INTO statement_mark_filing_by_mark (size, drawers, next_mark, places, run)
SELECT size, drawers,
  CASE size
    WHEN 2 THEN (slices - 16) * 576460752303423488
    WHEN 3 THEN (slices - 512) * 18014398509481984
    ELSE -9223372036854775807 - 1
  END,
  0, 0
FROM statement_mark_filing;
DROP TABLE statement_mark_filing;
ALTER TABLE statement_mark_filing_by_mark RENAME TO statement_mark_filing;
