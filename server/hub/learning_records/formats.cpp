#include "hub/learning_records/formats.h"

#include "base/hex.h"

#include <algorithm>
#include <array>

namespace kring::learning_records {
namespace {

constexpr std::size_t milliseconds = 3;       // decimals of a second that a Time has
constexpr std::size_t longest_exponent = 18;  // digits, so that it fits an int64

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_alnum(char c) {
  return is_digit(c) || is_alpha(c);
}
bool is_hexadecimal(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return hex_digit(c) >= 0; });
}

/// The rest of a text, read from its front.
struct Cursor {
  std::string_view rest;

  bool take(char c) {
    if (!rest.starts_with(c)) return false;
    rest.remove_prefix(1);
    return true;
  }
  std::string_view digits() {
    std::size_t count = 0;
    while (count < rest.size() && is_digit(rest[count])) ++count;
    const auto found = rest.substr(0, count);
    rest.remove_prefix(count);
    return found;
  }
};

/// Calls `each(subtag, number)` for what stands between hyphens; false where one refuses.
template <class Each>
bool every_subtag(std::string_view tag, Each each) {
  for (std::size_t number = 0;; ++number) {
    const auto end = tag.find('-');
    if (!each(tag.substr(0, end), number)) return false;
    if (end == tag.npos) return true;
    tag.remove_prefix(end + 1);
  }
}

}  // namespace

bool is_iri(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == text.npos || colon == 0 || colon + 1 == text.size() || !is_alpha(text[0])) {
    return false;
  }
  const auto in_scheme = [](char c) { return is_alnum(c) || c == '+' || c == '-' || c == '.'; };
  if (!std::ranges::all_of(text.substr(0, colon), in_scheme)) return false;
  constexpr std::string_view never = "<>\"{}|\\^`";
  return std::ranges::none_of(text, [&](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || never.find(c) != never.npos;
  });
}

bool is_mailto(std::string_view text) {
  if (!text.starts_with("mailto:") || !is_iri(text)) return false;
  const auto address = text.substr(7);
  if (address.find_first_of("%?#") != address.npos) return false;
  const auto at = address.rfind('@');
  if (at == address.npos || at == 0 || at + 1 == address.size()) return false;
  const auto host = address.substr(at + 1);
  return host.find('@') == host.npos && host.front() != '.' && host.back() != '.' &&
         host.find("..") == host.npos && address.substr(0, at).find('@') == address.npos;
}

bool is_sha1(std::string_view text) {
  return text.size() == 40 && is_hexadecimal(text);
}

bool is_sha2(std::string_view text) {
  constexpr std::array<std::size_t, 4> lengths{56, 64, 96, 128};
  return std::ranges::find(lengths, text.size()) != lengths.end() && is_hexadecimal(text);
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (hyphen ? text[i] != '-' : hex_digit(text[i]) < 0) return false;
  }
  return true;
}

std::string octets_of_uuid(std::string_view uuid) {
  std::string octets;
  octets.reserve(16);
  for (std::size_t i = 0; i + 1 < uuid.size(); i += 2) {
    if (uuid[i] == '-') ++i;
    octets += static_cast<char>(hex_digit(uuid[i]) * 16 + hex_digit(uuid[i + 1]));
  }
  return octets;
}

std::string uuid_of_octets(std::string_view octets) {
  std::string uuid;
  uuid.reserve(36);
  for (std::size_t i = 0; i < octets.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) uuid += '-';
    append_hex(uuid, octets[i]);
  }
  return uuid;
}

bool is_language_tag(std::string_view text) {
  std::size_t singletons = 0;
  bool after_singleton = false;
  const bool sound = every_subtag(text, [&](std::string_view subtag, std::size_t number) {
    if (subtag.empty() || subtag.size() > 8 || !std::ranges::all_of(subtag, is_alnum)) return false;
    if (number == 0) {
      const bool private_use = subtag == "x" || subtag == "X" || subtag == "i" || subtag == "I";
      after_singleton = private_use;
      singletons = private_use ? 1 : 0;
      return private_use || (subtag.size() >= 2 && std::ranges::all_of(subtag, is_alpha));
    }
    after_singleton = subtag.size() == 1;
    if (after_singleton) ++singletons;
    if (singletons > 0) return true;
    // Extended language, script, region or variant, each by its length.
    switch (subtag.size()) {
      case 2:
        return std::ranges::all_of(subtag, is_alpha);
      case 3:
        return std::ranges::all_of(subtag, is_alpha) || std::ranges::all_of(subtag, is_digit);
      case 4:
        return std::ranges::all_of(subtag, is_alpha) || is_digit(subtag[0]);
      default:
        return subtag.size() >= 5;
    }
  });
  return sound && !after_singleton;
}

bool is_media_type(std::string_view text) {
  const auto is_token = [](std::string_view token) {
    constexpr std::string_view marks = "!#$&-^_.+";
    return !token.empty() && std::ranges::all_of(token, [&](char c) {
      return is_alnum(c) || marks.find(c) != marks.npos;
    });
  };
  const auto type = text.substr(0, text.find(';'));
  const auto slash = type.find('/');
  if (slash == type.npos) return false;
  auto subtype = type.substr(slash + 1);
  while (subtype.ends_with(' ')) subtype.remove_suffix(1);
  const auto printable = [](char c) { return c >= 0x20 && c < 0x7f; };
  return is_token(type.substr(0, slash)) && is_token(subtype) &&
         std::ranges::all_of(text, printable);
}

