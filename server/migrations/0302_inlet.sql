-- How far the inlet has read the statements, and among how many people it looked for those whom
-- nobody was found to be.
CREATE TABLE inlet_progress (
  only_row $ID,
  seq $INT NOT NULL,
  headcount $INT NOT NULL
);
INSERT INTO inlet_progress (only_row, seq, headcount) VALUES (1, 0, 0);

-- Who was reported to have completed something: known by a hash of how programs recognise them,
-- from which nobody is known, and by the mark that records show them by. `person` is absent as long
-- as nobody was found to be it; `by_hand` where an administrator said who it is.
CREATE TABLE inlet_agents (
  id $ID,
  identity $BYTES NOT NULL UNIQUE,
  mark $INT NOT NULL,
  person $INT REFERENCES people (id),
  by_hand $INT NOT NULL,
  mapper_person $INT REFERENCES people (id),
  mapped_at $INT
);
CREATE INDEX inlet_agents_by_person ON inlet_agents (person, id);

-- Which statements say so: by their place in the log, and their id.
CREATE TABLE inlet_completions (
  seq $ID,
  statement $BYTES NOT NULL UNIQUE,
  agent $INT NOT NULL REFERENCES inlet_agents (id) ON DELETE CASCADE,
  client $INT NOT NULL
);
CREATE INDEX inlet_completions_of_agent ON inlet_completions (agent, seq);

-- What could not be taken in; the rest went on without it.
CREATE TABLE inlet_parked (
  seq $ID,
  error TEXT NOT NULL
);
