#include "hub/learning_records/erasures.h"

#include "base/refusal.h"
#include "hub/identity/identity.h"
#include "hub/learning_records/clients_events.h"
#include "hub/learning_records/erased_person.h"
#include "hub/learning_records/erasures_store.h"
#include "hub/learning_records/pseudonyms.h"
#include "hub/learning_records/statement_log.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statements_store.h"
#include "platform/api/cursor.h"
#include "platform/http/ascii.h"
#include "platform/jobs/jobs.h"
#include "platform/journal/line.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

struct After {
  RecordErasureId id{INT64_MAX};
  BOOST_DESCRIBE_CLASS(After, (), (id), (), ())
};

std::string code_of(const Pseudonyms& codes, const std::string& identity) {
  return codes.of(mark_of(MarkKind::agent, identity));
}

/// Counts in which places somebody stands.
class Places {
 public:
  explicit Places(const std::set<std::string>& identities) {
    for (const auto& identity : identities) {
      for (const auto& each : identities_with(identity)) stand_ins_[each] = "{}";
    }
  }

  void count(const json::Value& statement, ErasurePreview& preview) {
    if (preview.statements == static_cast<std::int64_t>(most_previewed)) {
      preview.more = true;
      return;
    }
    ++preview.statements;
    const bool acts = stands_in(member_of(statement, "actor"));
    const auto* object = member_of(statement, "object");
    const auto kind = kind_of_object(*object);
    const bool is_about =
        (kind == ObjectKind::agent || kind == ObjectKind::group) && stands_in(object);
    if (acts) ++preview.as_actor;
    if (is_about) ++preview.as_object;
    if (!acts && !is_about) ++preview.beside;
    for (auto& sha2 : anonymous(statement, stand_ins_).sha2) attachments_.insert(std::move(sha2));
  }

  std::int64_t attachments() const { return static_cast<std::int64_t>(attachments_.size()); }

 private:
  bool stands_in(const json::Value* actor) const {
    if (stand_ins_.contains(identity_of(*actor))) return true;
    const auto* members = member_of(*actor, "member");
    return members && std::ranges::any_of(members->items, [this](const json::Value& each) {
             return stand_ins_.contains(identity_of(each));
           });
  }

  StandIns stand_ins_;
  std::set<std::string> attachments_;
};

std::int64_t percent_of(const store::ErasureRow& row) {
  if (row.finished_at) return 100;
  const auto last = std::max(row.last_seq, std::int64_t{1});
  // The last step is the one that ends it.
  return std::min<std::int64_t>(99, std::min(row.reached, last) * 100 / last);
}

/// In the same order, with the names of those who erased.
std::vector<Erasure> shown(Tx& tx, const std::vector<store::ErasureRow>& rows,
                           std::string_view public_origin) {
  std::vector<PersonaId> personas;
  for (const auto& row : rows) {
    if (row.eraser_person) personas.push_back(identity::open_persona(*row.eraser_person));
  }
  const auto bylines = identity::bylines(tx, personas);
  const Pseudonyms codes(tx);
  std::vector<Erasure> all;
  for (const auto& row : rows) {
    auto& erasure = all.emplace_back();
    erasure.id = row.id;
    erasure.code = code_of(
        codes, std::string("account ").append(public_origin).append(" ").append(row.stand_in));
    if (row.eraser_person) {
      erasure.eraser = bylines.of(identity::open_persona(*row.eraser_person)).name;
    }
    erasure.reason = row.reason;
    erasure.begun_at = row.begun_at;
    erasure.finished_at = row.finished_at;
    erasure.percent = percent_of(row);
    erasure.statements = row.statements;
    erasure.documents = row.documents;
    erasure.attachments = row.attachments;
  }
  return all;
}

/// One that is going on and does all that another one of these digests would.
std::optional<RecordErasureId> same_going_on(Tx& tx, const std::vector<db::Bytes>& digests) {
  for (const auto& id : store::erasures_with(tx, digests.front())) {
    if (store::erasure(tx, id).value().cleared_at) continue;
    const auto known = store::digests_of(tx, id);
    const bool all = std::ranges::all_of(digests, [&](const db::Bytes& each) {
      return std::ranges::find(known, each) != known.end();
    });
    if (all) return id;
  }
  return std::nullopt;
}

}  // namespace

