#pragma once

#include "base/page.h"
#include "base/ruled_text.h"
#include "platform/api/call.h"
#include "platform/api/query.h"
#include "platform/json/reader.h"
#include "platform/json/writer.h"

#include <concepts>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>

#include <boost/describe/class.hpp>

/// How a handler's parameters say what it wants: for routes.h only.
namespace kring::api::detail {

template <class... Ts>
struct Types {
  static constexpr std::size_t size = sizeof...(Ts);
  using Values = std::tuple<std::remove_cvref_t<Ts>...>;
};

/// What a callable returns and takes.
template <class F>
struct Signature : Signature<decltype(&F::operator())> {};
template <class R, class... As>
struct Signature<R (*)(As...)> {
  using Result = R;
  using Arguments = Types<As...>;
};
template <class C, class R, class... As>
struct Signature<R (C::*)(As...) const> : Signature<R (*)(As...)> {};
template <class C, class R, class... As>
struct Signature<R (C::*)(As...)> {
  static_assert(!sizeof(C), "a handler is called from several threads: it may not be mutable");
};

/// The parameters behind those that the layer itself brings.
template <class Arguments>
struct Shape {
  static_assert(!sizeof(Arguments), "a handler begins with (Tx&, const Visitor&) or (Call&)");
};
template <class... Rest>
struct Shape<Types<Tx&, const Visitor&, Rest...>> {
  using Wanted = Types<Rest...>;
  static constexpr bool opens_transactions = false;
};
template <class... Rest>
struct Shape<Types<Call&, Rest...>> {
  using Wanted = Types<Rest...>;
  static constexpr bool opens_transactions = true;
};

/// The query of a route that takes none.
struct Nothing {
  BOOST_DESCRIBE_CLASS(Nothing, (), (), (), ())
};

template <class T>
inline constexpr bool is_parameter =
    json::is_id<T> || DescribedEnum<T> || RuledText<T> || std::is_same_v<T, std::string>;

template <class T>
struct QueryOf {};
template <class T>
struct QueryOf<Query<T>> {
  using type = T;
};

/// Writes into the row what one argument is: a part of the path, the query, or the body.
template <class T>
void describe_argument(Route& route) {
  if constexpr (is_parameter<T>) {
    route.parameter_schemas.push_back(&json::schema_of<T>);
  } else if constexpr (is_query<T>) {
    route.query = &json::schema_of<typename QueryOf<T>::type>;
  } else {
    static_assert(Described<T>, "a body is a described struct (base/described.h)");
    route.body = &json::schema_of<T>;
  }
}

template <class... Ts>
void describe_arguments(Route& route, Types<Ts...>) {
  (describe_argument<std::remove_cvref_t<Ts>>(route), ...);
}

/// The text of the body, once its media type is JSON. Refuses others with 415 `media_type.wrong`.
std::string_view json_body(const http::Request& request);
/// Refuses, as `unknown`, a body that a route does not take. An empty object is none.
void require_no_body(const http::Request& request, json::Problems& problems);
void read_parameter(std::string_view text, std::string& out);

/// A malformed id names nothing, so it is as missing as any other thing.
template <class Tag>
void read_parameter(std::string_view text, Id<Tag>& out) {
  const auto id = Id<Tag>::parse(text);
  if (!id) refuse_missing();
  out = *id;
}

/// So is what is none of the names.
template <DescribedEnum E>
void read_parameter(std::string_view text, E& out) {
  if (!read_name(text, out)) refuse_missing();
}

/// And what does not keep the rules of what stands there.
template <RuledText T>
void read_parameter(std::string_view text, T& out) {
  auto ruled = T::from_text(text);
  if (!ruled) refuse_missing();
  out = std::move(*ruled);
}

/// Page cursors leave the layer sealed, and come back through it opened.
std::string leaving_cursor(const Call& call, std::string_view cursor);
std::string returning_cursor(const Call& call, std::string_view sealed);

/// A part of a list, whatever else is said with it: a `Page`, or what has its members.
template <class T>
concept IsPage = requires(T answer) {
  answer.items;
  { answer.next } -> std::same_as<std::optional<std::string>&>;
};

/// Whether a query has a member by which the next page is asked for.
template <class T>
concept AsksForPage = requires(T query) {
  { query.after } -> std::same_as<std::optional<std::string>&>;
};

template <class T>
inline constexpr bool is_query_for_page = false;
template <class T>
inline constexpr bool is_query_for_page<Query<T>> = AsksForPage<T>;

template <class... Ts>
constexpr bool ask_for_page(Types<Ts...>) {
  return (is_query_for_page<std::remove_cvref_t<Ts>> || ...);
}

template <class T>
void read_argument(const Call& call, std::size_t& next_parameter, T& out,
                   json::Problems& problems) {
  if constexpr (is_parameter<T>) {
    read_parameter(call.parameter(next_parameter++), out);
  } else if constexpr (is_query<T>) {
    read_query(call.request().query, out, problems);
    if constexpr (AsksForPage<T>) {
      if (out.after && problems.empty()) out.after = returning_cursor(call, *out.after);
    }
  } else {
    auto body = json::read<T>(json_body(call.request()));
    if (body) {
      out = std::move(*body);
    } else {
      problems.add(body.error());
    }
  }
}

/// Everything a handler wants, read before any transaction is opened.
template <class Wanted>
typename Wanted::Values read_arguments(const Call& call) {
  typename Wanted::Values values;
  json::Problems problems;
  std::size_t next_parameter = 0;
  std::apply([&](auto&... each) { (read_argument(call, next_parameter, each, problems), ...); },
             values);
  if (!call.route().query) {
    Query<Nothing> none;
    read_query(call.request().query, none, problems);
  }
  if (!call.route().body) require_no_body(call.request(), problems);
  if (!problems.empty()) throw Refusal(Status::invalid, "input.invalid", problems.take());
  return values;
}

/// What a handler returned, as a response.
template <class T>
http::Response answer_with(const Call& call, T value) {
  if constexpr (IsPage<T>) {
    if (value.next) value.next = leaving_cursor(call, *value.next);
  }
  http::Response response;
  response.status = call.route().status;
  response.headers.add("Content-Type", "application/json");
  response.body = json::write(value);
  return response;
}

http::Response answer_nothing();

/// Opens the one transaction that a `(Tx&, const Visitor&, …)` handler runs in.
template <class Fn>
auto in_transaction(Call& call, Fn&& fn) {
  return call.route().method == http::Method::get ? call.read(fn) : call.write(fn);
}

template <class F>
http::Response invoke(const F& handler, Call& call) {
  using Sign = Signature<F>;
  using Form = Shape<typename Sign::Arguments>;
  static_assert(!ask_for_page(typename Sign::Arguments()) || IsPage<typename Sign::Result>,
                "what is asked for with `after` is answered with `items` and `next`, so that its"
                " cursor leaves sealed and comes back opened");
  const auto arguments = read_arguments<typename Form::Wanted>(call);
  const auto run = [&] {
    if constexpr (Form::opens_transactions) {
      return std::apply([&](const auto&... each) { return handler(call, each...); }, arguments);
    } else {
      return in_transaction(call, [&](Tx& tx, const Visitor& visitor) {
        return std::apply([&](const auto&... each) { return handler(tx, visitor, each...); },
                          arguments);
      });
    }
  };
  if constexpr (std::is_void_v<typename Sign::Result>) {
    run();
    return answer_nothing();
  } else {
    return answer_with(call, run());
  }
}

}  // namespace kring::api::detail
