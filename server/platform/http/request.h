#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kring::http {

enum class Method { get, head, post, put, patch, delete_, options, other };

struct Header {
  std::string name;
  std::string value;
};

/// Header fields in the order in which they came. Names are compared without case.
class Headers {
 public:
  /// The value of the first field of that name, where there is one.
  std::optional<std::string_view> find(std::string_view name) const;
  void add(std::string_view name, std::string_view value);
  /// Replaces every field of that name.
  void set(std::string_view name, std::string_view value);
  const std::vector<Header>& all() const { return all_; }

 private:
  std::vector<Header> all_;
};

/// What is known of a request before its body is read.
struct Head {
  Method method = Method::get;
  /// Percent-decoded once, always starting with '/': UTF-8 without control characters, backslashes,
  /// empty or dot segments.
  std::string path;
  std::string query;  ///< still encoded, without '?'
  Headers headers;
  std::string remote_address;  ///< the peer's, or what a trusted proxy said
  bool secure = false;         ///< came over TLS, here or at a trusted proxy
  std::string host;            ///< the one Host field, in lower case; "" only on HTTP/1.0
  std::string id;              ///< the request's id, for logs and problems
};

struct Request : Head {
  std::string body;
  /// Where a body over the route's memory limit was spooled; removed when the request is done.
  std::optional<std::filesystem::path> spooled;
};

/// The value of a cookie by its exact name, where the request carries one.
std::optional<std::string_view> cookie(const Headers& headers, std::string_view name);

}  // namespace kring::http
