#include "tests/support/api_client.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

namespace kring::testing_support {

const boost::json::value& ApiAnswer::at(std::string_view pointer) const {
  static const boost::json::value none;
  boost::json::error_code error;
  const auto* found = body.find_pointer(pointer, error);
  if (found) return *found;
  ADD_FAILURE() << "no " << pointer << " in " << status << " " << text;
  return none;
}

std::string ApiAnswer::string(std::string_view pointer) const {
  const auto* found = at(pointer).if_string();
  if (!found) ADD_FAILURE() << pointer << " is no string in " << text;
  return found ? std::string(*found) : std::string();
}

std::int64_t ApiAnswer::integer(std::string_view pointer) const {
  const auto* found = at(pointer).if_int64();
  if (!found) ADD_FAILURE() << pointer << " is no whole number in " << text;
  return found ? *found : 0;
}

std::string ApiAnswer::code() const {
  return status < 400 ? std::string() : string("/code");
}

ApiClient::ApiClient(api::Application& application, std::string_view origin)
    : application_(application), check_(application.routes()) {
  header("Origin", origin);
}

ApiClient& ApiClient::header(std::string_view name, std::string_view value) {
  if (value.empty()) {
    headers_.erase(std::string(name));
  } else {
    headers_.insert_or_assign(std::string(name), std::string(value));
  }
  return *this;
}

void ApiClient::set_cookie(std::string_view name, std::string_view value) {
  cookies_.insert_or_assign(std::string(name), std::string(value));
}

std::optional<std::string> ApiClient::cookie(std::string_view name) const {
  const auto found = cookies_.find(name);
  return found == cookies_.end() ? std::nullopt : std::optional(found->second);
}

ApiAnswer ApiClient::post(std::string_view path, const boost::json::value& body) {
  return send(http::Method::post, path, boost::json::serialize(body));
}

ApiAnswer ApiClient::put(std::string_view path, const boost::json::value& body) {
  return send(http::Method::put, path, boost::json::serialize(body));
}

http::Request ApiClient::request(http::Method method, std::string_view path,
                                 std::string body) const {
  http::Request request;
  request.method = method;
  const auto question = path.find('?');
  request.path = path.starts_with("/api") ? "" : api::api_base;
  request.path += path.substr(0, question);
  if (question != path.npos) request.query = path.substr(question + 1);
  request.remote_address = address_;
  request.host = "localhost:8080";
  request.id = "test-request";
  for (const auto& [name, value] : headers_) request.headers.add(name, value);
  if (!body.empty() && !request.headers.find("Content-Type")) {
    request.headers.add("Content-Type", "application/json");
  }
  std::string cookies;
  for (const auto& [name, value] : cookies_) {
    cookies.append(cookies.empty() ? "" : "; ").append(name).append("=").append(value);
  }
  if (!cookies.empty()) request.headers.add("Cookie", cookies);
  request.body = std::move(body);
  return request;
}

ApiAnswer ApiClient::send(http::Method method, std::string_view path, std::string body) {
  const auto asked = request(method, path, std::move(body));
  auto admission = application_.admit(asked);
  auto response = admission.answer ? std::move(*admission.answer) : application_.handle(asked);
  if (!admission.answer && asked.body.size() > admission.body_limit) {
    ADD_FAILURE() << "the server would not have let a body of this size in: " << asked.path;
  }
  if (checked_) check(asked, response);
  keep_cookies(response);
  while (response.pieces) {
    const auto piece = response.pieces();
    if (!piece) break;
    response.body += *piece;
    if (between_pieces_) between_pieces_();
  }
  ApiAnswer answer{response.status, {}, response.body, response.headers};
  boost::json::error_code error;
  auto parsed = boost::json::parse(response.body, error);
  if (!error) answer.body = std::move(parsed);
  return answer;
}

void ApiClient::check(const http::Request& asked, const http::Response& response) const {
  for (const auto& complaint : check_.complaints(asked.method, asked.path, response)) {
    ADD_FAILURE() << complaint << "\n" << response.body;
  }
}

void ApiClient::keep_cookies(const http::Response& response) {
  for (const auto& [name, value] : response.headers.all()) {
    if (name != "Set-Cookie") continue;
    const auto pair = value.substr(0, value.find(';'));
    const auto equals = pair.find('=');
    if (value.find("Max-Age=0") != value.npos) {
      cookies_.erase(pair.substr(0, equals));
    } else {
      cookies_.insert_or_assign(pair.substr(0, equals), pair.substr(equals + 1));
    }
  }
}

}  // namespace kring::testing_support
