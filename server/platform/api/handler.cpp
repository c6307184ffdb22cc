#include "platform/api/handler.h"

#include "platform/api/cursor.h"
#include "platform/http/ascii.h"

namespace kring::api::detail {
namespace {

bool is_json(const http::Request& request) {
  const auto field = request.headers.find("Content-Type");
  if (!field) return false;
  const auto semicolon = field->find(';');
  if (!http::same_without_case(http::trimmed(field->substr(0, semicolon)), "application/json")) {
    return false;
  }
  if (semicolon == field->npos) return true;
  const auto parameter = http::trimmed(field->substr(semicolon + 1));
  return http::same_without_case(parameter, "charset=utf-8") ||
         http::same_without_case(parameter, "charset=\"utf-8\"");
}

}  // namespace

std::string_view json_body(const http::Request& request) {
  if (!is_json(request)) throw Refusal(Status::wrong_media_type, "media_type.wrong");
  return request.body;
}

void require_no_body(const http::Request& request, json::Problems& problems) {
  if (request.body.empty()) return;
  const auto nothing = json::read<Nothing>(json_body(request));
  if (!nothing) problems.add(nothing.error());
}

void read_parameter(std::string_view text, std::string& out) {
  out = text;
}

std::string leaving_cursor(const Call& call, std::string_view cursor) {
  return sealed_cursor(call.secret(), call.route().title(), cursor);
}

std::string returning_cursor(const Call& call, std::string_view sealed) {
  return opened_cursor(call.secret(), call.route().title(), sealed);
}

http::Response answer_nothing() {
  http::Response response;
  response.status = 204;
  return response;
}

}  // namespace kring::api::detail
