#include "app/house_pages.h"

#include "platform/crypto/hash.h"
#include "platform/http/proxies.h"

namespace kring::app {
namespace {

http::Response plain(int status, std::string text) {
  http::Response response;
  response.status = status;
  response.headers.add("Content-Type", "text/plain; charset=utf-8");
  response.body = std::move(text);
  return response;
}

bool reads(const http::Head& head) {
  return head.method == http::Method::get || head.method == http::Method::head;
}

bool from_this_machine(const http::Head& head) {
  if (http::was_forwarded(head)) return false;
  return head.remote_address.starts_with("127.") || head.remote_address == "::1";
}

}  // namespace

http::Admission HousePages::admit(const http::Head& head) {
  http::Admission admission;
  // Nothing here takes a body: who has the wrong address hears that, and not that theirs is too
  // large.
  if (!reads(head))
    admission.answer = parts_.files.answer(head).value_or(plain(404, "not found\n"));
  return admission;
}

bool HousePages::may_see_metrics(const http::Head& head) const {
  if (parts_.metrics_token.empty()) return from_this_machine(head);
  const auto given = head.headers.find("Authorization");
  return given && crypto::same(*given, "Bearer " + parts_.metrics_token);
}

http::Response HousePages::handle(const http::Request& request) {
  if (reads(request) && request.path == "/healthz") return plain(200, "ok\n");
  if (reads(request) && request.path == "/readyz") {
    const auto now = parts_.readiness();
    return now.reasons.empty() ? plain(200, "ready\n" + now.remarks)
                               : plain(503, now.reasons + now.remarks);
  }
  if (reads(request) && request.path == "/metrics") {
    if (!may_see_metrics(request)) return plain(404, "not found\n");
    auto response = plain(200, parts_.metrics.text());
    response.headers.set("Content-Type", metrics::media_type);
    return response;
  }
  if (auto file = parts_.files.answer(request)) return std::move(*file);
  return plain(404, "not found\n");
}

}  // namespace kring::app
