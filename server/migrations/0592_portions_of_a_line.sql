-- A line may change more than fits in one turn: where its follower goes on in it.
ALTER TABLE journal_cursors ADD COLUMN place $INT NOT NULL DEFAULT 0;

-- Which texts of a thread the index still has as those of an unanswered question, or of an answered
-- one, while it is brought up to date in portions.
ALTER TABLE search_texts ADD COLUMN answered $INT NOT NULL DEFAULT 0;
DROP INDEX search_texts_of_question;
CREATE INDEX search_texts_of_question ON search_texts (question, answered);

-- The follower hears all lines once more; each text is put in the place of itself meanwhile, and is
-- found as before.
UPDATE journal_cursors SET seq = 0 WHERE follower = 'search';
DELETE FROM journal_parked WHERE follower = 'search';
