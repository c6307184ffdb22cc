#include "base/refusal.h"
#include "hub/learning_records/client_log.h"
#include "hub/learning_records/documents.h"
#include "hub/learning_records/learning_records_api.h"
#include "hub/learning_records/statements.h"
#include "hub/learning_records/tokens.h"
#include "hub/learning_records/xapi_rows.h"
#include "platform/log/log.h"

namespace kring::learning_records {
namespace {

using api::Call;
using api::Needs;
using http::Method;

/// With the largest attachments that are taken.
constexpr std::uint64_t statements_limit = 32 * 1024 * 1024;
constexpr std::uint64_t document_limit = longest_document;
constexpr std::uint64_t memory_limit = 1024 * 1024;
constexpr std::string_view statements_pattern = "/xapi/statements";

using Handler = std::function<http::Response(const XapiRequest&)>;

/// What each method does with a resource. POST carries the others too, in the syntax for clients
/// that cannot send them.
struct Resource {
  Handler get, put, post, remove;
  /// As in xapi_rows.h.
  void (*say)(api::Row& row, Method method) = nullptr;
  std::uint64_t body_limit = document_limit;

  /// Answers, and tells the log who asked or why it was refused.
  http::Response handle(Call& call, ClientLog& log, bool statements) const {
    XapiRequest request(call);
    try {
      request.read();
      auto response = answer(request);
      if (const auto client = request.client()) log.heard(*client, call.now());
      return response;
    } catch (const Refusal& refusal) {
      tell(log, request, refusal, statements);
      throw;
    }
  }

 private:
  http::Response answer(const XapiRequest& request) const {
    const Handler* handler = nullptr;
    switch (request.method()) {
      case Method::get:
        handler = &get;
        break;
      case Method::put:
        handler = &put;
        break;
      case Method::post:
        handler = &post;
        break;
      case Method::delete_:
        handler = &remove;
        break;
      default:
        break;
    }
    if (handler && *handler) return (*handler)(request);
    request.call().read([&](Tx& tx, const Visitor&) { request.recognise(tx); });
    throw Refusal(Status::wrong_method, "method.wrong");
  }

  static void tell(ClientLog& log, const XapiRequest& request, const Refusal& refusal,
                   bool statements) {
    const auto now = request.call().now();
    const bool sends =
        statements && (request.method() == Method::post || request.method() == Method::put);
    const bool told = is_told(refusal, sends);
    // What is wrong with a request may be found before it is asked whose it is.
    const bool unknown = refusal.status() == Status::unauthenticated;
    const auto client = told && !unknown ? request.sender() : request.client();
    if (client) log.heard(*client, now);
    if (told) log.refused(client, refusal, now);
  }

  /// What somebody who connects a client wants to know: what it sent and we would not have, and
  /// that it may not come in. Not what is our own trouble, nor a document that is not there.
  static bool is_told(const Refusal& refusal, bool sends_statements) {
    if (static_cast<int>(refusal.status()) >= 500) return false;
    return sends_statements || refusal.status() == Status::unauthenticated ||
           refusal.status() == Status::forbidden;
  }
};

/// What a client can come with, the one it came with first; and for a token, what was wrong with it
/// (RFC 6750 3).
void challenge(const http::Head& head, http::Response& response) {
  constexpr std::string_view basic = "Basic realm=\"learning records\", charset=\"UTF-8\"";
  std::string bearer = "Bearer realm=\"learning records\"";
  const bool by_token = bearer_token(head.headers.find("Authorization").value_or("")).has_value();
  if (by_token) {
    bearer +=
        response.status == 401 ? ", error=\"invalid_token\"" : ", error=\"insufficient_scope\"";
    response.headers.add("WWW-Authenticate", bearer);
  }
  if (response.status == 401) response.headers.add("WWW-Authenticate", basic);
  if (response.status == 401 && !by_token) response.headers.add("WWW-Authenticate", bearer);
}

/// Adds what xAPI asks of every answer.
void finish(const http::Head& head, http::Response& response) {
  const auto version = version_of(head.headers.find(version_header)).value_or(Version::v2);
  response.headers.set(version_header, release_of(version));
  if (response.status == 401 || response.status == 403) challenge(head, response);
}

/// Says how far the statements are consistent, where the answer does not say so yet. What was
/// written is written by now: where the database cannot tell, the answer goes without.
void say_how_far(HowFar& how_far, http::Response& response) {
  constexpr std::string_view consistent = "X-Experience-API-Consistent-Through";
  if (response.headers.find(consistent)) return;
  try {
    response.headers.add(consistent, rfc3339(how_far.ask()));
  } catch (const std::exception& failure) {
    log::warning("xapi.not_settled", {{"error", std::string(failure.what())}});
  }
}

class Adding {
 public:
  Adding(api::Routes& routes, ClientLog& log, const ClientLimits& limits,
         std::function<void(const http::Head&, http::Response&)> finish)
      : routes_(routes), log_(log), limits_(limits), finish_(std::move(finish)) {}

