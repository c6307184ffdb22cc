-- Which clients brought which attachments: an attachment is told apart by its hash alone, so that a
-- client could name one that another client brought, and be given it.
CREATE TABLE statement_attachment_senders (
  client $INT NOT NULL,
  sha2 TEXT NOT NULL,
  PRIMARY KEY (client, sha2)
) $LINK;
-- What came before belongs to the first statement that names it.
INSERT INTO statement_attachment_senders (client, sha2)
SELECT s.client, first.sha2 FROM (
  SELECT a.sha2 AS sha2, MIN(s.seq) AS seq FROM statement_attachments a
  JOIN statements s ON s.text LIKE '%"attachments"%' AND LOWER(s.text) LIKE '%' || a.sha2 || '%'
  GROUP BY a.sha2
) first JOIN statements s ON s.seq = first.seq;
