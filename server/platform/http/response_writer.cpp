#include "platform/http/response_writer.h"

#include "platform/http/ascii.h"
#include "platform/http/problem.h"

#include <algorithm>
#include <sstream>

namespace kring::http {
namespace {

constexpr std::string_view ours[] = {"Content-Length", "Transfer-Encoding", "Connection",
                                     "Date",           "X-Request-Id",      "Keep-Alive"};

bool is_ours(std::string_view name) {
  return std::any_of(std::begin(ours), std::end(ours),
                     [&](std::string_view own) { return same_without_case(own, name); });
}

void write_field(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

std::string_view body_of(const Response& response) {
  return response.shared_body ? *response.shared_body : response.body;
}

bool has_body(const Response& response, Method method) {
  return method != Method::head && response.status != 204 && response.status != 304;
}

}  // namespace

bool may_send(const Response& response) {
  if (response.status < 200 || response.status > 599) return false;
  return std::all_of(response.headers.all().begin(), response.headers.all().end(), [](auto& field) {
    return is_token(field.name) &&
           field.value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos;
  });
}

std::string write_head(const Response& response, const Envelope& envelope) {
  std::string out;
  out.reserve(1024);
  out.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  out.append(reason(response.status)).append("\r\n");
  write_field(out, "Date", envelope.date);
  write_field(out, "X-Request-Id", envelope.request_id);
  for (const auto& [name, value] : response.headers.all())
    if (!is_ours(name)) write_field(out, name, value);
  if (envelope.defaults != nullptr) {
    for (const auto& [name, value] : *envelope.defaults)
      if (!response.headers.find(name)) write_field(out, name, value);
  }
  if (response.pieces) {
    if (envelope.http_1_1) write_field(out, "Transfer-Encoding", "chunked");
  } else if (response.status != 204 && response.status != 304) {
    write_field(out, "Content-Length", std::to_string(body_of(response).size()));
  }
  if (!envelope.keep_alive) {
    write_field(out, "Connection", "close");
  } else if (!envelope.http_1_1) {
    write_field(out, "Connection", "keep-alive");
  }
  return out.append("\r\n");
}

std::string_view body_to_send(const Response& response, Method method) {
  return has_body(response, method) ? body_of(response) : std::string_view();
}

bool sends_pieces(const Response& response, Method method) {
  return response.pieces && has_body(response, method);
}

std::string write_chunk(std::string_view piece) {
  std::ostringstream length;
  length << std::hex << piece.size();
  return length.str().append("\r\n").append(piece).append("\r\n");
}

}  // namespace kring::http
