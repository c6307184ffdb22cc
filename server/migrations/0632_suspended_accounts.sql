-- Who is shut out, for the list of them.
CREATE INDEX accounts_suspended ON accounts (suspended_at, person) WHERE suspended_at IS NOT NULL;
