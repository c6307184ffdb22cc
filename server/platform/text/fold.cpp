#include "platform/text/fold.h"

#include "platform/text/code_points.h"

#include <optional>
#include <stdexcept>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

namespace kring::text {
namespace {

using Form = const icu::Normalizer2*(UErrorCode&);

/// More marks on one letter than any language writes (UAX #15, 13).
constexpr int most_marks = 30;

/// The Stream-Safe Text Process (UAX #15, D4): a grapheme joiner, which shows nothing, parts longer
/// runs of marks. Sorting a run takes the square of its length: of a hundred thousand, minutes.
constexpr char32_t joiner = U'\u034F';

/// Folding takes out what shows nothing, joiners too: there it parts no run.
bool is_taken_out(char32_t point) {
  return u_hasBinaryProperty(static_cast<UChar32>(point), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

/// Parts runs of marks by `between`, or cuts them short where that is nothing.
std::string with_short_runs(std::string_view utf8, std::optional<char32_t> between) {
  std::string safe;
  safe.reserve(utf8.size());
  int marks = 0;
  for_each_point(utf8, [&](char32_t point, std::string_view octets) {
    if (u_getCombiningClass(static_cast<UChar32>(point)) != 0) {
      ++marks;
    } else if (between || !is_taken_out(point)) {
      marks = 0;
    }
    if (marks > most_marks) {
      if (!between) return;  // the joiner would be taken out again
      append(safe, *between);
      marks = 1;
    }
    safe += octets;
  });
  return safe;
}

std::string normalised(const std::string& utf8, Form& form) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* normalizer = form(error);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  if (U_SUCCESS(error)) {
    normalizer->normalizeUTF8(0,
                              icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())),
                              sink, nullptr, error);
  }
  // ICU fails here only for want of its own data, which comes with the library.
  if (U_FAILURE(error)) throw std::runtime_error(u_errorName(error));
  return out;
}

/// Letters that Unicode does not take apart, as people type them without the key.
std::string_view plain_letters(char32_t point) {
  switch (point) {
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    case U'ø':
      return "o";
    case U'ł':
      return "l";
    case U'đ':
      return "d";
    case U'ı':
      return "i";
    default:
      return "";
  }
}

bool is_accent(char32_t point) {
  return point >= U'\u0300' && point <= U'\u036F';
}

}  // namespace

std::string composed(std::string_view utf8) {
  return normalised(with_short_runs(utf8, joiner), icu::Normalizer2::getNFCInstance);
}

std::string compatible(std::string_view utf8) {
  return normalised(with_short_runs(utf8, joiner), icu::Normalizer2::getNFKCInstance);
}

std::string folded(std::string_view utf8) {
  return normalised(with_short_runs(utf8, {}), icu::Normalizer2::getNFKCCasefoldInstance);
}

std::string unaccented(std::string_view utf8) {
  std::string plain;
  for_each_point(normalised(folded(utf8), icu::Normalizer2::getNFDInstance),
                 [&](char32_t point, std::string_view octets) {
                   const auto letters = plain_letters(point);
                   if (!is_accent(point)) plain += letters.empty() ? octets : letters;
                 });
  return normalised(plain, icu::Normalizer2::getNFCInstance);
}

}  // namespace kring::text
