#pragma once

#include "platform/json/document.h"

#include <string>

namespace kring::json {

/// Appends a parsed value as compact JSON: numbers as they were written, members in their order.
void append_value(std::string& out, const Value& value);

}  // namespace kring::json
