-- Among its tokens the index keeps what a text says strongly, each stem behind @@@: so the best of very
-- many is found though it is old.
--
-- The follower hears all lines once more. Each text is put in the place of itself meanwhile, and is found
-- as before.
UPDATE journal_cursors SET seq = 0 WHERE follower = 'search';
DELETE FROM journal_parked WHERE follower = 'search';
