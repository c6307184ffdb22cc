#include "hub/identity/api_tokens.h"

#include "base/refusal.h"
#include "hub/identity/api_tokens_store.h"
#include "hub/identity/identity.h"
#include "hub/identity/identity_events.h"
#include "platform/api/cursor.h"
#include "platform/api/weakening.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/random.h"
#include "platform/journal/line.h"

namespace kring::identity {
namespace {

/// Where the next page of tokens begins.
struct After {
  Time made_at;
  ApiTokenId id;
  BOOST_DESCRIBE_CLASS(After, (), (made_at, id), (), ())
};

template <class Event>
void record_about(Tx& tx, PersonaId whose, ApiTokenId token) {
  auto fact = journal::fact(Event{});
  fact.actor = fact.owner = whose;
  fact.subject_kind = "api_token";
  fact.subject = token.as<ThingTag>();
  tx.record(fact);
}

void revoke(Tx& tx, PersonaId whose, ApiTokenId token) {
  if (store::delete_api_token(tx, token)) record_about<ApiTokenRevoked>(tx, whose, token);
}

}  // namespace

MadeApiToken make_api_token(Tx& tx, const Visitor& visitor, const NewApiToken& token) {
  if (token.scope == api::TokenScope::administration && !visitor.administrator)
    throw Refusal(Status::forbidden, "not_allowed");
  MadeApiToken made{crypto::random_id<ApiTokenTag>(),
                    std::string(api_token_prefix) + crypto::random_token()};
  store::insert_api_token(tx, made.id, db::Bytes{crypto::hash(made.secret)}, visitor.person, token,
                          tx.now() + std::chrono::days(token.days));
  record_about<ApiTokenMade>(tx, visitor.persona, made.id);
  return made;
}

Page<ApiToken> my_api_tokens(Tx& tx, const Visitor& visitor,
                             const std::optional<std::string>& after) {
  const auto from =
      after ? api::read_cursor<After>(*after) : After{Time::max(), ApiTokenId(INT64_MAX)};
  auto rows = store::api_tokens_before(tx, visitor.person, from.made_at, from.id, page_size + 1);
  Page<ApiToken> page;
  page.next = api::cut_to_page(rows, [](const auto& last) { return After{last.made_at, last.id}; });
  page.items = std::move(rows);
  return page;
}

ApiToken require_my_api_token(Tx& tx, const Visitor& visitor, ApiTokenId token) {
  auto found = store::api_token(tx, token, visitor.person);
  if (!found) refuse_missing();
  return std::move(*found);
}

void revoke_api_token(Tx& tx, const Visitor& visitor, ApiTokenId token) {
  if (!api::weakened(api::Gate::access)) require_my_api_token(tx, visitor, token);
  revoke(tx, visitor.persona, token);
}

void revoke_api_tokens_of(Tx& tx, PersonId person) {
  for (const auto token : store::api_tokens_of(tx, person)) revoke(tx, open_persona(person), token);
}

bool api_token_lives(Tx& tx, ApiTokenId token, PersonId person) {
  return store::api_token_lives(tx, token, person);
}

std::int64_t forget_ended_api_tokens(Tx& tx) {
  return store::delete_api_tokens_before(tx, tx.now() - ended_api_tokens_shown);
}

}  // namespace kring::identity
