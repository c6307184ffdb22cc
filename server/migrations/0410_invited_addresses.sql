-- An address that is invited already is found before it is invited again. Addresses are ASCII, so both
-- databases lower them alike.
CREATE INDEX invitations_by_email ON invitations (lower(email));
