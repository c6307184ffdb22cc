#include "platform/api/documents.h"

#include "platform/api/docs_page.h"
#include "platform/api/openapi.h"

namespace kring::api {
namespace {

constexpr std::string_view page = "/api/docs";
constexpr std::string_view style = "/api/docs.css";
constexpr std::string_view schema = "/api/openapi.json";

http::Response say(std::string_view media_type, std::shared_ptr<const std::string> body) {
  http::Response response;
  response.headers.add("Content-Type", media_type);
  response.shared_body = std::move(body);
  return response;
}

}  // namespace

bool is_document(const http::Head& head) {
  const bool reads = head.method == http::Method::get || head.method == http::Method::head;
  return reads && (head.path == page || head.path == style || head.path == schema);
}

Documents::Documents(const Routes& routes)
    : page_(std::make_shared<const std::string>(docs_page(routes))),
      schema_(std::make_shared<const std::string>(openapi(routes))) {}

http::Response Documents::answer(const http::Head& head) const {
  if (head.path == schema) return say("application/json", schema_);
  if (head.path == style)
    return say("text/css; charset=utf-8", std::make_shared<const std::string>(docs_style));
  auto response = say("text/html; charset=utf-8", page_);
  response.headers.add("Content-Security-Policy",
                       "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
                       "frame-ancestors 'none'");
  return response;
}

}  // namespace kring::api
