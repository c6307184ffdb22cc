#include "hub/learning_records/record_words.h"

#include "hub/learning_records/formats.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statements_by_id_store.h"
#include "hub/learning_records/statements_store.h"

#include <set>

namespace kring::learning_records {
namespace {

/// Statements are this long at most where they are read for a few words of them.
constexpr std::size_t most_octets_referred = 64 * 1024;

/// "completed" of "http://adlnet.gov/expapi/verbs/completed".
std::string_view last_segment(std::string_view iri) {
  while (iri.ends_with('/')) iri.remove_suffix(1);
  const auto slash = iri.find_last_of("/#:");
  return slash == iri.npos ? iri : iri.substr(slash + 1);
}

/// A language map in the reader's language, or in what stands there first.
std::optional<std::string> in_words(const json::Value* map, i18n::Language language) {
  if (!map || map->members.empty()) return std::nullopt;
  for (const auto& [tag, text] : map->members) {
    if (tag.starts_with(name_of(language))) return label(text.text);
  }
  return label(map->members.front().value.text);
}

std::string activity_in_words(const json::Value& activity, i18n::Language language) {
  const auto* definition = member_of(activity, "definition");
  const auto name = definition ? in_words(member_of(*definition, "name"), language)
                               : std::optional<std::string>();
  return name.value_or(label(text_of(activity, "id")));
}

std::string some_record(i18n::Language language) {
  return language == i18n::Language::nl ? "een leergegeven" : "a record";
}

/// To what a statement or its sub-statement refers; "" for nothing.
std::string_view referred_by(const json::Value& statement) {
  const auto& object = *member_of(statement, "object");
  return target_of(kind_of_object(object) == ObjectKind::sub_statement ? object : statement);
}

}  // namespace

std::optional<std::string> activity_of(const json::Value& statement) {
  const auto& object = *member_of(statement, "object");
  if (kind_of_object(object) != ObjectKind::activity) return std::nullopt;
  return std::string(text_of(object, "id"));
}

std::string RecordWithin::sentence() const {
  return (actor ? *actor + " " : "") + verb + " " + object;
}

void RecordWords::read_referred(Tx& tx, const std::vector<Kept>& records) {
  std::set<std::string> uuids;
  for (const auto& record : records) {
    // Most refer to nothing, and need not be parsed for that.
    if (record.text.find("\"StatementRef\"") == record.text.npos) continue;
    const auto statement = json::Document::parse(record.text).value();
    const auto target = referred_by(statement.root());
    if (!target.empty()) uuids.insert(octets_of_uuid(target));
  }
  std::map<std::string, RecordWithin, std::less<>> found;
  store::each_short_statement(tx, {uuids.begin(), uuids.end()}, most_octets_referred,
                              [&](const store::Existing& each) {
                                const auto statement = json::Document::parse(each.text).value();
                                found.emplace(each.uuid, told(statement.root()));
                              });
  referred_ = std::move(found);
}

std::string RecordWords::actor(const json::Value& statement) const {
  return codes_.of(*member_of(statement, "actor"));
}

std::string RecordWords::verb(const json::Value& statement) const {
  const auto& verb = *member_of(statement, "verb");
  return in_words(member_of(verb, "display"), language_)
      .value_or(label(last_segment(text_of(verb, "id"))));
}

std::string RecordWords::object(const json::Value& statement) const {
  const auto& object = *member_of(statement, "object");
  switch (kind_of_object(object)) {
    case ObjectKind::agent:
    case ObjectKind::group:
      return codes_.of(object);
    case ObjectKind::activity:
      return activity_in_words(object, language_);
    default:
      break;
  }
  const auto inner = within(statement);
  return inner ? inner->sentence() : some_record(language_);
}

std::optional<RecordWithin> RecordWords::within(const json::Value& statement) const {
  const auto& object = *member_of(statement, "object");
  if (kind_of_object(object) == ObjectKind::sub_statement) {
    auto inner = told(object);
    if (inner.actor == actor(statement)) inner.actor.reset();
    return inner;
  }
  const auto target = target_of(statement);
  const auto found = target.empty() ? referred_.end() : referred_.find(octets_of_uuid(target));
  return found == referred_.end() ? std::nullopt : std::optional(found->second);
}

RecordWithin RecordWords::told(const json::Value& statement) const {
  return {actor(statement), verb(statement), object(statement),
          std::string(text_of(*member_of(statement, "verb"), "id")), activity_of(statement)};
}

}  // namespace kring::learning_records
