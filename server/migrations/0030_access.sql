-- Everything access is decided about, registered by its owner in the transaction that makes or moves it.
CREATE TABLE things (
  id $ID,
  kind TEXT NOT NULL,
  community $INT NOT NULL,
  within $INT,
  owner_persona $INT NOT NULL,
  audience TEXT NOT NULL,
  state TEXT NOT NULL
);

-- Who is what in which community.
CREATE TABLE standings (
  community $INT NOT NULL,
  person $INT NOT NULL,
  standing TEXT NOT NULL,
  since $INT NOT NULL,
  PRIMARY KEY (community, person)
) $LINK;
CREATE INDEX standings_of_person ON standings (person, community);

-- What other modules may join with: what is on show, and to whom. A comment stands within an answer
-- within a question, so two steps up is all there is.
CREATE VIEW things_on_show AS
  SELECT t.id, t.kind, t.community, t.owner_persona, t.audience
  FROM things t
  LEFT JOIN things above ON above.id = t.within
  LEFT JOIN things top ON top.id = above.within
  WHERE t.state = 'visible'
    AND (above.state IS NULL OR above.state = 'visible')
    AND (top.state IS NULL OR top.state = 'visible');
CREATE VIEW community_standings AS SELECT community, person, standing, since FROM standings;
