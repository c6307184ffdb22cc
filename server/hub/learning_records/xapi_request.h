#pragma once

#include "hub/learning_records/clients.h"
#include "hub/learning_records/version.h"
#include "platform/http/body.h"
#include "platform/json/document.h"
#include "platform/json/limits.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kring::learning_records {

inline constexpr std::string_view version_header = "X-Experience-API-Version";

/// The version that a request's field names; nothing for a field that is absent or names another.
std::optional<Version> version_of(std::optional<std::string_view> field);

/// One request in xAPI's words: method, parameters, head and body, wherever its client put them.
/// A client that cannot send what it means (1.0.3 Communication 1.3: alternate request syntax)
/// sends a form by POST, with the method in the query and the rest in its fields.
class XapiRequest {
 public:
  /// Takes it as it came. The call must outlive it.
  explicit XapiRequest(api::Call& call);

  /// Reads what it says, before anything is asked of it but whose it is. Refuses with 400
  /// `xapi.malformed`, and a detail: a version that is missing or unknown, a parameter that stands
  /// there twice, an alternate request that says something outside its form, or speaks 2.0.
  void read();

  http::Method method() const { return method_; }
  Version version() const { return version_; }
  std::optional<std::string_view> header(std::string_view name) const;
  std::string_view body() const;
  /// Whose request it is, as `recognise_client` says; from then on `client` knows it.
  Client recognise(Tx& tx) const;
  /// Takes it for this client's, who has yet to be recognised: counts it as theirs.
  void take_for(const Client& client) const;
  std::optional<ClientId> client() const { return client_; }
  /// Whose it is, whatever else is wrong with it: for telling, not for permitting.
  std::optional<ClientId> sender() const;
  api::Call& call() const { return call_; }

  /// Refuses with 400 what is none of T's members (xapi_parameters.h), in exactly this spelling.
  template <Described T>
  void allow() const {
    allow(json::member_names<T>());
  }
  bool has(std::string_view parameter) const { return find(parameter).has_value(); }
  std::optional<std::string_view> find(std::string_view parameter) const;

  // A parameter by what it is; each refuses with 400 a value that is not.
  std::string require_text(std::string_view parameter) const;
  std::optional<std::string> uuid(std::string_view parameter) const;
  std::optional<std::string> iri(std::string_view parameter) const;
  std::optional<Time> time(std::string_view parameter) const;
  std::optional<std::size_t> number(std::string_view parameter) const;
  bool truth(std::string_view parameter) const;
  /// The agent or group as JSON.
  std::optional<json::Document> agent(std::string_view parameter) const;
  /// Its identity; refuses one without.
  std::optional<std::string> identity(std::string_view parameter) const;

  /// Refuses with 400 because of this parameter.
  [[noreturn]] static void refuse(std::string_view parameter, std::string_view sentence);

  /// As a query again, without `left_out`.
  std::string query(std::string_view left_out) const;

 private:
  using Fields = std::vector<std::pair<std::string, std::string>>;

  void allow(std::span<const std::string_view> parameters) const;
  void take_form();
  void read_alternate(std::string_view method);

  api::Call& call_;
  http::Body sent_;
  http::Method method_;
  Version version_ = Version::v1;
  std::map<std::string, std::string, std::less<>> parameters_;
  bool alternate_ = false;
  std::optional<Fields> form_;  ///< of an alternate request, if it is one that can be read
  mutable std::optional<ClientId> client_;  ///< the same however often it is recognised
  std::map<std::string, std::string, std::less<>> form_headers_;  ///< names in lower case
  std::string content_;
};

}  // namespace kring::learning_records
