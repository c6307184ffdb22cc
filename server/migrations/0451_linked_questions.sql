-- For pages that show where a question leads: each link from both of its ends, and what it is called there.
CREATE VIEW linked_questions AS
  SELECT question, other_question, CASE kind WHEN 'duplicate' THEN 'duplicate_of' ELSE kind END AS linked
  FROM question_links
  UNION ALL
  SELECT other_question, question, CASE kind WHEN 'duplicate' THEN 'has_duplicate' ELSE kind END
  FROM question_links;
