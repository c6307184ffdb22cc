#pragma once

#include "platform/http/request.h"

#include <optional>
#include <string_view>

namespace kring::http {

/// What stands after "Authorization: Bearer " (RFC 6750), whose case does not matter; nothing for
/// another scheme.
std::optional<std::string_view> bearer_token(const Headers& headers);

}  // namespace kring::http
