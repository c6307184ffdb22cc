#pragma once

#include "platform/api/application.h"
#include "platform/api/response_check.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <boost/json/value.hpp>

namespace kring::testing_support {

/// What came back.
struct ApiAnswer {
  int status = 0;
  boost::json::value body;  ///< null where there was none
  std::string text;         ///< the body as it came
  http::Headers headers;

  /// The value at a JSON pointer. Fails the test, and is null, where there is none.
  const boost::json::value& at(std::string_view pointer) const;
  std::string string(std::string_view pointer) const;
  std::int64_t integer(std::string_view pointer) const;
  /// The code of a refusal; empty where it is none.
  std::string code() const;
};

/// A browser without a network: asks an Application directly, keeps cookies, names our own Origin,
/// and puts every answer before the ResponseCheck. Paths are below /api/v1
/// ("/questions?show=mine").
class ApiClient {
 public:
  explicit ApiClient(api::Application& application,
                     std::string_view origin = "http://localhost:8080");

  ApiAnswer get(std::string_view path) { return send(http::Method::get, path); }
  ApiAnswer post(std::string_view path, const boost::json::value& body = boost::json::object());
  ApiAnswer put(std::string_view path) { return send(http::Method::put, path); }
  ApiAnswer put(std::string_view path, const boost::json::value& body);
  ApiAnswer remove(std::string_view path) { return send(http::Method::delete_, path); }

  /// Anything at all, as the server would pass it on.
  ApiAnswer send(http::Method method, std::string_view path, std::string body = {});

  /// Sent with every request from here on; an empty value leaves the field out.
  ApiClient& header(std::string_view name, std::string_view value);
  void set_cookie(std::string_view name, std::string_view value);
  std::optional<std::string> cookie(std::string_view name) const;
  /// Done before each further piece of an answer that comes in pieces.
  void between_pieces(std::function<void()> act) { between_pieces_ = std::move(act); }
  /// From here on answers need not be as the table says.
  void unchecked() { checked_ = false; }
  /// Whose address the requests come from.
  void comes_from(std::string_view address) { address_ = address; }

 private:
  http::Request request(http::Method method, std::string_view path, std::string body) const;
  void check(const http::Request& asked, const http::Response& response) const;
  void keep_cookies(const http::Response& response);

  api::Application& application_;
  api::ResponseCheck check_;
  std::map<std::string, std::string> headers_;
  std::map<std::string, std::string, std::less<>> cookies_;
  std::function<void()> between_pieces_;
  bool checked_ = true;
  std::string address_ = "203.0.113.7";
};

}  // namespace kring::testing_support

namespace kring {
using testing_support::ApiAnswer;
using testing_support::ApiClient;
}  // namespace kring
