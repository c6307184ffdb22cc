#pragma once

#include "platform/api/call.h"
#include "platform/api/documents.h"
#include "platform/api/observer.h"
#include "platform/api/origins.h"
#include "platform/api/rate_limits.h"
#include "platform/api/regulars.h"
#include "platform/api/router.h"
#include "platform/api/routes.h"
#include "platform/http/application.h"

#include <string>
#include <vector>

namespace kring::api {

/// What an Application is made with. All of it must outlive it.
struct ApplicationParts {
  const Routes& routes;
  Database& database;
  const Doorkeeper& doorkeeper;
  const Clock& clock;
  http::Application& fallback;  ///< everything outside /api: the web client's files, the checks
  Observer& observer;
  std::vector<std::string> origins;  ///< ours: "https://kring.example.org"
  std::string secret;                ///< 16 to 64 octets that stay the same over restarts
};

/// Answers requests by the table of routes.
///
/// Before a body is read: 404, 405, 413 and foreign origins. Before a transaction is opened: 415,
/// and everything that was sent is parsed. Refusals become problem+json in the reader's language;
/// every other exception becomes 500 `failed`, whose words go to the log and never to the client.
class Application : public http::Application {
 public:
  /// Throws std::logic_error where the table is not in order (Routes::check).
  explicit Application(ApplicationParts parts);

  http::Admission admit(const http::Head& head) override;
  std::string client_of(const http::Head& head) const override;
  http::Response handle(const http::Request& request) override;

  const Routes& routes() const { return parts_.routes; }

 private:
  using Started = std::chrono::steady_clock::time_point;

  Match find(const http::Head& head, const Route*& route) const;
  http::Response run(const Match& match, const http::Request& request);
  http::Response refused(const Refusal& refusal, const http::Head& head) const;
  template <class Answer>
  http::Response guarded(const http::Head& head, std::string& code, Answer&& answer);
  http::Response finished(const http::Head& head, const Route* route, std::string& code,
                          http::Response response);
  void tell(const http::Head& head, const http::Response& response, std::string_view route,
            std::string_view code, Started started);

  ApplicationParts parts_;
  Router router_;
  Documents documents_;
  Origins origins_;
  RateLimits limits_;
  Regulars regulars_;
  Backing backing_;
};

}  // namespace kring::api
