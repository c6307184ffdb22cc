-- Those of whom an administrator said who they are: few among many.
CREATE INDEX inlet_agents_by_hand ON inlet_agents (id) WHERE by_hand = 1;
