#pragma once

#include "platform/api/routes.h"

#include <string>

namespace kring::api {

/// The table of routes as OpenAPI 3.1, indented, in an order that depends on nothing but the table:
/// api/openapi.json is this text. Schemas are closed. Throws std::logic_error where two different
/// structs go by one name (give one of them a `schema_name`).
std::string openapi(const Routes& routes);

}  // namespace kring::api
