#pragma once

#include "platform/api/handler.h"
#include "platform/api/idempotency.h"
#include "platform/api/query.h"
#include "platform/api/route.h"

#include <deque>
#include <string>
#include <string_view>

namespace kring::api {

/// What is said of a route where it is added:
///
///     routes.put("/questions/{question}", edit_question)
///         .needs(Needs::session)
///         .refuses("revision.stale");
class Row {
 public:
  explicit Row(Route& route) : route_(route) {}

  /// Who may call it at all. A route that does not say so keeps the server from starting.
  Row& needs(Needs needs) { return route_.needs = needs, *this; }
  /// No program comes by it with a token, however much that lets it do: one's own account is one's
  /// own to open and to close.
  Row& never_by_token() { return route_.never_by_token = true, *this; }
  /// Its name in the documents and in clients; otherwise made from method and path.
  Row& named(std::string_view name) { return route_.name = name, *this; }
  /// One line for the documents; otherwise made from the name.
  Row& summary(std::string_view line) { return route_.summary = line, *this; }
  /// A code it may refuse with, beside those of any route (problem.h).
  Row& refuses(std::string_view code) { return route_.refuses.emplace_back(code), *this; }
  /// The same with the status that it comes with, for the documents; the code of any route too,
  /// where its status should stand there. Tests hold it to that.
  Row& refuses(std::string_view code, Status status);
  /// At most `count` at once a visitor, and as many again in each `per`. Routes that say the same
  /// name share what is left.
  Row& limit(std::string_view name, int count, std::chrono::milliseconds per) {
    return route_.limit = RateLimit{std::string(name), count, per}, *this;
  }
  /// The longest body it takes, in octets.
  Row& body_limit(std::uint64_t octets) { return route_.body_limit = octets, *this; }
  /// The status when all went well, where that is not 200 (204 without an answer).
  Row& status(int status) { return route_.status = status, *this; }
  /// Where what was made stands: "/answers/{}".
  Row& at(std::string_view location) { return route_.location = location, *this; }
  /// How much of a body is kept in memory; a longer one is spooled, and read from its file.
  Row& memory_limit(std::uint64_t octets) { return route_.memory_limit = octets, *this; }
  /// A media type that a raw route takes; "*/*" for any.
  Row& takes(std::string_view type) { return route_.takes.emplace_back(type), *this; }
  /// What a raw route reads of its query, for the documents: nothing where it does not say so.
  Row& query(json::SchemaRef schema) { return route_.query = schema, *this; }
  /// One of the answers of a raw route, and a line about it for the documents. It has to say all of
  /// them, but for problems: what its standard refuses in words of its own is one too.
  Row& answers(RawAnswer answer) { return route_.answers.push_back(std::move(answer)), *this; }
  /// A client may come to a raw route with a token instead of its key, for the documents.
  Row& takes_tokens() { return route_.takes_tokens = true, *this; }
  /// Called with every answer of a raw route, refusals too, for the headers that its standard asks
  /// for; see Route::finish for what goes without.
  Row& finish(std::function<void(const http::Head&, http::Response&)> add) {
    return route_.finish = std::move(add), *this;
  }
  /// Its answers carry an ETag, and If-None-Match is heeded.
  Row& etagged() { return route_.etagged = true, *this; }

 private:
  Route& route_;
};

/// The table of all routes: the one place from which requests are answered, the documents written
/// and the tests driven.
///
/// A handler is any callable. `(Tx&, const Visitor&, …)` runs in one transaction, which reads for
/// GET and writes otherwise; `(Call&, …)` opens its own. Then follow what it wants of the path
/// (ids, std::string and texts with rules of their own, in order), `const Query<T>&`, and the body
/// as a described struct. It returns the answer as a described struct, or nothing (204).
class Routes {
 public:
  template <class F>
  Row get(std::string_view pattern, F handler) {
    return add(http::Method::get, pattern, std::move(handler));
  }
  template <class F>
  Row post(std::string_view pattern, F handler) {
    return add(http::Method::post, pattern, std::move(handler));
  }
  template <class F>
  Row put(std::string_view pattern, F handler) {
    return add(http::Method::put, pattern, std::move(handler));
  }
  /// DELETE.
  template <class F>
  Row remove(std::string_view pattern, F handler) {
    return add(http::Method::delete_, pattern, std::move(handler));
  }

