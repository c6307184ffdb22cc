#pragma once

#include "base/page.h"
#include "platform/api/call.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

namespace kring::learning_records {

using ClientId = Id<struct RecordClientTag>;
using KeyId = Id<struct RecordClientKeyTag>;

/// What a client may do (xAPI 1.0.3 Communication 4.2). `all` is everything; `read_mine` reads what
/// the client itself sent; `define` lets its statements change what is known of an activity.
enum class Scope { write, read_mine, read, state, profile, define, all };
BOOST_DESCRIBE_ENUM(Scope, write, read_mine, read, state, profile, define, all)

/// What an LMS needs: it sends, reads back what it sent, and keeps state.
inline const std::vector<Scope> usual_scopes{Scope::write, Scope::read_mine, Scope::state,
                                             Scope::profile, Scope::define};

/// What both of these allow, as when a token was given for more than its client may by now.
std::vector<Scope> in_common(const std::vector<Scope>& one, const std::vector<Scope>& other);

/// As words with blanks between them, as they are kept and as OAuth writes them: each once, in the
/// order of `Scope`.
std::string words_of(const std::vector<Scope>& scopes);
/// The scopes that such words name; other words are left out.
std::vector<Scope> scopes_in(std::string_view words);

struct Client {
  ClientId id;
  std::string name;
  std::vector<Scope> scopes;

  bool may(Scope scope) const;
  bool operator==(const Client&) const = default;
};

/// What an administrator says of a client.
struct ClientTerms {
  std::string name;
  std::vector<Scope> scopes;
};

/// A key as it is shown once: what a client gives as user and password.
struct MadeKey {
  KeyId id;
  std::string secret;
  std::optional<Time> ends_at;
};

/// One key of a client, as the administrator sees it.
struct KeyView {
  KeyId id;
  Time made_at;
  std::optional<Time> ends_at;
  BOOST_DESCRIBE_CLASS(KeyView, (), (id, made_at, ends_at), (), ())
};

struct ClientView {
  static constexpr std::string_view schema_name = "RecordClient";
  ClientId id;
  std::string name;
  std::vector<Scope> scopes;
  Time made_at;
  std::optional<Time> revoked_at;
  std::vector<KeyView> keys;
  BOOST_DESCRIBE_CLASS(ClientView, (), (id, name, scopes, made_at, revoked_at, keys), (), ())
};

/// Makes a client with its first key. Records `record_client.made`.
struct MadeClient {
  ClientId id;
  MadeKey key;
};
MadeClient make_client(Tx& tx, const Visitor& maker, const ClientTerms& terms);

/// Calls a client otherwise, or lets it do more or less: its next request is judged by that, with
/// each of its keys and tokens. A token never does more than what it was given for. What it sent
/// stays, under the name it had. Saying the same again changes nothing. Refuses with 404, and with
/// 409 `record_client.revoked`. Records `record_client.changed`.
void change_client(Tx& tx, const Visitor& visitor, ClientId client, const ClientTerms& terms);

/// Refuses with 404, and with 409 `record_client.changed` where a client may do something else than
/// these say, in whatever order.
void require_scopes(Tx& tx, ClientId client, std::vector<Scope> scopes);

/// Gives a client another key. Those it has go on for `overlap`, so that nothing is refused while
/// the new one is put in place. Refuses with 404, and with 409 `record_client.revoked`.
inline constexpr auto overlap = std::chrono::hours(24 * 7);
MadeKey rotate_key(Tx& tx, const Visitor& visitor, ClientId client);

/// Shuts a client out, with all its keys, at once and for good; what it sent stays. Doing it twice
/// changes nothing.
void revoke_client(Tx& tx, const Visitor& visitor, ClientId client);

/// All clients, the newest first, revoked ones too.
std::vector<ClientView> clients(Tx& tx);
/// Refuses with 404.
ClientView require_client(Tx& tx, ClientId client);

/// What a client may do by now, whether it sends or not.
bool client_may(Tx& tx, ClientId client, Scope scope);

/// Whose key it is; nobody's where it is unknown, over, or the client revoked.
std::optional<Client> client_by_key(Tx& tx, std::string_view user, std::string_view secret);

/// Whose key (RFC 7617) or token (RFC 6750, tokens.h) an Authorization field holds; nobody's where
/// it holds none that is good.
std::optional<Client> client_by_authorization(Tx& tx, std::string_view authorization);

/// Counts a request for a client.
void count_as_of(ClientId client, api::Call& call);

/// The client that sends this request, by its Authorization field. Counts the request for it.
/// Refuses with 401 `client_key.required`.
Client recognise_client(Tx& tx, api::Call& call, std::optional<std::string_view> authorization);

/// Refuses with 403 `client_key.scope` where the client may do none of these.
void require_scope(const Client& client, std::initializer_list<Scope> any_of);

}  // namespace kring::learning_records
