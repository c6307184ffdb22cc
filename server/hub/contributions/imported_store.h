#pragma once

#include "hub/contributions/contributions_store.h"
#include "hub/contributions/imported.h"

/// Rows that come with their own times.
namespace kring::contributions::store {

void insert_imported(Tx& tx, QuestionId id, const ImportedQuestion& question);
void insert_imported(Tx& tx, AnswerId id, const ImportedAnswer& answer);
void insert_imported(Tx& tx, CommentId id, QuestionId question, const ImportedComment& comment);

}  // namespace kring::contributions::store
