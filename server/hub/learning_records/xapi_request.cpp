#include "hub/learning_records/xapi_request.h"

#include "base/refusal.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/multipart.h"
#include "hub/learning_records/rules.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/xapi_parameters.h"
#include "platform/api/query.h"
#include "platform/http/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

namespace kring::learning_records {
namespace {

[[noreturn]] void refuse_request(std::string_view sentence) {
  throw Refusal(Status::malformed, "xapi.malformed", {}, std::string(sentence));
}

std::vector<std::pair<std::string, std::string>> require_fields(std::string_view form) {
  auto fields = api::form_fields(form);
  if (!fields) refuse_request("The query or form is not properly encoded.");
  return std::move(*fields);
}

/// What an alternate request says in its form and means for its head.
bool is_header(std::string_view lower_case_name) {
  constexpr std::array<std::string_view, 9> names{"authorization",  "x-experience-api-version",
                                                  "content-type",   "content-length",
                                                  "if-match",       "if-none-match",
                                                  "accept",         "accept-language",
                                                  "accept-encoding"};
  return std::ranges::find(names, lower_case_name) != names.end();
}

constexpr std::string_view form_type = "application/x-www-form-urlencoded";

/// A form is copied as it is read, before it is known whose it is.
constexpr std::size_t longest_form = 1024 * 1024;
constexpr std::ptrdiff_t most_fields_of_form = 100;
/// Clients come with a form since their addresses may not be long; this is longer than any address.
constexpr std::size_t longest_in_form = 64 * 1024;

/// Whether a POST means another request, which its form tells.
bool is_alternate(const http::Request& request) {
  if (!is_of_type(request.headers.find("Content-Type").value_or(""), form_type)) return false;
  const auto query = api::form_fields(request.query);
  return query &&
         std::ranges::any_of(*query, [](const auto& field) { return field.first == "method"; });
}

bool is_about(const http::Request& request) {
  return request.path.ends_with("/about");
}

void append_encoded(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : text) {
    constexpr std::string_view plain = "-_.~";
    if (http::is_alpha(c) || http::is_digit(c) || plain.find(c) != plain.npos) {
      out += c;
    } else {
      out += '%';
      out += digits[static_cast<unsigned char>(c) >> 4];
      out += digits[static_cast<unsigned char>(c) & 15];
    }
  }
}

}  // namespace

std::optional<Version> version_of(std::optional<std::string_view> field) {
  if (!field || !is_semantic_version(*field)) return std::nullopt;
  if (*field == "1.0" || field->starts_with("1.0.")) return Version::v1;
  if (*field == "2.0" || field->starts_with("2.0.")) return Version::v2;
  return std::nullopt;
}

XapiRequest::XapiRequest(api::Call& call)
    : call_(call), sent_(call.request()), method_(call.request().method) {
  if (method_ == http::Method::head) method_ = http::Method::get;
  if (method_ == http::Method::post && is_alternate(call.request())) take_form();
}

/// What an alternate request means for its head is known from here on: whose it is, too.
void XapiRequest::take_form() {
  const auto form = sent_.view();
  if (form.size() > longest_form || std::ranges::count(form, '&') >= most_fields_of_form) return;
  form_ = api::form_fields(form);
  if (!form_) return;
  for (const auto& [name, value] : *form_) {
    const auto lower_case = http::lowered(name);
    if (is_header(lower_case)) form_headers_.emplace(lower_case, value);
  }
}

void XapiRequest::read() {
  for (auto& [name, value] : require_fields(call_.request().query)) {
    if (!parameters_.emplace(name, std::move(value)).second) {
      refuse(name, "it is there twice");
    }
  }
  if (method_ == http::Method::post && parameters_.contains("method")) {
    const auto method = std::move(parameters_["method"]);
    read_alternate(method);
  }
  const auto version = version_of(header(version_header));
  if (!version && !is_about(call_.request())) {
    broken_as("xapi.malformed", pointer_to_field(version_header), "api_version",
              "it is missing, or neither 1.0.x nor 2.0.x");
  }
  version_ = version.value_or(Version::v2);
  if (alternate_ && version_ == Version::v2) {
    refuse_request("xAPI 2.0 has no alternate request syntax.");
  }
}

void XapiRequest::read_alternate(std::string_view method) {
  alternate_ = true;
  if (sent_.view().size() > longest_form) {
    throw Refusal(Status::too_large, "body.too_large", {},
                  "An alternate request has at most 1 MB.");
  }
  if (parameters_.size() > 1) refuse_request("An alternate request says all in its form.");
  parameters_.clear();
  if (method == "GET") {
    method_ = http::Method::get;
  } else if (method == "PUT") {
    method_ = http::Method::put;
  } else if (method == "DELETE") {
    method_ = http::Method::delete_;
  } else if (method != "POST") {
    refuse("method", "it is one of GET PUT POST DELETE");
  }
  if (!form_)
    refuse_request("An alternate request is a form of at most 100 fields, properly encoded.");
  std::set<std::string> headers;
  bool content = false;
  for (auto& [name, value] : *form_) {
    const auto lower_case = http::lowered(name);
    bool first = true;
    if (is_header(lower_case)) {
      first = headers.insert(lower_case).second;
    } else if (name == "content") {
      first = !std::exchange(content, true);
      content_ = std::move(value);
    } else {
      if (value.size() > longest_in_form) refuse(name, "it is longer than 64 kB");
      first = parameters_.emplace(name, std::move(value)).second;
    }
    if (!first) refuse(name, "it is there twice");
  }
  const bool sends = method_ == http::Method::put || method_ == http::Method::post;
  if (sends && !content) refuse_request("An alternate request has its body in the field content.");
}

