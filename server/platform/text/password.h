#pragma once

#include "base/ruled_text.h"

#include <string>
#include <string_view>

#include <boost/system/result.hpp>

namespace kring::text {

/// A password as NIST SP 800-63B asks: any characters, spaces too, none of them mandatory, nothing
/// trimmed or cut off, and normalised (NFKC), so that two keyboards that write the same é
/// differently both open the door. Lengths are in code points after that. Refuses as
/// `bad_characters` what is not UTF-8, NUL, and a password of which nothing can be seen, and as
/// `easily_guessed` what a guesser tries among the first million: names, words that many choose,
/// runs, repeats, rows of keys. It has no way to a stream or a log.
class Password {
 public:
  static constexpr std::int64_t min_length = 10;
  static constexpr std::int64_t max_length = 200;
  /// As somebody types it, right or wrong, before it is normalised, which makes at most four code
  /// points one: whatever is longer is nobody's password.
  static constexpr std::int64_t longest_typed = 4 * max_length;

  Password() = default;
  static boost::system::result<Password, FieldProblem> from_text(std::string_view text);

  /// What is hashed.
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

static_assert(RuledText<Password>);

}  // namespace kring::text