ErasurePreview preview_erasure(Tx& tx, const FoundSpellings& found, const ErasureOptions& options) {
  const auto& spellings = found.spellings.all();
  ErasurePreview preview;
  preview.every_spelling = found.all;
  Places places(spellings);
  store::statements_in_portions(tx, {marks_with(spellings, options.public_origin)},
                                {0, INT64_MAX, false, most_previewed + 1}, [&](const Kept& kept) {
                                  const auto statement = json::Document::parse(kept.text).value();
                                  places.count(statement.root(), preview);
                                });
  preview.attachments = places.attachments();
  const auto agents = agents_meant(spellings, options.public_origin);
  preview.documents = store::count_documents(tx, agents.marks);
  const auto elsewhere = options.others.find(tx, agents);
  preview.completions = elsewhere.completions;
  preview.member = elsewhere.member;
  const bool nothing = found.all && !preview.member && preview.statements == 0 &&
                       preview.documents == 0 && preview.completions == 0;
  if (!nothing) preview.code = code_of(Pseudonyms(tx), found.identity);
  return preview;
}

void note_preview(Tx& tx, const Visitor& administrator) {
  auto fact = journal::fact(RecordPersonPreviewed{});
  fact.actor = fact.owner = administrator.persona;
  tx.record(fact);
}

RecordErasureId erase(Tx& tx, const Visitor& eraser, const ErasureOrder& order,
                      const ErasureOptions& options) {
  const auto identity = require_identity(tx, order, options.public_origin);
  if (http::lowered(order.confirmation) != http::lowered(code_of(Pseudonyms(tx), identity))) {
    throw Refusal(Status::invalid, "input.invalid", {{"/confirmation", "not_allowed", {}}});
  }
  const auto digests = digests_of(options.secret, identity, options.public_origin);
  if (const auto same = same_going_on(tx, digests)) return *same;
  store::ErasureRow row;
  row.id = tx.mint<RecordErasureTag>();
  row.eraser_person = eraser.person;
  row.reason = order.reason.text();
  row.stand_in = new_stand_in();
  row.begun_at = tx.now();
  row.last_seq = end_of_log(tx);
  store::insert_erasure(tx, row, digests);
  jobs::enqueue(tx, {.kind = "erase_from_records"});
  auto fact = journal::fact(RecordErasureBegun{});
  fact.actor = fact.owner = eraser.persona;
  fact.subject_kind = "record_erasure";
  fact.subject = row.id.as<ThingTag>();
  tx.record(fact);
  return row.id;
}

Erasure require_erasure(Tx& tx, RecordErasureId id, std::string_view public_origin) {
  const auto row = store::erasure(tx, id);
  if (!row) refuse_missing();
  return shown(tx, {*row}, public_origin).front();
}

Page<Erasure> erasures(Tx& tx, const std::optional<std::string>& after,
                       std::string_view public_origin) {
  const auto place = after ? api::read_cursor<After>(*after) : After();
  Page<Erasure> page;
  page.items = shown(tx, store::erasures_before(tx, place.id, page_size + 1), public_origin);
  page.next = api::cut_to_page(page.items, [](const Erasure& last) { return After{last.id}; });
  return page;
}

Erasures erasures_of(Tx& tx, const PersonMeant& meant, const ErasureOptions& options) {
  const auto identity = require_identity(tx, meant, options.public_origin);
  std::set<RecordErasureId> ids;
  for (const auto& digest : digests_of(options.secret, identity, options.public_origin)) {
    const auto found = store::erasures_with(tx, digest);
    ids.insert(found.begin(), found.end());
  }
  std::vector<store::ErasureRow> rows;
  for (auto id = ids.rbegin(); id != ids.rend(); ++id) {
    rows.push_back(store::erasure(tx, *id).value());
  }
  return {shown(tx, rows, options.public_origin)};
}

}  // namespace kring::learning_records
