#pragma once

#include "platform/api/routes.h"
#include "platform/http/response.h"

#include <memory>
#include <string>

namespace kring::api {

/// Whether a request asks for what describes the API: /api/docs (for people) and /api/openapi.json.
bool is_document(const http::Head& head);

/// The documents, written once: the table does not change while the server runs.
class Documents {
 public:
  explicit Documents(const Routes& routes);

  /// Answers such a request.
  http::Response answer(const http::Head& head) const;

 private:
  using Text = std::shared_ptr<const std::string>;
  Text page_;
  Text schema_;
};

}  // namespace kring::api
