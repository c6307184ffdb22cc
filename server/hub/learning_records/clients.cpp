#include "hub/learning_records/clients.h"

#include "base/refusal.h"
#include "hub/learning_records/clients_events.h"
#include "hub/learning_records/clients_store.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/random.h"
#include "platform/journal/line.h"

#include <algorithm>
#include <set>

namespace kring::learning_records {
namespace {

template <class Event>
void record_about(Tx& tx, const Visitor& visitor, ClientId client, const Event& event = {}) {
  auto fact = journal::fact(event);
  fact.actor = fact.owner = visitor.persona;
  fact.subject_kind = "record_client";
  fact.subject = client.as<ThingTag>();
  tx.record(fact);
}

bool allow(const std::vector<Scope>& scopes, Scope wanted) {
  return std::ranges::any_of(scopes, [&](Scope each) {
    return each == wanted || each == Scope::all ||
           (wanted == Scope::read_mine && each == Scope::read);
  });
}

void require_connected(const ClientView& client) {
  if (client.revoked_at) throw Refusal(Status::conflict, "record_client.revoked");
}

MadeKey add_key(Tx& tx, ClientId client) {
  MadeKey made{tx.mint<RecordClientKeyTag>(), crypto::random_token(), {}};
  store::insert_key(tx, made.id, client, db::Bytes{crypto::hash(made.secret)});
  return made;
}

ClientView view_of(const store::ClientRow& row, const std::vector<store::KeyRow>& keys) {
  ClientView view{row.id, row.name, scopes_in(row.scopes), row.made_at, row.revoked_at, {}};
  for (const auto& key : keys) {
    if (key.client == row.id) view.keys.push_back({key.id, key.made_at, key.ends_at});
  }
  return view;
}

}  // namespace

std::string words_of(const std::vector<Scope>& scopes) {
  std::string text;
  for (const auto scope : std::set(scopes.begin(), scopes.end())) {
    text.append(text.empty() ? "" : " ").append(name_of(scope));
  }
  return text;
}

std::vector<Scope> scopes_in(std::string_view words) {
  std::vector<Scope> scopes;
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    Scope scope{};
    if (read_name(words.substr(0, end), scope)) scopes.push_back(scope);
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return scopes;
}

std::vector<Scope> in_common(const std::vector<Scope>& one, const std::vector<Scope>& other) {
  std::vector<Scope> both;
  const auto add_those_of = [&both](const auto& these, const auto& those) {
    for (const auto scope : these) {
      if (allow(those, scope) && std::ranges::find(both, scope) == both.end()) {
        both.push_back(scope);
      }
    }
  };
  add_those_of(one, other);
  add_those_of(other, one);
  return both;
}

bool Client::may(Scope scope) const {
  return allow(scopes, scope);
}

MadeClient make_client(Tx& tx, const Visitor& maker, const ClientTerms& terms) {
  const auto id = tx.mint<RecordClientTag>();
  store::insert_client(tx, id, terms.name, words_of(terms.scopes), maker.person);
  record_about<ClientMade>(tx, maker, id);
  return {id, add_key(tx, id)};
}

void change_client(Tx& tx, const Visitor& visitor, ClientId client, const ClientTerms& terms) {
  const auto before = require_client(tx, client);
  require_connected(before);
  const auto scopes = words_of(terms.scopes);
  if (before.name == terms.name && words_of(before.scopes) == scopes) return;
  store::set_terms(tx, client, terms.name, scopes);
  record_about(tx, visitor, client,
               ClientChanged{before.name != terms.name, before.scopes, scopes_in(scopes)});
}

void require_scopes(Tx& tx, ClientId client, std::vector<Scope> scopes) {
  auto now = require_client(tx, client).scopes;
  std::ranges::sort(now);
  std::ranges::sort(scopes);
  if (now != scopes) throw Refusal(Status::conflict, "record_client.changed");
}

MadeKey rotate_key(Tx& tx, const Visitor& visitor, ClientId client) {
  require_connected(require_client(tx, client));
  store::end_keys(tx, client, tx.now() + overlap);
  record_about<ClientKeyRotated>(tx, visitor, client);
  return add_key(tx, client);
}

void revoke_client(Tx& tx, const Visitor& visitor, ClientId client) {
  require_client(tx, client);
  if (store::set_revoked(tx, client)) record_about<ClientRevoked>(tx, visitor, client);
}

std::vector<ClientView> clients(Tx& tx) {
  const auto keys = store::all_keys(tx);
  std::vector<ClientView> all;
  for (const auto& row : store::clients(tx)) all.push_back(view_of(row, keys));
  return all;
}

ClientView require_client(Tx& tx, ClientId client) {
  const auto row = store::client(tx, client);
  if (!row) refuse_missing();
  return view_of(*row, store::keys_of(tx, client));
}

std::optional<Client> client_by_key(Tx& tx, std::string_view user, std::string_view secret) {
  const auto id = KeyId::parse(user);
  if (!id) return std::nullopt;
  const auto key = store::living_key(tx, *id);
  if (!key || !crypto::same(key->secret_hash.octets, crypto::hash(secret))) return std::nullopt;
  return Client{key->client, key->name, scopes_in(key->scopes)};
}

bool client_may(Tx& tx, ClientId client, Scope scope) {
  const auto row = store::client(tx, client);
  return row && Client{row->id, row->name, scopes_in(row->scopes)}.may(scope);
}

void require_scope(const Client& client, std::initializer_list<Scope> any_of) {
  const bool may = std::ranges::any_of(any_of, [&](Scope scope) { return client.may(scope); });
  if (!may) throw Refusal(Status::forbidden, "client_key.scope");
}

}  // namespace kring::learning_records
