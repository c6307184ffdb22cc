-- Of whom a document is, however a program spells them: an erasure finds what stands under another spelling.
-- Absent in those that were last put before this step, since a spelling cannot be read from a mark: they are
-- found by the spellings that stand in statements.
ALTER TABLE record_documents ADD COLUMN folded_agent $INT;
CREATE INDEX record_documents_of_folded_agent ON record_documents (folded_agent) WHERE folded_agent IS NOT NULL;
