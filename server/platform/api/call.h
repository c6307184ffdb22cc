#pragma once

#include "platform/api/rate_limits.h"
#include "platform/api/regulars.h"
#include "platform/api/route.h"
#include "platform/clock/clock.h"
#include "platform/db/database.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kring::api {

/// What every call is served with.
struct Backing {
  Database& database;
  const Doorkeeper& doorkeeper;
  const Clock& clock;
  RateLimits& limits;
  Regulars& regulars;
  std::string_view secret;  ///< under which this hub seals and hashes
};

/// One request on its way through one route.
class Call {
 public:
  Call(const Backing& backing, const Route& route, const http::Request& request,
       std::vector<std::string_view> parameters)
      : backing_(backing), route_(route), request_(request), parameters_(std::move(parameters)) {}

  /// Runs `fn(tx, visitor)` in a read transaction. The visitor is recognised in it, and what the
  /// route needs is checked there: 401 `session.required`, 403 `not_allowed`, 403 `token.scope` or
  /// `token.never` to a program whose token does not let it, 429 `too_many`.
  template <class Fn>
  auto read(Fn&& fn) {
    return backing_.database.read([&](Tx& tx) { return fn(tx, enter(tx)); });
  }

  /// The same in a write transaction. `fn` may run more than once.
  template <class Fn>
  auto write(Fn&& fn) {
    return backing_.database.write([&](Tx& tx) { return fn(tx, enter(tx)); });
  }

  /// The same in the order of a log (Database::write_in_order).
  template <class Fn>
  auto write_in_order(const db::OrderedLog& log, Fn&& fn) {
    return backing_.database.write_in_order(log, [&](Tx& tx) { return fn(tx, enter(tx)); });
  }

  const http::Request& request() const { return request_; }
  const Route& route() const { return route_; }
  Time now() const { return backing_.clock.now(); }
  /// What only the nodes of this hub know, to seal and hash under.
  std::string_view secret() const { return backing_.secret; }

  /// Sends a cookie that scripts cannot read (HttpOnly, SameSite=Lax; Secure where this came so).
  void set_cookie(std::string_view name, std::string_view value, std::chrono::seconds length);
  void clear_cookie(std::string_view name);

  /// Counts this request for somebody: 429 `too_many`.
  void count_as(const std::string& who);
  /// Counts it for whoever a raw route's reader has recognised by a key of ours in `Authorization`,
  /// and remembers them among those who are known when they ask again.
  void known_as(const std::string& who);

  /// For the layer itself.
  std::string_view parameter(std::size_t at) const { return parameters_.at(at); }
  const std::vector<std::string>& cookies() const { return cookies_; }

 private:
  Visitor enter(Tx& tx);
  void known_as(Regulars::By by, const std::string& who);

  const Backing& backing_;
  const Route& route_;
  const http::Request& request_;
  std::vector<std::string_view> parameters_;
  std::vector<std::string> cookies_;
  bool counted_ = false;
  std::optional<std::chrono::seconds> wait_;  ///< where it came too often
};

}  // namespace kring::api
