#pragma once

#include "platform/i18n/language.h"

#include <string>
#include <string_view>
#include <vector>

namespace kring::i18n {

/// What to tell a person about a refusal: one plain sentence or two, ending with what to do next
/// where there is something to do. A code without a sentence gets the general one; a check keeps
/// every code that the program refuses with among those that have one.
const std::string& sentence(Language language, std::string_view code);

/// The codes that have a sentence of their own, in order.
std::vector<std::string_view> codes(Language language);

}  // namespace kring::i18n
