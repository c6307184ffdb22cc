#pragma once

#include "platform/json/document.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kring::learning_records {

/// What somebody reads, as a request says it (RFC 9110: Accept-Language).
class Languages {
 public:
  /// Of more than these only the best are heeded.
  static constexpr std::size_t most = 20;
  /// Longer tags, in octets, are no language's and are left out.
  static constexpr std::size_t longest_tag = 64;

  Languages() = default;
  /// Those of a field, without what it gives the weight 0.
  explicit Languages(std::string_view field);

  /// RFC 4647's lookup in a language map that is not empty; what stands there first where none of
  /// these languages is there. Goes through the map once, however many languages these are.
  const json::Member& best_of(const json::Value& map) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  std::size_t rank_of(std::string_view tag) const;

  /// What is looked for, in lower case, by its turn: `nl-be`, and then `nl`.
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> ranks_;
};

}  // namespace kring::learning_records
