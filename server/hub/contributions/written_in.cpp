#include "hub/contributions/written_in.h"

#include <string>

namespace kring::contributions {
namespace {

std::optional<WrittenIn> written_in(std::optional<text::Language> language) {
  if (!language) return std::nullopt;
  switch (*language) {
    case text::Language::nl:
      return WrittenIn::nl;
    case text::Language::en:
      return WrittenIn::en;
    case text::Language::fr:
      return WrittenIn::fr;
  }
  return std::nullopt;
}

}  // namespace

std::optional<WrittenIn> told_by(std::string_view title, std::string_view text) {
  return written_in(text::detect_language(std::string(title) + "\n\n" + std::string(text)));
}

KeptLanguage chosen_or_told(std::optional<WrittenIn> chosen, std::optional<text::Language> told) {
  return chosen ? KeptLanguage{chosen, true} : KeptLanguage{written_in(told), false};
}

}  // namespace kring::contributions
