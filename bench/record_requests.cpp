#include "requests.h"
#include "statements.h"

#include <cctype>
#include <cstdio>

namespace kring::bench {
namespace {

constexpr int statements_in_a_batch = 50;

std::string escaped(std::string_view text) {
  std::string all;
  for (const char each : text) {
    const auto octet = static_cast<unsigned char>(each);
    if (std::isalnum(octet)) {
      all += static_cast<char>(octet);
    } else {
      char code[4];
      std::snprintf(code, sizeof code, "%%%02X", octet);
      all += code;
    }
  }
  return all;
}

/// What programs ask of the record store.
class RecordRequests {
 public:
  RecordRequests(std::string_view kind, const std::string& host, const std::string& folder)
      : kind_(kind),
        head_(" HTTP/1.1\r\nHost: " + host +
              "\r\nX-Experience-API-Version: 2.0.0\r\nAuthorization: " +
              first_line_of(folder + "/bench-client") + "\r\n") {}

  std::string operator()() {
    if (kind_ == "single") return post(statements_.next());
    if (kind_ == "batches") return post(batch());
    if (kind_ == "by_verb") return get("verb=" + escaped(verb_iri(statements_.verb())));
    if (++asked_ % 2 == 0)
      return get("related_activities=true&activity=" + escaped(statements_.course()));
    return get("related_agents=true&agent=" + escaped(statements_.instructor()));
  }

 private:
  std::string batch() {
    std::string body = "[";
    for (int i = 0; i < statements_in_a_batch; ++i) {
      body.append(i == 0 ? "" : ",").append(statements_.next());
    }
    return body + "]";
  }
  std::string post(const std::string& body) const {
    return "POST /api/v1/xapi/statements" + head_ +
           "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
  }
  std::string get(const std::string& query) const {
    return "GET /api/v1/xapi/statements?limit=50&" + query + head_ + "\r\n";
  }

  std::string kind_;
  std::string head_;
  Statements statements_{2};
  std::uint64_t asked_ = 0;
};

}  // namespace

Requests record_requests_of(std::string_view kind, const std::string& host,
                            const std::string& folder) {
  if (kind == "counts") {
    return [request = "GET /api/v1/records/counts HTTP/1.1\r\nHost: " + host +
                      "\r\nCookie: kring_session=" + first_line_of(folder + "/bench-sessions") +
                      "\r\n\r\n"] { return request; };
  }
  if (kind == "single" || kind == "batches" || kind == "by_verb" || kind == "by_related")
    return RecordRequests(kind, host, folder);
  return {};
}

}  // namespace kring::bench
