-- The oldest documents about people that one client kept last.
CREATE INDEX record_documents_of_client_by_age ON record_documents (client, updated_at) WHERE agent <> 0;
