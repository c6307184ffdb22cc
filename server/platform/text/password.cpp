#include "platform/text/password.h"

#include "platform/text/code_points.h"
#include "platform/text/fold.h"

namespace kring::text {
boost::system::result<Password, FieldProblem> Password::from_text(std::string_view text) {
  if (text.find('\0') != std::string_view::npos || !decode(text))
    return FieldProblem{"", "bad_characters", {}};
  auto normalised = compatible(text);
  const auto length = static_cast<std::int64_t>(decode(normalised)->size());
  if (length < min_length) return FieldProblem{"", "too_short", min_length};
  if (length > max_length) return FieldProblem{"", "too_long", max_length};
  Password password;
  password.text_ = std::move(normalised);
  return password;
}

}  // namespace kring::text
