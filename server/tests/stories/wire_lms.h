#pragma once

#include "platform/crypto/base64.h"
#include "tests/stories/wire_person.h"

#include <map>
#include <set>

namespace kring::testing_support {

/// A tool that sends statements over the wire and reads them, on one connection that is kept open.
/// Throws std::runtime_error when the server hangs up, and connects again the next time. An answer
/// that is not as the table of routes says fails the test.
class WireLms {
 public:
  struct Answer {
    int status = 0;
    std::string text;
    std::string through;  ///< X-Experience-API-Consistent-Through

    boost::json::value body() const { return boost::json::parse(text); }
  };

  /// Comes to that server with the key that was answered to whoever made the client.
  WireLms(std::uint16_t port, const boost::json::value& made)
      : WireLms(port, "Basic " + crypto::base64(std::string(made.at("user").as_string()) + ":" +
                                                std::string(made.at("secret").as_string()))) {}
  WireLms(std::uint16_t port, std::string authorization)
      : port_(port), authorization_(std::move(authorization)) {}

  void moves_to(std::uint16_t port) {
    port_ = port;
    client_.reset();
  }

  Answer get(const std::string& path) { return send("GET", path, ""); }
  Answer post(const std::string& path, const boost::json::value& body) {
    return send("POST", path, boost::json::serialize(body));
  }
  Answer post_form(const std::string& path, const std::string& form) {
    return send("POST", path, form, "application/x-www-form-urlencoded");
  }

 private:
  Answer send(const std::string& method, const std::string& path, const std::string& body,
              const std::string& type = "application/json") {
    std::string request = method + " " + path + " HTTP/1.1\r\nHost: kring.example.org\r\n" +
                          "X-Experience-API-Version: 1.0.3\r\nAuthorization: " + authorization_ +
                          "\r\n";
    if (!body.empty()) {
      request +=
          "Content-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    }
    try {
      if (!client_) client_.emplace(port_);
      const auto raw = client_->ask(request + "\r\n" + body);
      expect_as_described(method, path, raw);
      return {raw.status, raw.body, raw.field("X-Experience-API-Consistent-Through")};
    } catch (const std::exception&) {
      client_.reset();
      throw;
    }
  }

  std::uint16_t port_;
  std::string authorization_;
  std::optional<tests::RawClient> client_;
};

inline const std::string xapi = "/api/v1/xapi";

/// Somebody who reads what arrives, again and again, and each time only what was not to be seen
/// for certain the time before.
class RecordReader {
 public:
  explicit RecordReader(WireLms lms) : lms_(std::move(lms)) {}
  WireLms& lms() { return lms_; }

  /// Reads on to the end of what there is by now, a page at a time.
  void read_on() {
    auto page = lms_.get(xapi + "/statements?ascending=true&format=ids" +
                         (through_.empty() ? "" : "&since=" + through_));
    // What is stored up to this moment is to be seen from here on.
    const auto through = page.through;
    while (true) {
      if (page.status != 200) throw std::runtime_error("refused: " + page.text);
      const auto list = page.body();
      for (const auto& each : list.at("statements").as_array()) {
        read_.emplace(each.at("id").as_string(), each.at("stored").as_string());
      }
      const auto& more = list.at("more").as_string();
      if (more.empty()) break;
      page = lms_.get(std::string(more));
    }
    through_ = through;
  }

  /// When each statement that was read was stored, by its id.
  const std::map<std::string, std::string>& read() const { return read_; }

 private:
  WireLms lms_;
  std::string through_;
  std::map<std::string, std::string> read_;
};

}  // namespace kring::testing_support
