CREATE TABLE communities (
  id $ID,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  theme TEXT NOT NULL,
  purpose TEXT NOT NULL,
  openness TEXT NOT NULL,
  members $INT NOT NULL,
  questions $INT NOT NULL,
  unanswered $INT NOT NULL,
  founder_persona $INT NOT NULL,
  made_at $INT NOT NULL
);

CREATE TABLE membership_requests (
  community $INT NOT NULL REFERENCES communities (id),
  person $INT NOT NULL REFERENCES people (id),
  asked_at $INT NOT NULL,
  PRIMARY KEY (community, person)
) $LINK;

-- What other modules may join with.
CREATE VIEW community_names AS SELECT id, name FROM communities;
