#include "platform/text/fold.h"

#include <stdexcept>

#include <unicode/normalizer2.h>

namespace kring::text {
namespace {

using Form = const icu::Normalizer2*(UErrorCode&);

std::string normalised(std::string_view utf8, Form& form) {
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

}  // namespace

std::string composed(std::string_view utf8) {
  return normalised(utf8, icu::Normalizer2::getNFCInstance);
}

std::string compatible(std::string_view utf8) {
  return normalised(utf8, icu::Normalizer2::getNFKCInstance);
}

std::string folded(std::string_view utf8) {
  return normalised(utf8, icu::Normalizer2::getNFKCCasefoldInstance);
}

}  // namespace kring::text
