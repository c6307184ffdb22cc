#include "hub/learning_records/definitions.h"

#include "platform/json/value_writer.h"
#include "platform/json/writer.h"

#include <utility>

namespace kring::learning_records {
namespace {

bool gains_keys(std::string_view name) {
  return name == "name" || name == "description" || name == "extensions";
}

/// Two quotes, a colon and a comma.
constexpr std::size_t octets_around = 4;

void append_key(std::string& out, std::string_view key) {
  if (out.back() != '{') out += ',';
  json::append_string(out, key);
  out += ':';
}

void append_texts(std::string& out, const KeyedTexts& texts) {
  out += '{';
  for (const auto& [key, text] : texts.texts()) {
    append_key(out, key);
    out += text;
  }
  out += '}';
}

}  // namespace

void KeyedTexts::put(std::string_view key, std::string text) {
  const auto [found, is_new] = places_.emplace(key, texts_.size());
  if (is_new) {
    texts_.emplace_back(key, std::move(text));
  } else {
    texts_[found->second].second = std::move(text);
  }
}

std::ptrdiff_t KeyedTexts::growth(std::string_view key, std::string_view text) const {
  const auto found = places_.find(std::string(key));
  if (found == places_.end()) {
    return static_cast<std::ptrdiff_t>(key.size() + text.size() + octets_around);
  }
  return static_cast<std::ptrdiff_t>(text.size()) -
         static_cast<std::ptrdiff_t>(texts_[found->second].second.size());
}

GrowingDefinition::GrowingDefinition(std::string_view kept) {
  if (kept.empty()) return;
  const auto document = json::Document::parse(kept).value();
  apply(changes_of(document.root()));
  octets_ = static_cast<std::ptrdiff_t>(kept.size());
}

bool GrowingDefinition::add(const json::Value& news) {
  auto changes = changes_of(news);
  std::ptrdiff_t growth = 0;
  for (const auto& change : changes) {
    if (!gains_keys(change.name)) {
      growth += members_.growth(change.name, change.text);
    } else if (const auto found = gaining_.find(std::string(change.name));
               found != gaining_.end()) {
      growth += found->second.growth(change.key, change.text);
    } else {
      growth += KeyedTexts().growth(change.key, change.text);
    }
  }
  const auto octets = octets_ + growth;
  if (growth > 0 && octets > static_cast<std::ptrdiff_t>(longest_definition)) return false;
  apply(std::move(changes));
  octets_ = octets;
  return true;
}

std::string GrowingDefinition::text() const {
  std::string out = "{";
  for (const auto& [name, text] : members_.texts()) {
    append_key(out, name);
    if (const auto found = gaining_.find(name); found != gaining_.end()) {
      append_texts(out, found->second);
    } else {
      out += text;
    }
  }
  return out += '}';
}

std::vector<GrowingDefinition::Change> GrowingDefinition::changes_of(const json::Value& news) {
  std::vector<Change> changes;
  for (const auto& [name, value] : news.members) {
    if (!gains_keys(name)) {
      json::append_value(changes.emplace_back(Change{name, {}, {}}).text, value);
      continue;
    }
    for (const auto& [key, each] : value.members) {
      json::append_value(changes.emplace_back(Change{name, key, {}}).text, each);
    }
  }
  return changes;
}

void GrowingDefinition::apply(std::vector<Change> changes) {
  for (auto& change : changes) {
    if (gains_keys(change.name)) {
      members_.put(change.name, "");
      gaining_[std::string(change.name)].put(change.key, std::move(change.text));
    } else {
      members_.put(change.name, std::move(change.text));
    }
  }
}

}  // namespace kring::learning_records
