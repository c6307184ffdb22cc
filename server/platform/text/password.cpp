#include "platform/text/password.h"

#include "platform/text/code_points.h"
#include "platform/text/fold.h"

#include <zxcvbn.h>

namespace kring::text {
namespace {

/// 2 to the 20th: a million tries. The door takes a few a minute.
constexpr double least_bits = 20;

/// What people here put in a password first, beside the words that zxcvbn knows itself.
const char* likely_words[] = {"wachtwoord", "geheim",  "welkom",  "toegang",  "hallo",
                              "kring",      "werk",    "collega", "voornaam", "lente",
                              "zomer",      "herfst",  "winter",  "maandag",  "sinterklaas",
                              "voetbal",    "schatje", nullptr};

/// By zxcvbn (Wheeler, 2016). Its time grows with the cube of the length, to a sixth of a second
/// for a hundred octets, so it is given the first forty: a password of which those are hard is
/// hard.
bool is_easily_guessed(std::string_view password) {
  const std::string beginning(cut(password, 40));
  return ZxcvbnMatch(beginning.c_str(), likely_words, nullptr) < least_bits;
}

}  // namespace

boost::system::result<Password, FieldProblem> Password::from_text(std::string_view text) {
  if (text.find('\0') != std::string_view::npos || !decode(text))
    return FieldProblem{"", "bad_characters", {}};
  auto normalised = compatible(text);
  const auto length = static_cast<std::int64_t>(decode(normalised)->size());
  if (length < min_length) return FieldProblem{"", "too_short", min_length};
  if (length > max_length) return FieldProblem{"", "too_long", max_length};
  if (is_easily_guessed(normalised)) return FieldProblem{"", "easily_guessed", {}};
  if (!shows_something(*decode(normalised))) return FieldProblem{"", "bad_characters", {}};
  Password password;
  password.text_ = std::move(normalised);
  return password;
}

}  // namespace kring::text
