#pragma once

#include "base/ruled_text.h"

#include <string>
#include <string_view>

#include <boost/system/result.hpp>

namespace kring::text {

/// An e-mail address, kept as written, without space around it. Refuses as `malformed` all but the
/// common shape: letters, digits and RFC 5321's other atom characters in dot-separated parts before
/// the @, a host name of at least two labels after it; ASCII only. Quoted local parts and address
/// literals are legal there and refused here: nobody's colleague has one.
class EmailAddress {
 public:
  static constexpr std::int64_t min_length = 6;
  static constexpr std::int64_t max_length = 254;

  EmailAddress() = default;
  static boost::system::result<EmailAddress, FieldProblem> from_text(std::string_view text);

  const std::string& text() const { return text_; }
  /// What must be unique: case does not tell two mailboxes apart in practice.
  std::string key() const;
  bool operator==(const EmailAddress&) const = default;

 private:
  std::string text_;
};

static_assert(RuledText<EmailAddress>);

}  // namespace kring::text
