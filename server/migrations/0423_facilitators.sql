-- Of the many who stand in a community, the few whom its page names.
CREATE INDEX standings_of_facilitators ON standings (community, since, person)
  WHERE standing = 'facilitator';