  void add(std::string_view name, std::string_view pattern, const Resource& resource,
           Needs needs = Needs::client_key) {
    row("get_" + std::string(name), Method::get, pattern, resource, needs);
    if (resource.put) row("put_" + std::string(name), Method::put, pattern, resource, needs);
    // What is for anyone needs no syntax for clients that cannot send a head.
    if (needs == Needs::client_key) {
      row("post_" + std::string(name), Method::post, pattern, resource, needs);
    }
    if (resource.remove) {
      row("delete_" + std::string(name), Method::delete_, pattern, resource, needs);
    }
  }

 private:
  void row(const std::string& name, Method method, std::string_view pattern,
           const Resource& resource, Needs needs) {
    const bool statements = pattern == statements_pattern;
    auto row = routes_.raw(method, pattern, [resource, &log = log_, statements](Call& call) {
      return resource.handle(call, log, statements);
    });
    row.named("xapi_" + name).needs(needs).takes_tokens().finish(finish_);
    // Nobody is counted where nobody has to say who they are.
    if (needs == Needs::client_key) row.limit("xapi", limits_.requests, api::per_minute);
    resource.say(row, method);
    if (method != Method::get) row.body_limit(resource.body_limit).memory_limit(memory_limit);
  }

  api::Routes& routes_;
  ClientLog& log_;
  const ClientLimits& limits_;
  std::function<void(const http::Head&, http::Response&)> finish_;
};

Resource documents(DocumentResource resource, void (*say)(api::Row& row, Method method),
                   const std::string& public_origin, const std::shared_ptr<Senders>& senders) {
  const auto write = [resource, public_origin, senders](const XapiRequest& request) {
    return write_document(request, resource, public_origin, senders->room);
  };
  Resource all;
  all.get = [resource](const XapiRequest& request) { return get_documents(request, resource); };
  all.put = all.post = write;
  all.remove = [resource](const XapiRequest& request) {
    return delete_documents(request, resource);
  };
  all.say = say;
  return all;
}

}  // namespace

void add_xapi_routes(api::Routes& routes, Database& database, const Clock& clock, ClientLog& log,
                     const XapiOptions& options, const ClientLimits& limits) {
  Adding resources(routes, log, limits, finish);
  Resource statements;
  statements.say = say_of_statements;
  statements.body_limit = statements_limit;
  const auto how_far = std::make_shared<HowFar>(database, clock);
  statements.get = [how_far, &database](const XapiRequest& request) {
    return get_statements(request, database, *how_far);
  };
  const auto senders = std::make_shared<Senders>();
  statements.put = [options, senders, &database](const XapiRequest& request) {
    return put_statement(request, database, options, *senders);
  };
  statements.post = [options, senders, &database](const XapiRequest& request) {
    return post_statements(request, database, options, *senders);
  };
  // Refusals of this resource say too how far it is consistent.
  Adding(routes, log, limits, [how_far](const http::Head& head, http::Response& response) {
    finish(head, response);
    say_how_far(*how_far, response);
  }).add("statements", statements_pattern, statements);
  resources.add("state", "/xapi/activities/state",
                documents(DocumentResource::state, say_of_state, options.public_origin, senders));
  resources.add("activity_profile", "/xapi/activities/profile",
                documents(DocumentResource::activity_profile, say_of_activity_profile,
                          options.public_origin, senders));
  resources.add("agent_profile", "/xapi/agents/profile",
                documents(DocumentResource::agent_profile, say_of_agent_profile,
                          options.public_origin, senders));
  resources.add("activity", "/xapi/activities", {get_activity, {}, {}, {}, say_of_activity});
  resources.add("agent", "/xapi/agents", {get_agent, {}, {}, {}, say_of_agent});
  resources.add("about", "/xapi/about", {get_about, {}, {}, {}, say_of_about}, Needs::anyone);
}

}  // namespace kring::learning_records
