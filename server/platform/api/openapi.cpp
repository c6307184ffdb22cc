#include "platform/api/openapi.h"

#include "platform/api/openapi_schemas.h"
#include "platform/api/problem.h"
#include "platform/api/wording.h"

#include <algorithm>
#include <map>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace kring::api {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

constexpr std::string_view json_type = "application/json";
constexpr std::string_view problem_type = "application/problem+json";
constexpr std::string_view problem_reference = "#/components/responses/Problem";

object content(std::string_view media_type, object schema) {
  return {{media_type, object{{"schema", std::move(schema)}}}};
}

object parameter(std::string_view name, std::string_view in, bool required, object schema) {
  return {{"name", name}, {"in", in}, {"required", required}, {"schema", std::move(schema)}};
}

array parameters_of(const Route& route, OpenApiSchemas& schemas) {
  array all;
  for (std::size_t i = 0; i < route.parameters.size(); ++i) {
    all.emplace_back(
        parameter(route.parameters[i], "path", true, schemas.use(route.parameter_schemas[i]())));
  }
  if (route.query) {
    for (const auto& member : route.query().members) {
      all.emplace_back(parameter(member.name, "query", member.required, schemas.use(member)));
    }
  }
  if (route.creates) {
    all.emplace_back(parameter("Idempotency-Key", "header", false,
                               {{"type", "string"}, {"minLength", 16}, {"maxLength", 64}}));
  }
  if (route.etagged)
    all.emplace_back(parameter("If-None-Match", "header", false, {{"type", "string"}}));
  return all;
}

object headers_of(const Route& route) {
  const object text{{"schema", object{{"type", "string"}}}};
  object headers;
  if (!route.location.empty()) headers["Location"] = text;
  if (route.etagged) headers["ETag"] = text;
  return headers;
}

/// Media types without a schema: what goes in and out is told by another standard.
object contents(const std::vector<std::string>& media_types) {
  object all;
  for (const auto& type : media_types) all[type] = object();
  return all;
}

/// What follows the first, as a list in a sentence.
void append_to(value& text, std::string_view between, std::string_view more) {
  auto& string = text.as_string();
  if (!string.empty()) string.append(between);
  string.append(more);
}

/// By status: the answers that the row tells of, and the refusals, each with its codes.
object raw_responses_of(const Route& route, OpenApiSchemas& schemas) {
  std::map<int, object> by_status;
  for (const auto& answer : route.answers) {
    auto& response = by_status[answer.status];
    append_to(response.emplace("description", "").first->value(), "; ", answer.about);
    if (answer.media_type.empty()) continue;
    object body;
    if (answer.schema) body["schema"] = schemas.use(answer.schema());
    auto& content = response.emplace("content", object()).first->value();
    content.as_object()[answer.media_type] = std::move(body);
  }
  auto refusals = route.refusals;
  if (route.limit) refusals.push_back({Status::too_many, "too_many"});
  for (const auto& [status, code] : refusals) {
    auto& response = by_status[static_cast<int>(status)];
    response["$ref"] = problem_reference;
    append_to(response.emplace("description", "").first->value(), ", ", code);
  }
  object all;
  for (auto& [status, response] : by_status) all[std::to_string(status)] = std::move(response);
  all["default"] = object{{"$ref", problem_reference}};
  return all;
}

/// Each is enough by itself.
array security_of(const Route& route) {
  array all{object{{*route.needs == Needs::client_key ? "client_key" : "session", array{}}}};
  if (route.token_scope()) all.push_back(object{{"token", array{}}});
  if (route.takes_tokens) all.push_back(object{{"client_token", array{}}});
  return all;
}

object responses_of(const Route& route, OpenApiSchemas& schemas) {
  if (route.raw) return raw_responses_of(route, schemas);
  object good{{"description", route.answer ? route.answer().name : std::string("Done")}};
  if (auto headers = headers_of(route); !headers.empty()) good["headers"] = std::move(headers);
  if (route.answer) good["content"] = content(json_type, schemas.use(route.answer()));
  object all{{std::to_string(route.status), std::move(good)}};
  if (route.etagged) all["304"] = object{{"description", "Not modified"}};
  all["default"] = object{{"$ref", problem_reference}};
  return all;
}

