#pragma once

#include "platform/api/cursor.h"
#include "platform/json/reader.h"
#include "platform/json/schema.h"

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/describe/class.hpp>

namespace kring::api {

/// No parameter is longer than the request line that it stands in (http::HeadLimits), in octets.
inline constexpr std::int64_t longest_parameter = 8 * 1024;

/// The query string as a T, a described struct of optionals: closed, with its problems told like a
/// body's.
template <class T>
struct Query : T {};

/// The query string of a list that has no filters.
struct AfterCursor {
  static constexpr std::array limits{cursor_limit};
  std::optional<std::string> after;
  BOOST_DESCRIBE_CLASS(AfterCursor, (), (after), (), ())
};

template <class T>
inline constexpr bool is_query = false;
template <class T>
inline constexpr bool is_query<Query<T>> = true;

/// What a query string or a form (application/x-www-form-urlencoded) says, in its order, decoded.
/// Nothing where percent signs are broken or something is not UTF-8.
std::optional<std::vector<std::pair<std::string, std::string>>> form_fields(std::string_view form);

/// A query string (application/x-www-form-urlencoded) as if it had been a JSON object, so that one
/// reader judges both. What the schema wants as a number or boolean is read as such.
class QueryFields {
 public:
  QueryFields(std::string_view query, const json::Schema& schema, json::Problems& problems);
  json::Value value() const;

 private:
  void add(std::string sent_name, std::string value, const json::Schema& schema);

  std::deque<std::string> texts_;
  std::vector<json::Member> members_;
};

template <class T>
void read_query(std::string_view query, Query<T>& out, json::Problems& problems) {
  const QueryFields fields(query, json::schema_of<T>(), problems);
  const json::Path root;
  const auto value = fields.value();
  json::read_value(json::Reading{value, root, problems}, static_cast<T&>(out));
}

}  // namespace kring::api
