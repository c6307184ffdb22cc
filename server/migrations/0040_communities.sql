CREATE TABLE communities (
  id $ID,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  theme TEXT NOT NULL,
  purpose TEXT NOT NULL,
  openness TEXT NOT NULL,
  members $INT NOT NULL,
  questions $INT NOT NULL,
  unanswered $INT NOT NULL,
  founder_persona $INT NOT NULL,
  made_at $INT NOT NULL
);

-- One name for one community among those that everybody sees. A private one takes no part: a name
-- that is refused would tell that it exists (decision 0006).
CREATE UNIQUE INDEX communities_known_by_name ON communities (name_key) WHERE openness <> 'private';

CREATE TABLE membership_requests (
  community $INT NOT NULL REFERENCES communities (id),
  person $INT NOT NULL REFERENCES people (id),
  asked_at $INT NOT NULL,
  PRIMARY KEY (community, person)
) $LINK;

-- What other modules may join with.
CREATE VIEW community_names AS SELECT id, name FROM communities;
