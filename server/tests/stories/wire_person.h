#pragma once

#include "tests/stories/wire_check.h"
#include "tests/support/raw_client.h"
#include "tests/support/web_socket_client.h"

#include <optional>
#include <string>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

namespace kring::testing_support {

/// Somebody who uses a server over the wire, on one connection that is kept open. Throws
/// std::runtime_error when the server hangs up, and connects again the next time. An answer that is
/// not as the table of routes says fails the test.
class WirePerson {
 public:
  static constexpr const char* origin = "http://kring.example.org";

  struct Answer {
    int status = 0;
    boost::json::value body;
    std::string id() const { return std::string(body.at("id").as_string()); }
  };

  void moves_to(std::uint16_t port) {
    port_ = port;
    client_.reset();
  }

  Answer get(const std::string& path) { return send("GET", path, "", ""); }
  Answer post(const std::string& path, const boost::json::value& body,
              const std::string& key = "") {
    return send("POST", path, boost::json::serialize(body), key);
  }
  Answer remove(const std::string& path) { return send("DELETE", path, "", ""); }

  /// The same browser at another server: what one of them is told to forget, the other still sends.
  WirePerson also_at(std::uint16_t port) const {
    WirePerson other;
    other.port_ = port;
    other.cookie_ = cookie_;
    return other;
  }
  /// The socket of a page that stands open.
  tests::WebSocketClient open_page() const {
    auto request = tests::handshake("/api/v1/live", origin);
    request.insert(request.size() - 2, "Cookie: " + cookie_ + "\r\n");
    return tests::WebSocketClient::opened_by(request, port_);
  }

 private:
  Answer send(const std::string& method, const std::string& path, const std::string& body,
              const std::string& key) {
    std::string request = method + " /api/v1" + path + " HTTP/1.1\r\nHost: kring.example.org\r\n" +
                          "Origin: " + origin + "\r\n";
    if (!cookie_.empty()) request += "Cookie: " + cookie_ + "\r\n";
    if (!key.empty()) request += "Idempotency-Key: " + key + "\r\n";
    if (!body.empty()) {
      request +=
          "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
          "\r\n";
    }
    try {
      if (!client_) client_.emplace(port_);
      const auto came = client_->ask(request + "\r\n" + body);
      expect_as_described(method, "/api/v1" + path, came);
      return understood(came);
    } catch (const std::exception&) {
      client_.reset();
      throw;
    }
  }

  Answer understood(const tests::RawAnswer& raw) {
    if (const auto set = raw.field("Set-Cookie"); !set.empty())
      cookie_ = set.substr(0, set.find(';'));
    return {raw.status, raw.body.empty() ? boost::json::value() : boost::json::parse(raw.body)};
  }

  std::uint16_t port_ = 0;
  std::string cookie_;
  std::optional<tests::RawClient> client_;
};

}  // namespace kring::testing_support
