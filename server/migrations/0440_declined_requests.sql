-- Who was not let in, until they ask again or come in another way: the asker sees it, and nobody else.
CREATE TABLE membership_declines (
  community $INT NOT NULL REFERENCES communities (id),
  person $INT NOT NULL REFERENCES people (id),
  PRIMARY KEY (community, person)
) $LINK;
