#include "hub/learning_records/clients.h"
#include "hub/learning_records/learning_records_api.h"
#include "platform/text/line.h"

#include <array>

namespace kring::learning_records {
namespace {

using api::Needs;

constexpr json::Limit number_of_scopes{"scopes", 1, 7};

struct ClientOrder {
  static constexpr std::array limits{number_of_scopes};
  text::Line<2, 80> name;
  std::optional<std::vector<Scope>> scopes;  ///< absent: what an LMS needs
  BOOST_DESCRIBE_CLASS(ClientOrder, (), (name, scopes), (), ())
};

struct ClientChange {
  static constexpr std::array limits{number_of_scopes, json::Limit{"instead_of", 1, 7}};
  text::Line<2, 80> name;
  std::vector<Scope> scopes;
  /// What it may do as far as the asker knows: nothing changes where that is not so any more.
  std::optional<std::vector<Scope>> instead_of;
  BOOST_DESCRIBE_CLASS(ClientChange, (), (name, scopes, instead_of), (), ())
};

/// The secret is shown once: only a hash of it is kept.
struct ClientWithKey {
  static constexpr std::string_view schema_name = "RecordClientWithKey";
  ClientView client;
  std::string endpoint;
  std::string user;
  std::string secret;
  BOOST_DESCRIBE_CLASS(ClientWithKey, (), (client, endpoint, user, secret), (), ())
};

struct ClientList {
  static constexpr std::string_view schema_name = "RecordClients";
  std::vector<ClientView> items;
  BOOST_DESCRIBE_CLASS(ClientList, (), (items), (), ())
};

ClientWithKey with_key(Tx& tx, const XapiOptions& options, ClientId client, const MadeKey& key) {
  return {require_client(tx, client), options.public_origin + "/api/v1/xapi", key.id.text(),
          key.secret};
}

}  // namespace

void add_routes(api::Routes& routes, const XapiOptions& options) {
  routes.get("/record_clients", [](Tx& tx, const Visitor&) { return ClientList{clients(tx)}; })
      .named("list_record_clients")
      .needs(Needs::administrator);
  routes
      .post("/record_clients",
            [options](Tx& tx, const Visitor& visitor, const ClientOrder& order) {
              const auto made = make_client(
                  tx, visitor,
                  {std::string(order.name.text()), order.scopes.value_or(usual_scopes)});
              return with_key(tx, options, made.id, made.key);
            })
      .named("make_record_client")
      .status(201)
      .needs(Needs::administrator)
      .never_by_token();
  routes
      .put("/record_clients/{client}",
           [](Tx& tx, const Visitor& visitor, ClientId client, const ClientChange& change) {
             if (change.instead_of) require_scopes(tx, client, *change.instead_of);
             change_client(tx, visitor, client, {std::string(change.name.text()), change.scopes});
             return require_client(tx, client);
           })
      .named("change_record_client")
      .summary("What it is called and may do, from its next request on, also with a token")
      .needs(Needs::administrator)
      .never_by_token()
      .refuses("record_client.changed")
      .refuses("record_client.revoked");
  routes
      .post("/record_clients/{client}/keys",
            [options](Tx& tx, const Visitor& visitor, ClientId client) {
              const auto key = rotate_key(tx, visitor, client);
              return with_key(tx, options, client, key);
            })
      .named("rotate_record_client_key")
      .summary("Another key; those it has go on for a week")
      .status(201)
      .needs(Needs::administrator)
      .never_by_token()
      .refuses("record_client.revoked");
  routes.remove("/record_clients/{client}", revoke_client)
      .named("revoke_record_client")
      .needs(Needs::administrator);
}

}  // namespace kring::learning_records
