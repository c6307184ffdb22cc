-- What signing in asks beside a password. The secret that an authenticator shares is sealed under the
-- hub's own, which is not in the database; `last_step` is the last one a code was used of. Until it is
-- turned on, nothing is asked.
CREATE TABLE second_steps (
  person $ID REFERENCES people (id),
  sealed_secret $BYTES NOT NULL,
  last_step $INT NOT NULL,
  turned_on_at $INT
);

-- What is good instead of a code, once: it goes when it is used.
CREATE TABLE recovery_codes (
  code_hash $BYTES PRIMARY KEY NOT NULL,
  person $INT NOT NULL REFERENCES people (id)
);
CREATE INDEX recovery_codes_of_person ON recovery_codes (person);
