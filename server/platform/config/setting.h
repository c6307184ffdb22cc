#pragma once

#include "platform/config/settings.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kring::config {

/// A value as it was given: one text from the environment or a flag, or what TOML says it is.
struct Given {
  enum class Type { text, number, list, other };
  Type type = Type::text;
  std::string text;  ///< a number too, as its digits
  std::vector<std::string> list;
  /// From the environment or a flag, where a number and a list are texts as well.
  bool untyped = false;
};

/// One setting: how it is called, what it means, what it takes.
struct Setting {
  std::string_view key;    ///< `log_level`: KRING_LOG_LEVEL, --log-level
  std::string_view about;  ///< a sentence for whoever runs the hub
  std::string_view takes;  ///< what it wants to be: "a number from 1 to 1024"
  bool secret = false;     ///< never shown
  /// False, and nothing changed, where the value is not what the setting takes.
  std::function<bool(Settings&, const Given&)> set;
  /// As TOML writes it.
  std::function<std::string(const Settings&)> show;
};

/// All there are, in the order in which they are told.
const std::vector<Setting>& all_settings();

/// The setting of that key; nothing where there is none.
const Setting* find_setting(std::string_view key);

/// The key that differs least from a mistyped one; empty where none is near.
std::string_view nearest_key(std::string_view key);

/// A text without control characters as a TOML string in quotes.
std::string toml_text(std::string_view text);

}  // namespace kring::config
