-- When a question was last answered, or else when it was asked: the order of home. It follows the
-- answers on show, also back.
ALTER TABLE questions ADD COLUMN active_at $INT NOT NULL DEFAULT 0;
CREATE INDEX answers_newest ON answers (question, answered_at) WHERE state = 'visible';
UPDATE questions SET active_at = coalesce((SELECT max(a.answered_at) FROM answers a
  WHERE a.question = questions.id AND a.state = 'visible'), asked_at);
CREATE INDEX questions_active ON questions (active_at, id) WHERE state = 'visible';
CREATE INDEX questions_active_of_community ON questions (community, active_at, id)
  WHERE state = 'visible';

-- What other modules may join with.
CREATE VIEW active_questions AS
  SELECT id, community, author_persona, asked_at, active_at, answers, accepted, language
  FROM questions WHERE state = 'visible';
CREATE VIEW given_answers AS
  SELECT id, question, author_persona, answered_at FROM answers WHERE state = 'visible';

-- Themes by their words, in whatever community.
CREATE INDEX theme_words_by_key ON theme_words (word_key, theme);
CREATE VIEW theme_keys AS SELECT word_key, theme FROM theme_words;
