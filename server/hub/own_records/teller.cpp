#include "hub/own_records/teller.h"

#include "hub/contributions/contributions_events.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/own_statements.h"
#include "hub/own_records/own_records_events.h"
#include "hub/own_records/own_records_store.h"
#include "hub/own_records/statement_ids.h"
#include "hub/reactions/reactions_events.h"
#include "platform/crypto/random.h"

#include <algorithm>
#include <array>

namespace kring::own_records {
namespace {

using contributions::AnswerRestored;
using contributions::AnswerUnaccepted;
using contributions::AnswerWithdrawn;
using contributions::CommentRestored;
using contributions::CommentWithdrawn;
using contributions::QuestionRestored;
using contributions::QuestionWithdrawn;
using reactions::HelpfulTakenBack;
using reactions::SameTakenBack;

constexpr std::array takes_back{QuestionWithdrawn::kind, AnswerWithdrawn::kind,
                                CommentWithdrawn::kind,  AnswerUnaccepted::kind,
                                HelpfulTakenBack::kind,  SameTakenBack::kind};
constexpr std::array restores{QuestionRestored::kind, AnswerRestored::kind, CommentRestored::kind};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& kinds, std::string_view kind) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

/// Whether a text came into the world with it: what a withdrawal takes along, and a restoring tells
/// anew.
bool is_making(RecordKind kind) {
  return kind == RecordKind::asked || kind == RecordKind::answered || kind == RecordKind::commented;
}

/// Whether what was told may be taken back later, so that it is remembered which statement it was.
bool may_be_taken_back(RecordKind kind) {
  return is_making(kind) || kind == RecordKind::edited || kind == RecordKind::accepted ||
         kind == RecordKind::found_helpful || kind == RecordKind::found_same;
}

/// Whether a line takes back what was told of its subject.
bool undoes(const journal::Line& line, const store::Told& told) {
  if (line.kind == AnswerUnaccepted::kind) return told.kind == RecordKind::accepted;
  if (line.kind == HelpfulTakenBack::kind) {
    return told.kind == RecordKind::found_helpful && told.actor == line.actor;
  }
  if (line.kind == SameTakenBack::kind) {
    return told.kind == RecordKind::found_same && told.actor == line.actor;
  }
  return is_making(told.kind) || told.kind == RecordKind::edited;
}

std::string own_space(Tx& tx) {
  const auto fresh = crypto::random_key<16>();
  return store::space_of_ids(tx, {reinterpret_cast<const char*>(fresh.data()), fresh.size()});
}

}  // namespace

std::vector<std::string_view> Teller::hears() const {
  auto kinds = telling_kinds();
  kinds.insert(kinds.end(), takes_back.begin(), takes_back.end());
  kinds.insert(kinds.end(), {TurnedOn::kind, TurnedOff::kind, Objected::kind, Allowed::kind});
  return kinds;
}

std::vector<std::string_view> Teller::takes_away() const {
  std::vector<std::string_view> kinds(takes_back.begin(), takes_back.end());
  kinds.insert(kinds.end(), {TurnedOff::kind, Objected::kind});
  return kinds;
}

void Teller::follow(Tx& tx, const journal::Line& line) {
  if (choose(tx, line)) return;
  if (line.origin != journal::Origin::live) return;
  if (is_one_of(takes_back, line.kind)) return take_back(tx, line);
  tell(tx, line);
}

/// True where the line is a choice of somebody's, and heeded from here on.
bool Teller::choose(Tx& tx, const journal::Line& line) const {
  if (const auto on = line.as<TurnedOn>()) {
    store::set_followed_kind(tx, on->what, true);
  } else if (const auto off = line.as<TurnedOff>()) {
    store::set_followed_kind(tx, off->what, false);
  } else if (line.as<Objected>()) {
    store::set_objector(tx, line.owner, true);
  } else if (line.as<Allowed>()) {
    store::set_objector(tx, line.owner, false);
  } else {
    return false;
  }
  return true;
}

void Teller::tell(Tx& tx, const journal::Line& line) const {
  const auto telling = telling_of(line, origin_);
  if (!telling || !store::is_followed_kind(tx, telling->kind)) return;
  if (store::is_objector(tx, telling->actor) || store::is_objector(tx, line.owner)) return;
  auto told_at = line.happened_at;
  if (is_one_of(restores, line.kind)) {
    const auto before = store::told_of(tx, line.subject, true);
    const auto making =
        std::ranges::find_if(before, [](const store::Told& told) { return is_making(told.kind); });
    if (making == before.end()) return;  // it was never told
    told_at = making->told_at;
    store::delete_told(tx, making->line);
  }
  const auto uuid = telling_uuid(own_space(tx), line);
  const db::Bytes octets{learning_records::octets_of_uuid(uuid)};
  learning_records::keep_own(
      tx, {{octets.octets, statement_text(*telling, uuid, told_at, origin_)}}, origin_);
  if (!may_be_taken_back(telling->kind)) return;
  store::insert_told(tx, {line.seq, telling->kind, telling->actor, line.subject, told_at, octets});
}

void Teller::take_back(Tx& tx, const journal::Line& line) const {
  std::vector<learning_records::OwnStatement> voidings;
  for (const auto& told : store::told_of(tx, line.subject, false)) {
    if (!undoes(line, told)) continue;
    const auto target = learning_records::uuid_of_octets(told.statement.octets);
    const auto uuid = voiding_uuid(own_space(tx), line, target);
    voidings.push_back({learning_records::octets_of_uuid(uuid),
                        voiding_text(target, uuid, line.happened_at, origin_)});
    if (is_making(told.kind)) {
      store::set_voided(tx, told.line);
    } else {
      store::delete_told(tx, told.line);
    }
  }
  learning_records::keep_own(tx, voidings, origin_);
}

std::vector<std::string_view> Teller::tables() const {
  return {"own_record_kinds", "own_record_objectors", "own_records_told"};
}

void Teller::clear(Tx& tx) {
  store::clear(tx);
}

const db::OrderedLog* Teller::adds_to() const {
  return &learning_records::statement_log;
}

}  // namespace kring::own_records
