#include "platform/config/setting.h"

#include <algorithm>

namespace kring::config {
namespace {

/// Levenshtein's: how many letters to add, drop or change.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto changed = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row.back();
}

}  // namespace

const Setting* find_setting(std::string_view key) {
  const auto found = std::ranges::find(all_settings(), key, &Setting::key);
  return found == all_settings().end() ? nullptr : &*found;
}

std::string_view nearest_key(std::string_view key) {
  constexpr std::size_t longest = 64;
  if (key.size() > longest) return {};
  std::string_view nearest;
  auto least = std::max<std::size_t>(2, key.size() / 3) + 1;
  for (const auto& setting : all_settings()) {
    const auto far = distance(key, setting.key);
    if (far < least) {
      least = far;
      nearest = setting.key;
    }
  }
  return nearest;
}

std::string toml_text(std::string_view text) {
  std::string in_quotes = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') in_quotes += '\\';
    in_quotes += c;
  }
  return in_quotes + '"';
}

}  // namespace kring::config
