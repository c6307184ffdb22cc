#pragma once

#include "platform/api/routes.h"
#include "platform/http/response.h"

namespace kring::api {

/// Whether a request asks for what describes the API: /api/docs (for people) and /api/openapi.json.
bool is_document(const http::Head& head);

/// Answers such a request.
http::Response document(const http::Head& head, const Routes& routes);

}  // namespace kring::api
