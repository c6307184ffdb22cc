#include "hub/identity/sessions.h"

#include "base/refusal.h"
#include "hub/identity/api_tokens_store.h"
#include "hub/identity/identity.h"
#include "hub/identity/identity_events.h"
#include "hub/identity/identity_store.h"
#include "platform/api/cursor.h"
#include "platform/api/weakening.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/random.h"
#include "platform/db/in_turns.h"
#include "platform/http/bearer.h"
#include "platform/journal/line.h"

#include <utility>
#include <vector>

namespace kring::identity {
namespace {

/// When somebody was here is kept to the hour: enough to recognise a device by.
Time hour_of(Time time) {
  return std::chrono::floor<std::chrono::hours>(time);
}

/// Where the next page of sessions begins.
struct After {
  Time made_at;
  SessionId id;
  BOOST_DESCRIBE_CLASS(After, (), (made_at, id), (), ())
};

void end(Tx& tx, PersonaId whose, SessionId session) {
  if (!store::delete_session(tx, session)) return;
  auto fact = journal::fact(SessionRevoked{});
  fact.actor = fact.owner = whose;
  fact.subject_kind = "session";
  fact.subject = session.as<ThingTag>();
  tx.record(fact);
}

}  // namespace

std::string begin_session(Tx& tx, PersonId person, const Device& device) {
  for (const auto session : store::sessions_beyond(tx, person, most_sessions - 1))
    end(tx, open_persona(person), session);
  auto token = crypto::random_token();
  const auto id = crypto::random_id<SessionTag>();
  store::insert_session(tx, id, db::Bytes{crypto::hash(token)}, person, tx.now() + session_length,
                        device, hour_of(tx.now()));
  return token;
}

void end_session(Tx& tx, const Visitor& visitor) {
  end(tx, visitor.persona, visitor.session);
}

Page<MySession> my_sessions(Tx& tx, const Visitor& visitor,
                            const std::optional<std::string>& after) {
  const auto from =
      after ? api::read_cursor<After>(*after) : After{Time::max(), SessionId(INT64_MAX)};
  auto rows =
      store::living_sessions_before(tx, visitor.person, from.made_at, from.id, page_size + 1);
  Page<MySession> page;
  page.next = api::cut_to_page(rows, [](const auto& last) { return After{last.made_at, last.id}; });
  for (const auto& row : rows) {
    page.items.push_back(
        {row.id, {row.browser, row.system}, row.made_at, row.seen_at, row.id == visitor.session});
  }
  return page;
}

void require_session_still(Tx& tx, const Visitor& visitor) {
  const bool still = visitor.is_program()
                         ? api_token_lives(tx, visitor.token, visitor.person)
                         : store::owner_of_session(tx, visitor.session) == visitor.person;
  if (!still) throw Refusal(Status::unauthenticated, "session.required");
}

void end_my_session(Tx& tx, const Visitor& visitor, SessionId session) {
  const auto owner = store::owner_of_session(tx, session);
  const bool is_mine = owner == visitor.person || api::weakened(api::Gate::access);
  if (!owner || !is_mine) refuse_missing();
  end(tx, visitor.persona, session);
}

void end_other_sessions(Tx& tx, const Visitor& visitor) {
  for (const auto session : store::sessions_of(tx, visitor.person)) {
    if (session != visitor.session) end(tx, visitor.persona, session);
  }
}

void end_sessions_of(Tx& tx, PersonId person) {
  for (const auto session : store::sessions_of(tx, person)) end(tx, open_persona(person), session);
}

std::int64_t forget_expired_sessions(Tx& tx) {
  return store::delete_expired_sessions(tx);
}

Visitor SessionDoorkeeper::recognise(Tx& tx, const http::Head& request) const {
  // Whoever shows a token is that program and nobody else, whatever cookies came along.
  if (const auto token = http::bearer_token(request.headers)) return by_token(tx, *token);
  const auto token = http::cookie(request.headers, session_cookie);
  if (!token) return {};
  const auto session = store::living_session(tx, db::Bytes{crypto::hash(*token)});
  if (!session) return {};
  note(sessions_, session->id, session->seen_at, tx.now());
  return Visitor{session->person, open_persona(session->person), session->id,
                 session->administrator, session->expires_at};
}

Visitor SessionDoorkeeper::by_token(Tx& tx, std::string_view token) const {
  if (!token.starts_with(api_token_prefix)) return {};
  const auto found = store::living_api_token(tx, db::Bytes{crypto::hash(token)});
  if (!found) return {};
  note(tokens_, found->id, found->seen_at, tx.now());
  Visitor visitor{found->person, open_persona(found->person), SessionId(), found->administrator};
  visitor.token = found->id;
  visitor.token_scope = found->scope;
  return visitor;
}

template <class TheirId>
void SessionDoorkeeper::note(Sightings<TheirId>& seen, TheirId id, std::optional<Time> before,
                             Time now) const {
  const auto hour = hour_of(now);
  if (before.value_or(Time()) >= hour) return;
  const std::scoped_lock lock(mutex_);
  seen[id] = hour;
}

void SessionDoorkeeper::write_sightings(Database& database) {
  write(database, sessions_, store::set_seen);
  write(database, tokens_, store::set_api_token_seen);
}

template <class TheirId>
void SessionDoorkeeper::write(Database& database, Sightings<TheirId>& seen,
                              void (*set_seen)(Tx&, TheirId, Time)) {
  std::vector<std::pair<TheirId, Time>> batch;
  {
    const std::scoped_lock lock(mutex_);
    batch.assign(seen.begin(), seen.end());
    seen.clear();
  }
  std::size_t written = 0;
  try {
    db::write_in_turns(database, batch.size(), written, [&](Tx& tx, std::size_t at) {
      set_seen(tx, batch[at].first, batch[at].second);
    });
  } catch (...) {
    const std::scoped_lock lock(mutex_);
    // One that was seen meanwhile was seen later.
    for (; written < batch.size(); ++written) seen.insert(batch[written]);
    throw;
  }
}

}  // namespace kring::identity
