-- What other modules may join with: who has an account and is not shut out. Everybody who is signed in
-- may find them by name.
CREATE VIEW people_here AS SELECT person FROM accounts WHERE suspended_at IS NULL;
