#pragma once

#include "platform/api/routes.h"

#include <string>
#include <string_view>

namespace kring::api {

/// The table of routes as a page for people, in English, without a script.
std::string docs_page(const Routes& routes);

/// Its style sheet.
extern const std::string_view docs_style;

}  // namespace kring::api
