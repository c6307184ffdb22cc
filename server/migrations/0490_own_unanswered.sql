-- Of the questions that wait in one's communities, those one asked oneself: home counts them apart.
CREATE INDEX questions_unanswered_of_author ON questions (author_persona, community)
  WHERE answers = 0 AND state = 'visible';