  /// A raw route: the handler reads the request, and what it returns goes back as it is. Refusals
  /// become problems as everywhere. Its pattern has no {parameters}.
  Row raw(http::Method method, std::string_view pattern,
          std::function<http::Response(Call&)> handler);

  /// POST that makes a thing: `act(tx, visitor, …)` makes it and returns its id, in a write;
  /// `show(tx, visitor, id)` renders it for the 201, in a read afterwards. Sent again with the same
  /// Idempotency-Key, nothing is made and the same thing is shown as it is now.
  template <class Act, class Show>
  Row creates(std::string_view pattern, Act act, Show show);

  /// Says whose the routes are that are added from here on, for the documents.
  Routes& module(std::string_view name);

  /// The cookie by which a session is known, for the documents.
  Routes& session_cookie(std::string_view name) { return session_cookie_ = name, *this; }
  const std::string& session_cookie() const { return session_cookie_; }

  const std::deque<Route>& all() const { return all_; }

  /// Throws std::logic_error where a route does not say who may call it, or how often whoever is
  /// signed in may write by it, where two have one name, or where a path and its handler do not
  /// agree. Called before anything is served.
  void check() const;

 private:
  template <class F>
  Row add(http::Method method, std::string_view pattern, F handler);
  Route& add_row(http::Method method, std::string_view pattern);

  std::deque<Route> all_;  // rows stay where they are while others are added
  std::string module_;
  std::string session_cookie_ = "session";
};

namespace detail {

http::Response created(const Route& route, const std::string& id, http::Response shown);

}  // namespace detail

template <class F>
Row Routes::add(http::Method method, std::string_view pattern, F handler) {
  using Sign = detail::Signature<F>;
  using Wanted = typename detail::Shape<typename Sign::Arguments>::Wanted;
  using Result = std::remove_cvref_t<typename Sign::Result>;
  auto& route = add_row(method, pattern);
  detail::describe_arguments(route, Wanted());
  if constexpr (std::is_void_v<Result>) {
    route.status = 204;
  } else {
    route.answer = &json::schema_of<Result>;
  }
  route.invoke = [handler = std::move(handler)](Call& call) {
    return detail::invoke(handler, call);
  };
  return Row(route);
}

template <class Act, class Show>
Row Routes::creates(std::string_view pattern, Act act, Show show) {
  using Sign = detail::Signature<Act>;
  using Form = detail::Shape<typename Sign::Arguments>;
  using Made = typename Sign::Result;
  static_assert(json::is_id<Made>, "what creates returns the id of what it made");
  static_assert(!Form::opens_transactions, "what creates does so in the layer's transaction");
  auto& route = add_row(http::Method::post, pattern);
  detail::describe_arguments(route, typename Form::Wanted());
  route.answer = &json::schema_of<std::remove_cvref_t<typename detail::Signature<Show>::Result>>;
  route.status = 201;
  route.creates = true;
  route.invoke = [act = std::move(act), show = std::move(show)](Call& call) {
    const auto arguments = detail::read_arguments<typename Form::Wanted>(call);
    const Attempt attempt(call);
    const auto made = call.write([&](Tx& tx, const Visitor& visitor) {
      if (const auto before = attempt.made_before(tx, visitor)) return Made(*before);
      const Made id =
          std::apply([&](const auto&... each) { return act(tx, visitor, each...); }, arguments);
      attempt.remember(tx, visitor, id.number());
      return id;
    });
    const auto shown =
        call.read([&](Tx& tx, const Visitor& visitor) { return show(tx, visitor, made); });
    return detail::created(call.route(), made.text(), detail::answer_with(call, shown));
  };
  return Row(route);
}

}  // namespace kring::api