std::optional<std::string_view> XapiRequest::header(std::string_view name) const {
  if (const auto found = form_headers_.find(http::lowered(name)); found != form_headers_.end()) {
    return found->second;
  }
  if (alternate_ && http::same_without_case(name, "Content-Type")) return "application/json";
  return call_.request().headers.find(name);
}

Client XapiRequest::recognise(Tx& tx) const {
  auto client = recognise_client(tx, call_, header("Authorization"));
  client_ = client.id;
  return client;
}

void XapiRequest::take_for(const Client& client) const {
  count_as_of(client.id, call_);
  client_ = client.id;
}

std::optional<ClientId> XapiRequest::sender() const {
  if (client_) return client_;
  return call_.read([&](Tx& tx, const Visitor&) {
    const auto client = client_by_authorization(tx, header("Authorization").value_or(""));
    return client ? std::optional(client->id) : std::nullopt;
  });
}

std::string_view XapiRequest::body() const {
  return alternate_ ? std::string_view(content_) : sent_.view();
}

void XapiRequest::allow(std::span<const std::string_view> parameters) const {
  for (const auto& [name, value] : parameters_) {
    if (std::ranges::find(parameters, name) == parameters.end()) {
      refuse(name, "this resource has no such parameter");
    }
  }
}

std::optional<std::string_view> XapiRequest::find(std::string_view parameter) const {
  const auto found = parameters_.find(parameter);
  return found == parameters_.end() ? std::nullopt : std::optional<std::string_view>(found->second);
}

void XapiRequest::refuse(std::string_view parameter, std::string_view sentence) {
  throw Refusal(Status::malformed, "xapi.malformed",
                {{"/" + std::string(parameter), "malformed", {}}},
                "The parameter " + std::string(parameter) + ": " + std::string(sentence) + ".");
}

std::string XapiRequest::require_text(std::string_view parameter) const {
  const auto found = find(parameter);
  if (!found || found->empty()) refuse(parameter, "it must be there");
  return std::string(*found);
}

std::optional<std::string> XapiRequest::uuid(std::string_view parameter) const {
  const auto found = find(parameter);
  if (!found) return std::nullopt;
  if (!is_uuid(*found)) refuse(parameter, "it is a UUID");
  return octets_of_uuid(*found);
}

std::optional<std::string> XapiRequest::iri(std::string_view parameter) const {
  const auto found = find(parameter);
  if (!found) return std::nullopt;
  if (!is_iri(*found)) refuse(parameter, "it is an IRI, with its scheme");
  return std::string(*found);
}

std::optional<Time> XapiRequest::time(std::string_view parameter) const {
  const auto found = find(parameter);
  if (!found) return std::nullopt;
  const auto time = read_timestamp(*found);
  if (!time) refuse(parameter, "it is a moment (RFC 3339)");
  return time;
}

std::optional<std::size_t> XapiRequest::number(std::string_view parameter) const {
  const auto found = find(parameter);
  if (!found) return std::nullopt;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(found->data(), found->data() + found->size(), number);
  if (error != std::errc() || end != found->data() + found->size() ||
      std::cmp_greater(number, largest_number)) {
    refuse(parameter, "it is a whole number from 0 to 9007199254740991");
  }
  return number;
}

bool XapiRequest::truth(std::string_view parameter) const {
  const auto found = find(parameter);
  if (found && *found != "true" && *found != "false") refuse(parameter, "it is true or false");
  return found == "true";
}

std::optional<json::Document> XapiRequest::agent(std::string_view parameter) const {
  const auto found = find(parameter);
  if (!found) return std::nullopt;
  auto document = json::Document::parse(*found);
  if (!document) refuse(parameter, "it is an agent or group in JSON");
  const json::Path root;
  const auto path = root.member(parameter);
  require_agent_or_group({document->root(), path, version_});
  return std::move(*document);
}

std::optional<std::string> XapiRequest::identity(std::string_view parameter) const {
  const auto document = agent(parameter);
  if (!document) return std::nullopt;
  auto identity = identity_of(document->root());
  if (identity.empty()) refuse(parameter, "an anonymous group cannot be told from another");
  return identity;
}

std::string XapiRequest::query(std::string_view left_out) const {
  std::string out;
  for (const auto& [name, value] : parameters_) {
    if (name == left_out) continue;
    if (!out.empty()) out += '&';
    append_encoded(out, name);
    out += '=';
    append_encoded(out, value);
  }
  return out;
}

}  // namespace kring::learning_records
