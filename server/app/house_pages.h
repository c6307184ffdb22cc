#pragma once

#include "app/readiness.h"
#include "platform/http/application.h"
#include "platform/http/static_files.h"
#include "platform/metrics/metrics.h"

#include <functional>
#include <string>

namespace kring::app {

/// Everything outside /api: the web client's files, and what monitoring asks for.
///
///     /healthz   200 while the process answers at all
///     /readyz    200 when it should get visitors; 503 with a reason a line when it should not;
///                either way a line for what else somebody should look at
///     /metrics   for Prometheus, with the token from the settings where one is set; from elsewhere
///                than this machine only with a token
class HousePages : public http::Application {
 public:
  struct Parts {
    http::StaticFiles files;
    metrics::Registry& metrics;
    std::string metrics_token;
    /// Asks the database, so it is called on a worker.
    std::function<Readiness()> readiness;
  };
  explicit HousePages(Parts parts) : parts_(std::move(parts)) {}

  http::Admission admit(const http::Head& head) override;
  http::Response handle(const http::Request& request) override;

 private:
  bool may_see_metrics(const http::Head& head) const;

  Parts parts_;
};

}  // namespace kring::app
