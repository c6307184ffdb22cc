-- People by the stems of their role and of what they may be asked about, in the order in which they are
-- listed.
CREATE TABLE search_profiles (
  part TEXT NOT NULL,
  name_key TEXT NOT NULL,
  person $INT NOT NULL,
  PRIMARY KEY (part, name_key, person)
) $LINK;
CREATE INDEX search_profiles_of_person ON search_profiles (person, part);

-- The follower hears all lines once more, so that what people told before comes in. Each text is put in
-- the place of itself meanwhile, and is found as before.
UPDATE journal_cursors SET seq = 0 WHERE follower = 'search';
DELETE FROM journal_parked WHERE follower = 'search';
