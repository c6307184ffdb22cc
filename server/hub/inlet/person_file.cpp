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
  std::string identity;
  BOOST_DESCRIBE_CLASS(Told, (), (exporter, ends_at, identity), (), ())
};

/// A thousand places of the log each.
constexpr int looks_a_piece = 100;
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

/// All that this member may be recognised by.
std::set<std::string> identities_of_member(Tx& tx, PersonId member,
                                           std::string_view public_origin) {
  const auto account = identity::require_account(tx, member);
  const auto ours = std::string("account ").append(public_origin).append(" ");
  // Whoever wrote down another one's address is not given what that one learned.
  if (!account.address_proved) return {ours + identity::open_persona(member).text()};
  return {"mbox mailto:" + account.email, ours + account.email,
          ours + text::EmailAddress::from_text(account.email).value().key(),
          ours + identity::open_persona(member).text()};
}

Told told_by(std::string_view key, std::string_view secret, const Visitor& exporter, Time now) {
  const auto sealed = octets_of(std::string(key));
  const auto text = sealed ? seal_of(secret).open(*sealed, context) : std::nullopt;
  if (!text) refuse_missing();
  auto told = json::read_or_throw<Told>(*text);
  if (told.exporter != exporter.person || told.ends_at <= now) refuse_missing();
  return told;
}

}  // namespace

void require_something(Tx& tx, const learning_records::FoundSpellings& found,
                       std::string_view public_origin) {
  const auto& spellings = found.spellings.all();
  const auto marks = learning_records::marks_with(spellings, public_origin);
  const bool something =
      !found.all || learning_records::are_in_records(tx, marks) ||
      !store::agents_with(tx, learning_records::agents_meant(spellings, public_origin)).empty();
  if (!something) throw Refusal(Status::conflict, "record_person.nowhere");
}

PersonFileKey make_person_file(Tx& tx, const Visitor& exporter, const PersonFileOrder& order,
                               std::string_view secret, std::string_view public_origin) {
  const auto identity = learning_records::require_identity(tx, order, public_origin);
  learning_records::note_person_export(tx, exporter, identity, order.reason.text());
  const Told told{exporter.person, tx.now() + person_file_lasts, identity};
  const auto sealed = seal_of(secret).close(json::write(told), context);
  return {for_addresses(crypto::base64(sealed)), told.ends_at};
}

PersonFile::PersonFile(Tx& tx, const Visitor& asker, std::string public_origin, bool of_another,
                       std::set<std::string> identities)
    : asker_(asker.person),
      of_another_(of_another),
      public_origin_(std::move(public_origin)),
      file_name_("kring-learning-" + rfc3339(tx.now()).substr(0, 10) + ".jsonl"),
      spellings_(std::move(identities), public_origin_) {}

PersonFile::PersonFile(Tx& tx, const Visitor& member, const std::string& public_origin)
    : PersonFile(tx, member, public_origin, false,
                 identities_of_member(tx, member.person, public_origin)) {
  member_ = member.person;
  for (const auto& agent : store::agents_of(tx, member.person)) marks_.push_back(agent.mark);
}

PersonFile::PersonFile(Tx& tx, const Visitor& exporter, std::string_view key,
                       std::string_view secret, std::string public_origin)
    : PersonFile(tx, exporter, std::move(public_origin), true,
                 {told_by(key, secret, exporter, tx.now()).identity}) {}

void PersonFile::require_allowed(Tx& tx) const {
  const auto account = identity::require_account(tx, asker_);
  if (account.suspended || (of_another_ && !account.administrator)) {
    throw Refusal(Status::forbidden, "not_allowed");
  }
}

std::optional<std::string> PersonFile::look_for_spellings(Database& database) {
  for (int looks = 0; !all_spelled_; ++looks) {
    if (looks == looks_a_piece) {
      return "{\"looking\":{\"percent\":" + std::to_string(spellings_.percent()) + "}}\n";
    }
    all_spelled_ = database.read([this](Tx& tx) {
      require_allowed(tx);
      const bool all = spellings_.look_on(tx);
      if (all) add_spellings(tx);
      return all;
    });
  }
  return std::nullopt;
}

void PersonFile::add_spellings(Tx& tx) {
  const auto marks = learning_records::marks_with(spellings_.all(), public_origin_);
  marks_.insert(marks_.end(), marks.begin(), marks.end());
  if (!of_another_) return;
  auto meant = learning_records::agents_meant(spellings_.all(), public_origin_);
  meant.marks = marks_;
  for (const auto& agent : store::agents_with(tx, meant)) {
    if (agent.person) member_ = agent.person;
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
  if (auto how_far = look_for_spellings(database)) return how_far;
  while (place_.stage != Stage::end) {
    auto piece = database.read([this](Tx& tx) { return read(tx); });
    place_ = std::move(piece.next);
    if (!piece.text.empty()) return std::move(piece.text);
  }
  return std::nullopt;
}

}  // namespace kring::inlet
