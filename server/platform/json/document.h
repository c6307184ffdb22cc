#pragma once

#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>

#include <boost/system/result.hpp>

namespace kring::json {

enum class Kind { null, boolean, number, string, array, object };

struct Member;

/// One value of a parsed text. Numbers stay as they were written, so that nothing is rounded before
/// anybody knows which type is wanted.
struct Value {
  Kind kind = Kind::null;
  bool boolean = false;
  std::string_view text = {};  ///< of a string, without its escapes; of a number, as written
  std::span<const Value> items = {};
  std::span<const Member> members = {};  ///< in the order of the text; a key may stand here twice
};

struct Member {
  std::string_view key;
  Value value;
};

/// How many arrays and objects may stand in each other.
inline constexpr std::size_t depth_limit = 32;

/// A parsed text. Everything it shows lives as long as it does; it keeps nothing of the text.
class Document {
 public:
  /// Refuses what is not JSON (RFC 8259) in well-formed UTF-8, escaped surrogates that are no pair,
  /// anything after the value, and nesting deeper than `depth_limit`.
  static boost::system::result<Document> parse(std::string_view text);

  const Value& root() const { return root_; }

 private:
  explicit Document(std::size_t size_hint);

  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_;
  Value root_;
};

}  // namespace kring::json
