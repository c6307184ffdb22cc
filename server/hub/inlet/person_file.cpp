#include "hub/inlet/person_file.h"

#include "base/refusal.h"
#include "hub/formal_links/formal_links.h"
#include "hub/identity/identity.h"
#include "hub/inlet/inlet_store.h"
#include "platform/crypto/base64.h"
#include "platform/crypto/seal.h"
#include "platform/json/json.h"

#include <algorithm>

namespace kring::inlet {
namespace {

using learning_records::Mark;

/// What a key says.
struct Told {
  PersonId exporter;
  Time ends_at;
  std::vector<Mark> marks;
  BOOST_DESCRIBE_CLASS(Told, (), (exporter, ends_at, marks), (), ())
};

constexpr std::string_view context = "all that is known of one person";

crypto::Seal seal_of(std::string_view secret) {
  return {secret, "person file"};
}

/// Base64 that may stand in an address as it is (RFC 4648 5), without padding.
std::string for_addresses(std::string base64) {
  std::ranges::replace(base64, '+', '-');
  std::ranges::replace(base64, '/', '_');
  base64.erase(base64.find_last_not_of('=') + 1);
  return base64;
}

std::optional<std::string> octets_of(std::string key) {
  std::ranges::replace(key, '-', '+');
  std::ranges::replace(key, '_', '/');
  key.append((4 - key.size() % 4) % 4, '=');
  return crypto::octets_of_base64(key);
}

/// By all that this member may be recognised by.
std::vector<Mark> marks_of_member(Tx& tx, PersonId member, std::string_view public_origin) {
  const auto account = identity::require_account(tx, member);
  const auto ours = std::string("account ").append(public_origin).append(" ");
  std::vector<Mark> marks;
  const auto add = [&](const std::string& identity) {
    const auto some = learning_records::marks_with(identity);
    marks.insert(marks.end(), some.begin(), some.end());
  };
  add("mbox mailto:" + account.email);
  add(ours + account.email);
  add(ours + text::EmailAddress::from_text(account.email).value().key());
  add(ours + identity::open_persona(member).text());
  return marks;
}

}  // namespace

PersonFileKey make_person_file(Tx& tx, const Visitor& exporter, const PersonFileOrder& order,
                               std::string_view secret, std::string_view public_origin) {
  const auto identity = learning_records::require_identity(tx, order, public_origin);
  learning_records::note_person_export(tx, exporter, identity, order.reason.text());
  const Told told{exporter.person, tx.now() + person_file_lasts,
                  learning_records::marks_with(identity)};
  const auto sealed = seal_of(secret).close(json::write(told), context);
  return {for_addresses(crypto::base64(sealed)), told.ends_at};
}

PersonFile::PersonFile(Tx& tx, const Visitor& asker, std::string public_origin, bool of_another)
    : asker_(asker.person),
      of_another_(of_another),
      public_origin_(std::move(public_origin)),
      file_name_("kring-learning-" + rfc3339(tx.now()).substr(0, 10) + ".jsonl") {}

PersonFile::PersonFile(Tx& tx, const Visitor& member, std::string public_origin)
    : PersonFile(tx, member, std::move(public_origin), false) {
  member_ = member.person;
  marks_ = marks_of_member(tx, member.person, public_origin_);
  for (const auto& agent : store::agents_of(tx, member.person)) marks_.push_back(agent.mark);
}

PersonFile::PersonFile(Tx& tx, const Visitor& exporter, std::string_view key,
                       std::string_view secret, std::string public_origin)
    : PersonFile(tx, exporter, std::move(public_origin), true) {
  const auto sealed = octets_of(std::string(key));
  const auto text = sealed ? seal_of(secret).open(*sealed, context) : std::nullopt;
  if (!text) refuse_missing();
  const auto told = json::read_or_throw<Told>(*text);
  if (told.exporter != exporter.person || told.ends_at <= tx.now()) refuse_missing();
  marks_ = told.marks;
  for (const auto& agent : store::agents_with(tx, marks_)) {
    if (agent.person) member_ = agent.person;
  }
}

void PersonFile::require_allowed(Tx& tx) const {
  const auto account = identity::require_account(tx, asker_);
  if (account.suspended || (of_another_ && !account.administrator)) {
    throw Refusal(Status::forbidden, "not_allowed");
  }
}

PersonFile::Piece PersonFile::read(Tx& tx) const {
  require_allowed(tx);
  Piece piece{{}, place_};
  if (place_.stage == Stage::records) {
    auto lines = learning_records::lines_of_person(tx, marks_, place_.records, public_origin_);
    piece.text = std::move(lines.text);
    piece.next.records = std::move(lines.next);
    if (lines.at_end) piece.next.stage = member_ ? Stage::completions : Stage::end;
  } else if (place_.stage == Stage::completions) {
    const auto page = formal_links::completions_of(tx, *member_, place_.completions);
    for (const auto& completion : page.items) {
      piece.text.append(R"({"completion":)").append(json::write(completion)).append("}\n");
    }
    piece.next.completions = page.next;
    if (!page.next) piece.next.stage = Stage::end;
  }
  return piece;
}

std::optional<std::string> PersonFile::next(Database& database) {
  while (place_.stage != Stage::end) {
    auto piece = database.read([this](Tx& tx) { return read(tx); });
    place_ = std::move(piece.next);
    if (!piece.text.empty()) return std::move(piece.text);
  }
  return std::nullopt;
}

}  // namespace kring::inlet
