#include "hub/learning_records/records_of_person.h"

#include "hub/learning_records/anonymous.h"
#include "hub/learning_records/clients_events.h"
#include "hub/learning_records/erased_person.h"
#include "hub/learning_records/pseudonyms.h"
#include "hub/learning_records/records_of_person_store.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "platform/crypto/base64.h"
#include "platform/journal/line.h"
#include "platform/json/document.h"
#include "platform/json/writer.h"
#include "platform/text/code_points.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

constexpr std::size_t statements_a_piece = 100;
/// Each is 8 MB at most.
constexpr std::size_t documents_a_piece = 4;

/// Everybody in a statement but one, by their codes.
class Others {
 public:
  Others(Tx& tx, const std::vector<Mark>& marks, std::string_view public_origin)
      : codes_(tx), marks_(marks), public_origin_(public_origin) {}

  bool is_in(const json::Value& statement) const {
    bool found = false;
    each_actor(statement, [&](const json::Value& actor, Place) { found = found || is(actor); });
    return found;
  }

  std::string without_them(const json::Value& statement) const {
    StandIns codes;
    each_actor(statement, [&](const json::Value& actor, Place) {
      const auto identity = identity_of(actor);
      if (identity.empty() || is(actor)) return;
      codes[identity] =
          stand_in_account(public_origin_, codes_.of(mark_of(MarkKind::agent, identity)));
    });
    return anonymous(statement, codes).text;
  }

 private:
  bool is(const json::Value& actor) const {
    return std::ranges::find(marks_, mark_of(MarkKind::agent, identity_of(actor))) != marks_.end();
  }

  const Pseudonyms codes_;
  const std::vector<Mark>& marks_;
  std::string_view public_origin_;
};

std::string line_of(const store::DocumentOfPerson& document) {
  std::string line = R"({"document":{"name":)";
  const auto add = [&](std::string_view name, std::string_view text) {
    line.append(",\"").append(name).append("\":");
    json::append_string(line, text);
  };
  json::append_string(line, document.name);
  if (!document.registration.empty()) add("registration", document.registration);
  add("content_type", document.content_type);
  add("updated_at", rfc3339(document.updated_at));
  const auto& octets = document.content.octets;
  const bool is_text = text::decode(octets).has_value();
  add(is_text ? "text" : "base64", is_text ? octets : crypto::base64(octets));
  return line += "}}\n";
}

}  // namespace

PersonLines lines_of_person(Tx& tx, const std::vector<Mark>& marks, const PersonPlace& place,
                            std::string_view public_origin) {
  PersonLines lines;
  lines.next = place;
  if (!place.documents) {
    const Others others(tx, marks, public_origin);
    const bool more = store::each_statement_of(
        tx, marks, place.seq, statements_a_piece, [&](const store::StatementOfPerson& row) {
          lines.next.seq = row.seq;
          const auto statement = json::Document::parse(row.text).value();
          // A mark is a hash, and another one's may be the same.
          if (!others.is_in(statement.root())) return;
          lines.text.append(R"({"statement":)").append(others.without_them(statement.root()));
          lines.text.append(R"(,"taken_back":)").append(row.voided ? "true}\n" : "false}\n");
        });
    lines.next.documents = !more;
    return lines;
  }
  const auto rows = store::documents_of(tx, marks, place, documents_a_piece);
  for (const auto& row : rows) {
    lines.text += line_of(row);
    lines.next.holder = row.holder;
    lines.next.registration = row.registration;
    lines.next.name = row.name;
  }
  lines.at_end = rows.size() < documents_a_piece;
  return lines;
}

bool are_in_records(Tx& tx, const std::vector<Mark>& marks) {
  const auto lines = lines_of_person(tx, marks, {}, {});
  if (!lines.text.empty() || !lines.next.documents) return true;
  return !store::documents_of(tx, marks, lines.next, 1).empty();
}

void note_person_export(Tx& tx, const Visitor& exporter, const std::string& identity,
                        std::string_view reason) {
  store::insert_person_export(tx, exporter.person, mark_of(MarkKind::agent, identity), reason);
  auto fact = journal::fact(RecordPersonExported{});
  fact.actor = fact.owner = exporter.persona;
  tx.record(fact);
}

}  // namespace kring::learning_records
