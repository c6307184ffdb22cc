#include "hub/inlet/reported.h"

#include "hub/learning_records/directory.h"
#include "hub/learning_records/erased_person.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "platform/http/ascii.h"

#include <algorithm>

namespace kring::inlet {
namespace {

using learning_records::member_of;
using learning_records::ObjectKind;
using learning_records::text_of;

constexpr std::size_t longest_address = 2000;
constexpr std::size_t day_length = 10;  // of "2026-11-23T…"

bool is_denied(const json::Value& statement) {
  const auto* result = member_of(statement, "result");
  if (!result) return false;
  const auto says_no = [&](std::string_view name) {
    const auto* said = member_of(*result, name);
    return said && !said->boolean;
  };
  return says_no("success") || says_no("completion");
}

/// A name in that language, or else in the one that stands first.
std::optional<std::string> name_in(const json::Value* names, std::string_view language) {
  if (!names || names->members.empty()) return std::nullopt;
  for (const auto& [tag, text] : names->members) {
    if (tag.starts_with(language)) return learning_records::label(text.text);
  }
  return learning_records::label(names->members.front().value.text);
}

formal_links::Course course_of(const json::Value& activity) {
  const auto* definition = member_of(activity, "definition");
  const auto* names = definition ? member_of(*definition, "name") : nullptr;
  return {std::string(text_of(activity, "id")), name_in(names, "nl"), name_in(names, "en")};
}

}  // namespace

std::optional<Reported> reported_completion(const json::Value& statement,
                                            std::string_view public_origin) {
  const auto verb = text_of(*member_of(statement, "verb"), "id");
  if (std::ranges::find(completing_verbs, verb) == completing_verbs.end()) return std::nullopt;
  const auto& actor = *member_of(statement, "actor");
  const auto& object = *member_of(statement, "object");
  if (text_of(actor, "objectType") == "Group" || is_denied(statement)) return std::nullopt;
  if (learning_records::kind_of_object(object) != ObjectKind::activity) return std::nullopt;
  // Of somebody who was erased before their completion was taken in nothing waits.
  if (learning_records::is_stand_in(actor, public_origin)) return std::nullopt;
  Reported reported;
  reported.identity = learning_records::identity_of_agent(actor, public_origin);
  reported.mark = learning_records::mark_of(learning_records::MarkKind::agent,
                                            learning_records::identity_of(actor));
  reported.course = course_of(object);
  if (reported.course.address.size() > longest_address) return std::nullopt;
  reported.completed_at = learning_records::read_timestamp(text_of(statement, "timestamp")).value();
  const auto registration = http::lowered(learning_records::registration_of(statement));
  reported.attempt =
      registration.empty() ? rfc3339(reported.completed_at).substr(0, day_length) : registration;
  return reported;
}

}  // namespace kring::inlet
