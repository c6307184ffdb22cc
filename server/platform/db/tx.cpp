#include "platform/db/tx.h"

#include <array>

namespace kring::db {
namespace {

constexpr std::string_view append_to_sqlite =
    "INSERT INTO journal (happened_at, kind, actor, community, subject_kind, subject, owner, data,"
    " origin, cause) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    " ON CONFLICT (cause) DO NOTHING";

// The line's place is not known yet: the sequencer numbers what has been committed, by transaction
// and ordinal. A sequence would hand out places before the commit, and a cursor would lose lines.
constexpr std::string_view append_to_postgres =
    "WITH appended AS ("
    "INSERT INTO journal_lines (happened_at, kind, actor, community, subject_kind, subject, owner,"
    " data, origin, cause) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    " ON CONFLICT (cause) DO NOTHING RETURNING line)"
    " INSERT INTO journal_pending (xid, ordinal, line)"
    " SELECT pg_current_xact_id()::text::bigint, $11, line FROM appended";

}  // namespace

void Tx::record(const journal::Fact& fact) {
  const std::array<Param, 11> params{Param(fact.happened_at.value_or(now_)),
                                     fact.kind,
                                     fact.actor,
                                     fact.community,
                                     fact.subject_kind,
                                     fact.subject,
                                     fact.owner,
                                     fact.data,
                                     fact.origin == journal::Origin::live ? origin_ : fact.origin,
                                     fact.cause,
                                     facts_recorded_};
  const bool postgres = dialect() == Dialect::postgres;
  execute(postgres ? append_to_postgres : append_to_sqlite,
          std::span(params).first(postgres ? 11 : 10), [](const Row&) {});
  ++facts_recorded_;
}

}  // namespace kring::db
