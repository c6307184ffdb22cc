#include "hub/identity/sessions.h"

#include "hub/identity/identity.h"
#include "hub/identity/identity_events.h"
#include "hub/identity/identity_store.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/random.h"
#include "platform/journal/line.h"

namespace kring::identity {

std::string begin_session(Tx& tx, PersonId person) {
  auto token = crypto::random_token();
  const auto id = crypto::random_id<SessionTag>();
  store::insert_session(tx, id, db::Bytes{crypto::hash(token)}, person, tx.now() + session_length);
  return token;
}

void end_session(Tx& tx, const Visitor& visitor) {
  if (!store::delete_session(tx, visitor.session)) return;
  auto fact = journal::fact(SessionRevoked{});
  fact.actor = fact.owner = visitor.persona;
  fact.subject_kind = "session";
  fact.subject = visitor.session.as<ThingTag>();
  tx.record(fact);
}

std::int64_t forget_expired_sessions(Tx& tx) {
  return store::delete_expired_sessions(tx);
}

Visitor SessionDoorkeeper::recognise(Tx& tx, const http::Head& request) const {
  const auto token = http::cookie(request.headers, session_cookie);
  if (!token) return {};
  const auto session = store::living_session(tx, db::Bytes{crypto::hash(*token)});
  if (!session) return {};
  return Visitor{session->person, open_persona(session->person), session->id,
                 session->administrator, session->expires_at};
}

}  // namespace kring::identity
