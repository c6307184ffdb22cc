#include "platform/api/query.h"

#include "platform/http/target.h"

#include <algorithm>

namespace kring::api {
namespace {

int hex_digit(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

/// Without its percent signs and pluses; nothing where it is broken or not UTF-8.
std::optional<std::string> decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '+') {
      out += ' ';
    } else if (text[at] != '%') {
      out += text[at];
    } else {
      if (at + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[at + 1]);
      const int low = hex_digit(text[at + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      at += 2;
    }
  }
  if (!http::is_utf8(out)) return std::nullopt;
  return out;
}

json::Value typed(std::string_view text, const json::Schema* wanted) {
  using Kind = json::Schema::Kind;
  if (wanted && wanted->kind == Kind::boolean && (text == "true" || text == "false")) {
    return {.kind = json::Kind::boolean, .boolean = text == "true"};
  }
  const bool number = wanted && (wanted->kind == Kind::integer || wanted->kind == Kind::number);
  return {.kind = number ? json::Kind::number : json::Kind::string, .text = text};
}

}  // namespace

std::optional<std::vector<std::pair<std::string, std::string>>> form_fields(std::string_view form) {
  std::vector<std::pair<std::string, std::string>> fields;
  while (!form.empty()) {
    const auto end = form.find('&');
    const auto pair = form.substr(0, end);
    form.remove_prefix(end == form.npos ? form.size() : end + 1);
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    auto key = decoded(pair.substr(0, equals));
    auto value = decoded(equals == pair.npos ? std::string_view() : pair.substr(equals + 1));
    if (!key || !value) return std::nullopt;
    fields.emplace_back(std::move(*key), std::move(*value));
  }
  return fields;
}

QueryFields::QueryFields(std::string_view query, const json::Schema& schema,
                         json::Problems& problems) {
  while (!query.empty()) {
    const auto end = query.find('&');
    if (const auto pair = query.substr(0, end); !pair.empty()) add(pair, schema, problems);
    query.remove_prefix(end == query.npos ? query.size() : end + 1);
  }
}

void QueryFields::add(std::string_view pair, const json::Schema& schema, json::Problems& problems) {
  const auto equals = pair.find('=');
  auto key = decoded(pair.substr(0, equals));
  auto value = decoded(equals == pair.npos ? std::string_view() : pair.substr(equals + 1));
  if (!key || !value) {
    const json::Path root;
    problems.add(key ? root.member(*key) : root, "malformed");
    return;
  }
  const std::string_view name = texts_.emplace_back(std::move(*key));
  const std::string_view text = texts_.emplace_back(std::move(*value));
  const auto member = std::ranges::find(schema.members, name, &json::Schema::Member::name);
  members_.push_back(
      {name, typed(text, member == schema.members.end() ? nullptr : &member->schema())});
}

json::Value QueryFields::value() const {
  return {.kind = json::Kind::object, .members = members_};
}

}  // namespace kring::api
