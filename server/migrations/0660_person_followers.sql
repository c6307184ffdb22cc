-- Whom people follow: what those ask and answer comes to the follower's home page. Nobody is told who
-- follows them.
CREATE TABLE person_followers (
  follower_person $INT NOT NULL REFERENCES people (id),
  person $INT NOT NULL REFERENCES people (id),
  since $INT NOT NULL,
  PRIMARY KEY (follower_person, person)
) $LINK;
CREATE INDEX person_followers_of ON person_followers (person);
