-- What questions are about: words of one community, each with a page of its own. A theme that was
-- merged stays as the way to the one it went into.
CREATE TABLE themes (
  id $ID,
  community $INT NOT NULL REFERENCES communities (id),
  name TEXT NOT NULL,
  name_nl TEXT,
  name_en TEXT,
  description TEXT NOT NULL,
  html TEXT NOT NULL,
  questions $INT NOT NULL,
  revision $INT NOT NULL,
  merged_into $INT,
  made_at $INT NOT NULL
);
CREATE INDEX themes_by_use ON themes (community, questions, id) WHERE merged_into IS NULL;

-- Every word that leads to a theme: what it is called, in any language, its synonyms, and what it was
-- called before. In one community a word leads to one theme.
CREATE TABLE theme_words (
  community $INT NOT NULL,
  word_key TEXT NOT NULL,
  theme $INT NOT NULL REFERENCES themes (id),
  word TEXT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (community, word_key)
) $LINK;
CREATE INDEX theme_words_of_theme ON theme_words (theme);

-- `asked_at` is the question's, so that a theme's newest questions are read off the index.
CREATE TABLE question_themes (
  question $INT NOT NULL,
  theme $INT NOT NULL REFERENCES themes (id),
  place $INT NOT NULL,
  asked_at $INT NOT NULL,
  PRIMARY KEY (question, theme)
) $LINK;
CREATE INDEX question_themes_newest ON question_themes (theme, asked_at, question);

CREATE TABLE theme_followers (
  theme $INT NOT NULL REFERENCES themes (id),
  person $INT NOT NULL REFERENCES people (id),
  since $INT NOT NULL,
  PRIMARY KEY (theme, person)
) $LINK;
CREATE INDEX theme_followers_of_person ON theme_followers (person, theme);

-- What other modules may join with.
CREATE VIEW themed_questions AS SELECT theme, question, asked_at FROM question_themes;
CREATE VIEW followed_themes AS SELECT theme, person FROM theme_followers;