object operation(const Route& route, OpenApiSchemas& schemas) {
  object out{
      {"operationId", route.name}, {"tags", array{route.module}}, {"summary", summary_of(route)}};
  if (route.needs != Needs::anyone) out["security"] = security_of(route);
  if (auto parameters = parameters_of(route, schemas); !parameters.empty()) {
    out["parameters"] = std::move(parameters);
  }
  if (route.body) {
    out["requestBody"] =
        object{{"required", true}, {"content", content(json_type, schemas.use(route.body()))}};
  }
  if (!route.takes.empty()) {
    out["requestBody"] = object{{"required", true}, {"content", contents(route.takes)}};
  }
  out["responses"] = responses_of(route, schemas);
  if (!route.refuses.empty()) out["x-refuses"] = array(route.refuses.begin(), route.refuses.end());
  out["x-needs"] = needs_of(route);
  if (const auto scope = route.token_scope(); scope && route.needs != Needs::anyone)
    out["x-token-scope"] = name_of(*scope);
  if (route.limit) out["x-limit"] = limit_of(route);
  return out;
}

/// As text with two spaces a level, and short arrays of names on one line: to be read in a review.
void write_indented(std::string& out, const value& any, std::size_t depth) {
  const std::string margin(2 * depth + 2, ' ');
  const std::string end = "\n" + std::string(2 * depth, ' ');
  const auto each = [&](bool& first) { out += std::exchange(first, false) ? "\n" : ",\n"; };
  bool first = true;
  if (const auto* members = any.if_object(); members && !members->empty()) {
    out += '{';
    for (const auto& [key, member] : *members) {
      each(first);
      out += margin + boost::json::serialize(key) + ": ";
      write_indented(out, member, depth + 1);
    }
    out += end + '}';
  } else if (const auto* items = any.if_array();
             items &&
             std::ranges::any_of(*items, [](const value& item) { return item.is_object(); })) {
    out += '[';
    for (const auto& item : *items) {
      each(first);
      out += margin;
      write_indented(out, item, depth + 1);
    }
    out += end + ']';
  } else {
    out += boost::json::serialize(any);
  }
}

}  // namespace

std::string openapi(const Routes& routes) {
  OpenApiSchemas schemas;
  object paths;
  for (const auto& route : routes.all()) {
    auto method = std::string(method_name(route.method));
    std::ranges::transform(method, method.begin(),
                           [](char c) { return static_cast<char>(c + 32); });
    auto& path = paths[route.pattern];
    if (!path.is_object()) path = object();
    path.get_object()[method] = operation(route, schemas);
  }
  auto problem_content = content(problem_type, schemas.use(json::schema_of<Problem>()));
  const object problem_response{
      {"description", "Refused, in words for people and a code for programs (RFC 9457)"},
      {"content", std::move(problem_content)}};
  const object session{{"type", "apiKey"}, {"in", "cookie"}, {"name", routes.session_cookie()}};
  const object client_key{{"type", "http"}, {"scheme", "basic"}};
  const object bearer{{"type", "http"}, {"scheme", "bearer"}};
  const object document{
      {"openapi", "3.1.0"},
      {"info", object{{"title", "Kring"},
                      {"version", "v1"},
                      {"license", object{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
      {"servers", array{object{{"url", api_base}}}},
      {"paths", std::move(paths)},
      {"components", object{{"securitySchemes", object{{"session", session},
                                                       {"client_key", client_key},
                                                       {"client_token", bearer},
                                                       {"token", bearer}}},
                            {"responses", object{{"Problem", problem_response}}},
                            {"schemas", schemas.components()}}}};
  std::string text;
  write_indented(text, document, 0);
  return text += '\n';
}

}  // namespace kring::api