bool is_duration(std::string_view text) {
  Cursor cursor{text};
  if (!cursor.take('P') || cursor.rest.empty()) return false;
  std::string_view units = "YMWD";
  bool in_time = false, any = false, weeks = false, fraction = false;
  while (!cursor.rest.empty()) {
    if (fraction) return false;  // only the last part may have one
    if (!in_time && cursor.take('T')) {
      in_time = true;
      units = "HMS";
      if (cursor.rest.empty()) return false;
      continue;
    }
    if (cursor.digits().empty()) return false;
    if (cursor.take('.') || cursor.take(',')) {
      fraction = true;
      if (cursor.digits().empty()) return false;
    }
    const auto unit = cursor.rest.empty() ? units.npos : units.find(cursor.rest.front());
    if (unit == units.npos) return false;
    weeks = weeks || cursor.rest.front() == 'W';
    cursor.rest.remove_prefix(1);
    units.remove_prefix(unit + 1);
    if (weeks && (any || !cursor.rest.empty())) return false;
    any = true;
  }
  return any;
}

std::string comparable_duration(std::string_view duration) {
  std::string text(duration);
  const auto point = text.find_first_of(".,");
  if (point == text.npos) return text;
  text[point] = '.';
  auto end = point + 1;
  while (end < text.size() && is_digit(text[end])) ++end;
  auto kept = std::min(end, point + 3);
  while (kept > point + 1 && text[kept - 1] == '0') --kept;
  if (kept == point + 1) kept = point;
  return text.erase(kept, end - kept);
}

std::optional<Time> read_timestamp(std::string_view text) {
  if (text.size() < 19 || text.size() > 64) return std::nullopt;
  Cursor cursor{text.substr(19)};
  std::string plain(text.substr(0, 19));
  if (cursor.take('.') || cursor.take(',')) {
    const auto decimals = cursor.digits();
    if (decimals.empty()) return std::nullopt;
    plain.append(".").append(decimals.substr(0, 9));
  }
  auto offset = cursor.rest;
  if (offset.empty())
    return parse_time(plain + "Z").has_value() ? std::optional(*parse_time(plain + "Z"))
                                               : std::nullopt;
  if (offset == "Z" || offset == "z") {
    plain += 'Z';
  } else {
    if (offset[0] != '+' && offset[0] != '-') return std::nullopt;
    plain += offset[0];
    const bool colon = offset.size() == 6 && offset[3] == ':';
    if (!colon && offset.size() != 5 && offset.size() != 3) return std::nullopt;
    const auto hours = offset.substr(1, 2);
    const auto minutes =
        offset.size() == 3 ? std::string_view("00") : offset.substr(offset.size() - 2);
    if (offset[0] == '-' && hours == "00" && minutes == "00") return std::nullopt;
    plain.append(hours).append(":").append(minutes);
  }
  const auto time = parse_time(plain);
  if (!time) return std::nullopt;
  return *time;
}

std::string comparable_moment(std::string_view timestamp) {
  const auto time = read_timestamp(timestamp);
  if (!time) return std::string(timestamp);
  auto text = rfc3339(*time);
  Cursor cursor{timestamp.substr(19)};
  if (!cursor.take('.') && !cursor.take(',')) return text;
  auto decimals = cursor.digits();
  decimals.remove_suffix(decimals.size() - (decimals.find_last_not_of('0') + 1));
  return decimals.size() > milliseconds ? text.append(" ").append(decimals.substr(milliseconds))
                                        : text;
}

std::string comparable_number(std::string_view number) {
  Cursor cursor{number};
  const bool negative = cursor.take('-');
  std::string digits(cursor.digits());
  const auto before_point = static_cast<std::int64_t>(digits.size());
  if (cursor.take('.')) digits += cursor.digits();
  const auto first = digits.find_first_not_of('0');
  if (first == digits.npos) return "0";
  const auto last = digits.find_last_not_of('0');
  std::string text = negative ? "-" : "";
  text.append(".").append(digits, first, last + 1 - first).append("e");
  std::int64_t exponent = 0;
  if (cursor.take('e') || cursor.take('E')) {
    const bool below = cursor.take('-');
    if (!below) cursor.take('+');
    auto said = cursor.digits();
    said.remove_prefix(std::min(said.find_first_not_of('0'), said.size()));
    if (said.size() > longest_exponent) {
      return text.append(below ? "-" : "")
          .append(said)
          .append(" ")
          .append(std::to_string(before_point - static_cast<std::int64_t>(first)));
    }
    for (const char digit : said) exponent = exponent * 10 + (digit - '0');
    if (below) exponent = -exponent;
  }
  return text += std::to_string(exponent + before_point - static_cast<std::int64_t>(first));
}

bool is_semantic_version(std::string_view text) {
  Cursor cursor{text};
  for (int part = 0; part < 3; ++part) {
    if (part > 0 && !cursor.take('.')) return part == 2 && cursor.rest.empty();
    if (cursor.digits().empty()) return false;
  }
  if (cursor.rest.empty()) return true;
  if (!cursor.take('-') && !cursor.take('+')) return false;
  return !cursor.rest.empty() && std::ranges::all_of(cursor.rest, [](char c) {
    return is_alnum(c) || c == '.' || c == '-' || c == '+';
  });
}

}  // namespace kring::learning_records
