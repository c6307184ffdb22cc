-- What was searched for and not found, and how often: never by whom. Until three people are known to
-- be different, each is kept as one of 256 marks, which many people share and which are others for
-- other words; then the marks go.
CREATE TABLE failed_searches (
  community $INT NOT NULL,
  words TEXT NOT NULL,
  searches $INT NOT NULL,
  people $INT NOT NULL,
  marks TEXT NOT NULL,
  last_on $INT NOT NULL,
  PRIMARY KEY (community, words)
) $LINK;
CREATE INDEX failed_searches_of_enough ON failed_searches (community, searches, words) WHERE people >= 3;
CREATE INDEX failed_searches_by_age ON failed_searches (last_on);
