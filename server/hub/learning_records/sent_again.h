#pragma once

#include "platform/json/document.h"

#include <string_view>

namespace kring::learning_records {

/// Whether what is kept is what was sent, but for people in it who were erased or made anonymous
/// since: with the same stand-ins in their places the two say the same.
bool says_the_same_of_nobody(const json::Value& sent, const json::Value& kept,
                             std::string_view public_origin);

}  // namespace kring::learning_records
