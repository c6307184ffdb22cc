#pragma once

#include <string_view>

namespace kring::http {

/// The media type of a file of the web client, by the end of its name; application/octet-stream for
/// what is not known.
std::string_view content_type(std::string_view name);

}  // namespace kring::http
