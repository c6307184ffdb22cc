#include "platform/api/query.h"

#include "base/hex.h"
#include "platform/http/target.h"

#include <algorithm>

namespace kring::api {
namespace {

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

/// Calls `each(name, value)` for the pairs of a form; either is nothing where it cannot be decoded.
template <class Each>
void each_field(std::string_view form, Each each) {
  while (!form.empty()) {
    const auto end = form.find('&');
    const auto pair = form.substr(0, end);
    form.remove_prefix(end == form.npos ? form.size() : end + 1);
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    each(decoded(pair.substr(0, equals)),
         decoded(equals == pair.npos ? std::string_view() : pair.substr(equals + 1)));
  }
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
  bool sound = true;
  each_field(form, [&](std::optional<std::string> name, std::optional<std::string> value) {
    if (!name || !value) {
      sound = false;
      return;
    }
    fields.emplace_back(std::move(*name), std::move(*value));
  });
  if (!sound) return std::nullopt;
  return fields;
}

QueryFields::QueryFields(std::string_view query, const json::Schema& schema,
                         json::Problems& problems) {
  each_field(query, [&](std::optional<std::string> name, std::optional<std::string> value) {
    if (name && value) {
      add(std::move(*name), std::move(*value), schema);
    } else {
      const json::Path root;
      problems.add(name ? root.member(*name) : root, "malformed");
    }
  });
}

void QueryFields::add(std::string sent_name, std::string value, const json::Schema& schema) {
  const std::string_view name = texts_.emplace_back(std::move(sent_name));
  const std::string_view text = texts_.emplace_back(std::move(value));
  const auto member = std::ranges::find(schema.members, name, &json::Schema::Member::name);
  members_.push_back(
      {name, typed(text, member == schema.members.end() ? nullptr : &member->schema())});
}

json::Value QueryFields::value() const {
  return {.kind = json::Kind::object, .members = members_};
}

}  // namespace kring::api
