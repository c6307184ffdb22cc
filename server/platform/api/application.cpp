#include "platform/api/application.h"

#include "platform/api/problem.h"
#include "platform/http/entity_tag.h"

#include <stdexcept>

namespace kring::api {
namespace {

bool is_api(std::string_view path) {
  return path == "/api" || path.starts_with("/api/");
}

/// "/questions" of "/api/v1/questions"; nothing for paths that are not below it.
std::string_view below_base(std::string_view path) {
  if (!path.starts_with(api_base)) return {};
  const auto rest = path.substr(api_base.size());
  return rest.starts_with('/') ? rest : std::string_view();
}

void add_etag(const http::Request& request, http::Response& response) {
  const auto tag = http::entity_tag(response.body);
  response.headers.add("ETag", tag);
  if (http::names_tag(request.headers.find("If-None-Match").value_or(""), tag)) {
    response.status = 304;
    response.body.clear();
  }
}

}  // namespace

Application::Application(ApplicationParts parts)
    : parts_(std::move(parts)),
      router_((parts_.routes.check(), parts_.routes)),
      documents_(parts_.routes),
      origins_(parts_.origins),
      limits_(parts_.clock),
      regulars_(parts_.routes.session_cookie()),
      backing_{parts_.database, parts_.doorkeeper, parts_.clock,
               limits_,         regulars_,         parts_.secret} {
  if (parts_.secret.size() < 16 || parts_.secret.size() > 64) {
    throw std::logic_error("the application's secret must have 16 to 64 octets");
  }
}

/// Everything that the head alone decides. `route` is known even where its caller is refused.
Match Application::find(const http::Head& head, const Route*& route) const {
  auto match = router_.find(head.method, below_base(head.path));
  route = match.route;
  if (route->method != http::Method::get) origins_.require_ours(head);
  return match;
}

http::Response Application::refused(const Refusal& refusal, const http::Head& head) const {
  const auto language = i18n::preferred(head.headers.find("Accept-Language"));
  auto response = problem(refusal, head.id, language);
  response.headers.add("Cache-Control", "no-store");
  if (refusal.status() == Status::wrong_method) {
    response.headers.add("Allow", router_.allowed(below_base(head.path)));
  }
  return response;
}

/// What `answer` answers, or what became of its exception.
template <class Answer>
http::Response Application::guarded(const http::Head& head, std::string& code, Answer&& answer) {
  const auto fail = [&](std::string_view what) {
    parts_.observer.failed(head.id, what);
    code = "failed";
    return refused(Refusal(Status::failed, code), head);
  };
  try {
    return answer();
  } catch (const Refusal& refusal) {
    auto response = refused(refusal, head);
    code = refusal.code();
    return response;
  } catch (const std::exception& exception) {
    return fail(exception.what());
  } catch (...) {
    return fail("something that is no exception was thrown");
  }
}

/// With what the route adds to all that it answers.
http::Response Application::finished(const http::Head& head, const Route* route, std::string& code,
                                     http::Response response) {
  if (!route || !route->finish) return response;
  return guarded(head, code, [&] {
    route->finish(head, response);
    return std::move(response);
  });
}

std::string Application::client_of(const http::Head& head) const {
  return regulars_.whoever_asks(head);
}

http::Admission Application::admit(const http::Head& head) {
  if (!is_api(head.path)) return parts_.fallback.admit(head);
  http::Admission admission;
  if (is_document(head)) return admission;
  const auto started = std::chrono::steady_clock::now();
  std::string code;
  const Route* route = nullptr;
  bool found = false;
  auto response = guarded(head, code, [&] {
    const auto match = find(head, route);
    found = true;
    // Somebody who does not even say who they are gets nothing large kept.
    const auto most = regulars_.is_said(head) ? match.route->body_limit
                      : match.route->raw      ? usual_body_limit
                                              : body_limit_for_strangers;
    admission.body_limit = std::min(match.route->body_limit, most);
    admission.memory_limit = match.route->memory_limit.value_or(admission.body_limit);
    return http::Response();
  });
  if (!found) {
    response = finished(head, route, code, std::move(response));
    tell(head, response, route ? route->title() : std::string(unknown_route), code, started);
    admission.answer = std::move(response);
  }
  return admission;
}

http::Response Application::run(const Match& match, const http::Request& request) {
  Call call(backing_, *match.route, request, match.parameters);
  auto response = match.route->invoke(call);
  for (const auto& cookie : call.cookies()) response.headers.add("Set-Cookie", cookie);
  if (!response.headers.find("Cache-Control")) response.headers.add("Cache-Control", "no-store");
  if (match.route->etagged) add_etag(request, response);
  return response;
}

http::Response Application::handle(const http::Request& request) {
  const auto started = std::chrono::steady_clock::now();
  std::string title(unknown_route);
  std::string code;
  const Route* route = nullptr;
  auto response = guarded(request, code, [&] {
    if (!is_api(request.path)) {
      title = "files";
      return parts_.fallback.handle(request);
    }
    if (is_document(request)) {
      title = "documents";
      return documents_.answer(request);
    }
    const auto match = find(request, route);
    title = route->title();
    return run(match, request);
  });
  response = finished(request, route, code, std::move(response));
  tell(request, response, title, code, started);
  return response;
}

void Application::tell(const http::Head& head, const http::Response& response,
                       std::string_view route, std::string_view code, Started started) {
  Answered answer;
  answer.route = route;
  answer.status = response.status;
  answer.code = code;
  answer.took = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - started);
  answer.octets = response.shared_body ? response.shared_body->size() : response.body.size();
  answer.request = head.id;
  parts_.observer.answered(answer);
}

}  // namespace kring::api
