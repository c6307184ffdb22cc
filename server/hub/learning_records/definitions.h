#pragma once

#include "platform/json/document.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kring::learning_records {

/// The longest definition of an activity that is kept, in octets.
inline constexpr std::size_t longest_definition = 64 * 1024;

/// JSON values by their keys, in the order in which the keys came.
class KeyedTexts {
 public:
  void put(std::string_view key, std::string text);
  /// How many octets more there will be once this is put.
  std::ptrdiff_t growth(std::string_view key, std::string_view text) const;
  bool empty() const { return texts_.empty(); }
  const std::vector<std::pair<std::string, std::string>>& texts() const { return texts_; }

 private:
  std::vector<std::pair<std::string, std::string>> texts_;
  std::unordered_map<std::string, std::size_t> places_;
};

/// What is known of an activity, as one definition after the other adds to it: language maps gain
/// languages, extensions gain keys, everything else is replaced.
class GrowingDefinition {
 public:
  GrowingDefinition() = default;
  /// Goes on from what is kept: the JSON of a definition, or "".
  explicit GrowingDefinition(std::string_view kept);

  /// Says whether there was room: where the whole would be longer than `longest_definition`, and
  /// longer than before, nothing is changed.
  bool add(const json::Value& news);

  bool empty() const { return members_.empty(); }
  /// As JSON.
  std::string text() const;

 private:
  struct Change {
    std::string_view name;  ///< of a member
    std::string_view key;   ///< in it, where it gains keys
    std::string text;
  };
  static std::vector<Change> changes_of(const json::Value& news);
  void apply(std::vector<Change> changes);

  KeyedTexts members_;  ///< of those that gain keys the names alone
  std::unordered_map<std::string, KeyedTexts> gaining_;
  std::ptrdiff_t octets_ = 0;
};

}  // namespace kring::learning_records
