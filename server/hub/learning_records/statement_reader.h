#pragma once

#include "hub/learning_records/rules.h"

namespace kring::learning_records {

/// What the object of a statement is, by its objectType.
enum class ObjectKind { activity, agent, group, statement_reference, sub_statement, unknown };
ObjectKind kind_of_object(const json::Value& object);

/// The value of an object's member, where there is one.
const json::Value* member_of(const json::Value& object, std::string_view name);

/// The verb that takes a statement back.
inline constexpr std::string_view voiding_verb = "http://adlnet.gov/expapi/verbs/voided";

/// Whether a statement (of which `require_statement` had no complaint) takes another one back.
bool is_voiding(const json::Value& statement);

/// Judges one statement by every rule of its version, and refuses as `broken` does. Knows nothing
/// of other statements: not of those it voids or refers to, nor of attachments' contents.
void require_statement(const Here& here);
void require_sub_statement(const Here& here);

/// Judges the body of a request to the Statements resource: one statement, or a list of them, in
/// which no id stands twice. More than `most_statements` are refused with 413
/// `statements.too_many`.
inline constexpr std::size_t most_statements = 10'000;
void require_statements(const json::Value& body, Version version);

/// Refuses with 413 `statements.too_many_values` JSON that has more values than anybody would write
/// in good faith. What it takes to read the rest is known.
void require_few_values(std::string_view text);

/// The JSON of one: refuses as `require_few_values`, and what is no JSON with 400
/// `statement.invalid`.
json::Document read_document(std::string_view text);

}  // namespace kring::learning_records
