#include "platform/config/sources.h"

#include "platform/config/setting.h"
#include "platform/text/code_points.h"

#include <algorithm>

#include <toml++/toml.h>

namespace kring::config {
namespace {

constexpr std::string_view prefix = "KRING_";

/// "a, b" as a list; empty for an empty text.
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(','), text.size());
    auto part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto first = part.find_first_not_of(' ');
    if (first == std::string_view::npos) continue;
    parts.emplace_back(part.substr(first, part.find_last_not_of(' ') - first + 1));
  }
  return parts;
}

Given untyped(const std::string& text) {
  return {Given::Type::text, text, split(text), true};
}

Given from_toml(const toml::node& node) {
  Given given;
  if (const auto* text = node.as_string()) {
    given.text = text->get();
  } else if (const auto* number = node.as_integer()) {
    given.type = Given::Type::number;
    given.text = std::to_string(number->get());
  } else if (const auto* array = node.as_array()) {
    given.type = Given::Type::list;
    for (const auto& each : *array) {
      const auto* text_in_list = each.as_string();
      if (!text_in_list) {
        given.type = Given::Type::other;
        break;
      }
      given.list.push_back(text_in_list->get());
    }
  } else {
    given.type = Given::Type::other;
  }
  return given;
}

bool is_plain(const Given& given) {
  return text::is_plain(given.text) && std::ranges::all_of(given.list, text::is_plain);
}

/// LOG_LEVEL, log-level: the key.
std::string as_key(std::string_view name) {
  std::string key(name);
  std::ranges::transform(key, key.begin(), [](char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
    return c == '-' ? '_' : c;
  });
  return key;
}

class Reading {
 public:
  void file(const Sources::File& file) {
    toml::table table;
    try {
      table = toml::parse(std::string_view(file.text), std::string_view(file.name));
    } catch (const toml::parse_error& error) {
      complain(file.name + ":" + std::to_string(error.source().begin.line),
               std::string(error.description()));
      return;
    }
    for (const auto& [key, node] : table) {
      set(file.name + ":" + std::to_string(node.source().begin.line), std::string(key.str()),
          from_toml(node));
    }
  }

  void environment(const Sources::Pairs& variables) {
    for (const auto& [name, value] : variables) {
      if (!name.starts_with(prefix)) continue;
      const auto key = as_key(std::string_view(name).substr(prefix.size()));
      if (find_setting(key) || is_slip(key)) set(name, key, untyped(value));
    }
  }

  void flags(const Sources::Pairs& flags) {
    for (const auto& [name, value] : flags) set("--" + name, as_key(name), untyped(value));
  }

  boost::system::result<Effective, Complaints> result() {
    if (!complaints_.all.empty()) return complaints_;
    return effective_;
  }

 private:
  /// One letter or two beside a setting, and of about its length.
  static bool is_slip(std::string_view key) {
    const auto nearest = nearest_key(key);
    if (nearest.empty() || key.size() < 4) return false;
    std::size_t same = 0;
    while (same < std::min(key.size(), nearest.size()) && key[same] == nearest[same]) ++same;
    return same >= 2 && key.size() <= nearest.size() + 2 && nearest.size() <= key.size() + 2;
  }

  void set(const std::string& origin, const std::string& key, const Given& given) {
    const auto* setting = find_setting(key);
    if (!setting) {
      const auto nearest = nearest_key(key);
      complain(origin, "there is no setting “" + key + "”" +
                           (nearest.empty() ? "; `kring settings` lists them"
                                            : "; did you mean “" + std::string(nearest) + "”?"));
    } else if (!is_plain(given)) {
      complain(origin, "“" + key + "” holds characters that cannot be seen");
    } else if (setting->set(effective_.settings, given)) {
      effective_.origins[key] = origin;
    } else {
      complain(origin, "“" + key + "” takes " + std::string(setting->takes));
    }
  }

  void complain(const std::string& origin, const std::string& what) {
    complaints_.all.push_back(origin + ": " + what);
  }

  Effective effective_;
  Complaints complaints_;
};

}  // namespace

boost::system::result<Effective, Complaints> read_settings(const Sources& sources) {
  Reading reading;
  if (sources.file) reading.file(*sources.file);
  reading.environment(sources.environment);
  reading.flags(sources.flags);
  return reading.result();
}

std::string shown(const Effective& effective) {
  std::string text;
  for (const auto& setting : all_settings()) {
    const auto origin = effective.origins.find(setting.key);
    const bool hidden = setting.secret && setting.show(effective.settings) != "\"\"";
    text.append("# ").append(setting.about).append(" Takes ").append(setting.takes).append(".\n");
    if (origin != effective.origins.end()) text.append("# From ").append(origin->second) += ".\n";
    if (hidden || origin == effective.origins.end()) text += "# ";
    text.append(setting.key).append(" = ");
    text.append(hidden ? "(hidden)" : setting.show(effective.settings)).append("\n\n");
  }
  return text;
}

void throw_exception_from_error(const Complaints& complaints, const boost::source_location&) {
  std::string all;
  for (const auto& complaint : complaints.all)
    all.append(all.empty() ? "" : "\n").append(complaint);
  throw WrongSettings(all);
}

}  // namespace kring::config
