#pragma once

#include "base/refusal.h"

#include <string>
#include <string_view>
#include <vector>

namespace kring::json {

/// Where in a text the reader is: a chain that costs nothing until a problem asks for its words.
struct Path {
  const Path* above = nullptr;
  std::string_view key;
  std::size_t index = 0;
  bool is_item = false;

  Path member(std::string_view name) const { return {this, name, 0, false}; }
  Path item(std::size_t at) const { return {this, {}, at, true}; }

  /// As a JSON pointer (RFC 6901), "" for the whole. Overlong keys are cut.
  std::string text() const;
};

/// Collects what is wrong. It stops at a number that nobody reads on after, so that a hostile text
/// does not get an answer larger than itself.
class Problems {
 public:
  static constexpr std::size_t most = 64;

  void add(const Path& path, std::string_view code, std::optional<std::int64_t> limit = {});
  void add(std::vector<FieldProblem> more);
  bool empty() const { return all_.empty(); }
  std::vector<FieldProblem> take() { return std::move(all_); }

 private:
  std::vector<FieldProblem> all_;
};

}  // namespace kring::json
