-- Communities that everybody may read, for who may read little else: the lists of the newest questions
-- then go from these instead of over all that is out of sight.
CREATE INDEX communities_that_are_open ON communities (id) WHERE openness = 'open';
CREATE VIEW open_communities AS SELECT id FROM communities WHERE openness = 'open';
