#pragma once

#include "base/described.h"
#include "base/ruled_text.h"
#include "platform/json/kinds.h"

#include <string>
#include <string_view>

namespace kring::json {

/// A string with its quotes. Whatever is not UTF-8 is replaced by U+FFFD, so that what we write can
/// always be read; U+2028 and U+2029 are escaped, so that it can also stand in a script.
void append_string(std::string& out, std::string_view text);
void append_integer(std::string& out, std::int64_t number);
/// Throws std::domain_error for infinities and NaN, which JSON does not have.
void append_real(std::string& out, double number);

template <class T>
void append(std::string& out, const T& value);

namespace detail {

/// One `"name":value`; nothing for an optional without a value.
template <class T>
void append_member(std::string& out, std::string_view name, const T& value, bool& first) {
  if constexpr (is_optional<T>) {
    if (value) append_member(out, name, *value, first);
  } else {
    out.append(first ? "\"" : ",\"").append(name).append("\":");
    first = false;
    append(out, value);
  }
}

}  // namespace detail

/// Appends a value as compact JSON: straight to text, without a tree.
template <class T>
void append(std::string& out, const T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (DescribedEnum<T>) {
    append_string(out, name_of(value));
  } else if constexpr (is_integer<T>) {
    append_integer(out, value);
  } else if constexpr (std::is_same_v<T, double>) {
    append_real(out, value);
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    append_string(out, value);
  } else if constexpr (is_id<T>) {
    out.append("\"").append(value.text()).append("\"");
  } else if constexpr (std::is_same_v<T, Time>) {
    out.append("\"").append(rfc3339(value)).append("\"");
  } else if constexpr (RuledText<T>) {
    append_string(out, value.text());
  } else if constexpr (is_vector<T>) {
    out += '[';
    bool first = true;
    for (const auto& item : value) {
      if (!std::exchange(first, false)) out += ',';
      append(out, item);
    }
    out += ']';
  } else if constexpr (is_map<T>) {
    out += '{';
    bool first = true;
    for (const auto& [key, item] : value) {
      if (!std::exchange(first, false)) out += ',';
      append_string(out, key);
      out += ':';
      append(out, item);
    }
    out += '}';
  } else if constexpr (Described<T>) {
    out += '{';
    bool first = true;
    for_each_member<T>([&](std::string_view name, auto member) {
      detail::append_member(out, name, value.*member, first);
    });
    out += '}';
  } else {
    static_assert(is_unsupported<T>,
                  "JSON does not know this type: describe it (base/described.h)");
  }
}

template <class T>
std::string write(const T& value) {
  std::string out;
  append(out, value);
  return out;
}

}  // namespace kring::json
