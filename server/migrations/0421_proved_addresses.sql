-- Since when it is known that an address is whose account it is: what programs report by it is theirs from then on.
-- Absent where whoever joined wrote any address they liked, until an administrator says so. Of those who are here
-- already it is known where a link named the address, and of administrators, who may read everything.
ALTER TABLE accounts ADD COLUMN address_proved_at $INT;
UPDATE accounts SET address_proved_at =
  (SELECT MIN(used_at) FROM invitations WHERE user_person = accounts.person AND email IS NOT NULL);
UPDATE accounts SET address_proved_at = 0 WHERE address_proved_at IS NULL AND (administrator = 1 OR demo = 1);
CREATE INDEX accounts_with_unproved_address ON accounts (person) WHERE address_proved_at IS NULL;
