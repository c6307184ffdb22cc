-- The organisation as a tree, and where in it somebody works. One name for one unit among those beside it.
CREATE TABLE units (
  id $ID,
  parent $INT REFERENCES units (id),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL
);
CREATE UNIQUE INDEX units_by_place ON units (COALESCE(parent, 0), name_key);

-- What the organisation says of somebody. There is a row where it says something.
CREATE TABLE placements (
  person $ID REFERENCES people (id),
  unit $INT REFERENCES units (id),
  role TEXT NOT NULL
);
CREATE INDEX placements_by_unit ON placements (unit);

-- What other modules may join with.
CREATE VIEW placed_people AS SELECT person, unit, role FROM placements;
