-- What other modules may join with to show people what is theirs, withdrawn or not. A comment stands within
-- an answer within a question, so two steps up is all there is.
CREATE VIEW things_for_owners AS
  SELECT t.id, t.kind, t.community, t.owner_persona, t.audience, t.state
  FROM things t
  LEFT JOIN things above ON above.id = t.within
  LEFT JOIN things top ON top.id = above.within
  WHERE (above.state IS NULL OR above.state = 'visible' OR above.owner_persona = t.owner_persona)
    AND (top.state IS NULL OR top.state = 'visible' OR top.owner_persona = t.owner_persona);
