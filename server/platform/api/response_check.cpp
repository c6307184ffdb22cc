#include "platform/api/response_check.h"

#include "platform/api/problem.h"

#include <algorithm>

#include <boost/json/parse.hpp>

namespace kring::api {
namespace {

using boost::json::value;
using Kind = json::Schema::Kind;
using Complaints = std::vector<std::string>;

bool within(std::int64_t number, const std::optional<std::int64_t>& min,
            const std::optional<std::int64_t>& max) {
  return (!min || number >= *min) && (!max || number <= *max);
}

std::int64_t code_points(std::string_view utf8) {
  return std::ranges::count_if(
      utf8, [](char octet) { return (static_cast<unsigned char>(octet) & 0xC0) != 0x80; });
}

bool is_text_of(const json::Schema& schema, std::string_view text) {
  switch (schema.kind) {
    case Kind::enumeration:
      return std::ranges::find(schema.names, text) != schema.names.end();
    case Kind::id:
      return PersonId::parse(text).has_value();
    case Kind::time:
      return parse_time(text).has_value();
    default:
      return within(code_points(text), schema.min, schema.max);
  }
}

bool is_integer(const json::Schema& schema, const value& any) {
  return any.is_int64() ? within(any.get_int64(), schema.min, schema.max)
                        : any.is_uint64() && !schema.max;
}

void check(const json::Schema& schema, const value& any, const std::string& path, Complaints& out);

void check_object(const json::Schema& schema, const boost::json::object& members,
                  const std::string& path, Complaints& out) {
  for (const auto& member : schema.members) {
    const auto* found = members.if_contains(member.name);
    if (found) check(member.schema(), *found, path + "/" + member.name, out);
    if (!found && member.required) out.push_back(path + "/" + member.name + " is missing");
  }
  for (const auto& [key, ignored] : members) {
    const bool known = std::ranges::any_of(
        schema.members,
        [&, name = std::string_view(key)](const auto& member) { return member.name == name; });
    if (!known) out.push_back(path + "/" + std::string(key) + " is not in the schema");
  }
}

void check_items(const json::Schema& schema, const value& any, const std::string& path,
                 Complaints& out) {
  if (const auto* items = any.if_array()) {
    for (std::size_t i = 0; i < items->size(); ++i) {
      check(schema.items(), (*items)[i], path + "/" + std::to_string(i), out);
    }
  } else if (const auto* members = any.if_object()) {
    for (const auto& [key, member] : *members) {
      check(schema.items(), member, path + "/" + std::string(key), out);
    }
  }
}

bool is_of_kind(const json::Schema& schema, const value& any) {
  switch (schema.kind) {
    case Kind::boolean:
      return any.is_bool();
    case Kind::integer:
      return is_integer(schema, any);
    case Kind::number:
      return any.is_number();
    case Kind::list:
      return any.is_array();
    case Kind::map:
    case Kind::object:
      return any.is_object();
    default:
      return any.is_string() && is_text_of(schema, any.get_string());
  }
}

void check(const json::Schema& schema, const value& any, const std::string& path, Complaints& out) {
  if (!is_of_kind(schema, any)) {
    out.push_back(path + " is not of its schema's kind");
  } else if (schema.kind == Kind::object) {
    check_object(schema, any.get_object(), path, out);
  } else if (schema.kind == Kind::list || schema.kind == Kind::map) {
    check_items(schema, any, path, out);
  }
}

void check_body(const json::Schema* schema, std::string_view media_type,
                const http::Response& response, Complaints& out) {
  if (!schema) {
    if (!response.body.empty()) out.push_back("there is a body where none was declared");
    return;
  }
  if (response.headers.find("Content-Type").value_or("") != media_type) {
    out.push_back("the media type is not " + std::string(media_type));
  }
  boost::json::error_code error;
  const auto body = boost::json::parse(response.body, error);
  if (error) {
    out.push_back("the body is not JSON");
  } else {
    check(*schema, body, "", out);
  }
}

std::string code_of(const http::Response& response) {
  boost::json::error_code error;
  const auto body = boost::json::parse(response.body, error);
  const auto* code = error || !body.is_object() ? nullptr : body.get_object().if_contains("code");
  return code && code->is_string() ? std::string(code->get_string()) : std::string();
}

bool may_refuse(const Route* route, std::string_view code) {
  if (std::ranges::find(common_codes(), code, &CommonCode::code) != common_codes().end())
    return true;
  if (!route) return false;
  if (route->limit && code == "too_many") return true;
  if (route->creates && code.starts_with("idempotency.")) return true;
  return std::ranges::find(route->refuses, code) != route->refuses.end();
}

/// Whether the route says itself with which status it refuses by this code, and this is none of
/// those.
bool comes_with_another_status(const Route* route, std::string_view code, int status) {
  if (!route) return false;
  bool said = false;
  for (const auto& refusal : route->refusals) {
    if (refusal.code != code) continue;
    if (static_cast<int>(refusal.status) == status) return false;
    said = true;
  }
  return said;
}

const RawAnswer* raw_answer(const Route* route, const http::Response& response) {
  if (!route || !route->raw) return nullptr;
  return route->raw_answer(response.status, response.headers.find("Content-Type").value_or(""));
}

void check_raw(const RawAnswer& answer, const http::Response& response, Complaints& out) {
  if (answer.media_type.empty()) {
    check_body(nullptr, "", response, out);
  } else if (answer.schema) {
    check_body(&answer.schema(), answer.media_type, response, out);
  }
}

}  // namespace

std::vector<std::string> ResponseCheck::complaints(http::Method method, std::string_view path,
                                                   const http::Response& response) const {
  Complaints out;
  if (!path.starts_with(api_base)) return out;
  const Route* route = nullptr;
  try {
    route = router_.find(method, path.substr(api_base.size())).route;
  } catch (const Refusal&) {
    // No such route: it must be refused, and that is looked at below.
  }
  if (const auto* raw = raw_answer(route, response)) {
    check_raw(*raw, response, out);
  } else if (response.status >= 400) {
    check_body(&json::schema_of<Problem>(), "application/problem+json", response, out);
    const auto code = code_of(response);
    if (!may_refuse(route, code)) out.push_back("the refusal " + code + " was not declared");
    if (comes_with_another_status(route, code, response.status)) {
      out.push_back("the refusal " + code + " was declared with another status");
    }
  } else if (!route) {
    out.push_back("a route that is not in the table answered");
  } else if (response.status == 304 && route->etagged) {
    check_body(nullptr, "", response, out);
  } else if (route->raw) {
    out.push_back("the route says nothing of such an answer");
  } else {
    if (response.status != route->status) {
      out.push_back("the status is not " + std::to_string(route->status));
    }
    check_body(route->answer ? &route->answer() : nullptr, "application/json", response, out);
  }
  for (auto& complaint : out) {
    complaint = std::string(method_name(method)) + " " + std::string(path) + " " +
                std::to_string(response.status) + ": " + complaint;
  }
  return out;
}

}  // namespace kring::api
