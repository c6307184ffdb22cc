#pragma once

#include "sources.h"

namespace kring::check {

/// Codes with which the program refuses something and for which there is no sentence, and sentences
/// for codes that nobody uses. `sentences` is one of the problems.*.json; tests are left out.
Complaints check_sentences(const Source& sentences, const std::vector<Source>& server);

}  // namespace kring::check
