#pragma once

#include "base/described.h"
#include "base/ruled_text.h"
#include "platform/json/kinds.h"
#include "platform/json/limits.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <typeinfo>
#include <vector>

namespace kring::json {

struct Schema;

/// A schema by the function that knows it, so that a type may hold itself.
using SchemaRef = const Schema& (*)();

/// What the JSON of a type looks like: what the reader accepts and the writer writes, for documents
/// (OpenAPI) and for the check of responses.
struct Schema {
  enum class Kind { boolean, integer, number, text, enumeration, id, time, list, map, object };

  struct Member {
    std::string name;
    SchemaRef schema = nullptr;
    bool required = true;
    std::optional<std::int64_t> min;  ///< limits of the member, beside those of its type
    std::optional<std::int64_t> max;
  };

  Kind kind = Kind::text;
  std::string name = {};  ///< of a struct or an enumeration, without its namespace
  std::optional<std::int64_t> min = {};
  std::optional<std::int64_t> max = {};
  std::vector<std::string> names = {};  ///< of an enumeration
  std::vector<Member> members = {};     ///< of a struct, in the order of the text
  SchemaRef items = nullptr;            ///< of a list or map
};

/// "Question" for kring::contributions::Question, "PageOfQuestion" for kring::Page<…::Question>.
std::string type_name(const std::type_info& type);

namespace detail {

/// The template of a type like Page<Item>, and its one argument.
template <class T>
inline constexpr bool is_of_one = false;
template <template <class> class Of, class T>
inline constexpr bool is_of_one<Of<T>> = true;

template <class T>
struct Argument;
template <template <class> class Of, class T>
struct Argument<Of<T>> {
  using type = T;
};

}  // namespace detail

/// A type that goes by another name in the API says so: `static constexpr std::string_view
/// schema_name = "Community";`. Page<CommunityView> is then "PageOfCommunity".
template <class T>
std::string schema_name() {
  if constexpr (requires { std::string_view(T::schema_name); }) {
    return std::string(T::schema_name);
  } else if constexpr (detail::is_of_one<T>) {
    using Argument = typename detail::Argument<T>::type;
    auto name = type_name(typeid(T));
    name.resize(name.size() - type_name(typeid(Argument)).size());
    return name + schema_name<Argument>();
  } else {
    return type_name(typeid(T));
  }
}

template <class T>
const Schema& schema_of();

namespace detail {

template <class T>
struct WithoutOptional {
  using type = T;
};
template <class T>
struct WithoutOptional<std::optional<T>> {
  using type = T;
};

template <Described T>
Schema object_schema() {
  Schema schema{.kind = Schema::Kind::object, .name = schema_name<T>()};
  for_each_member<T>([&](std::string_view name, auto member) {
    using Type = std::remove_cvref_t<decltype(std::declval<T&>().*member)>;
    const auto limit = limit_of<T>(name);
    schema.members.push_back({std::string(name), &schema_of<typename WithoutOptional<Type>::type>,
                              !is_optional<Type>, limit.min, limit.max});
  });
  return schema;
}

template <DescribedEnum E>
Schema enumeration_schema() {
  Schema schema{.kind = Schema::Kind::enumeration, .name = type_name(typeid(E))};
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
      [&](auto each) { schema.names.emplace_back(name_of(each.value)); });
  return schema;
}

template <class T>
Schema make_schema() {
  using enum Schema::Kind;
  if constexpr (std::is_same_v<T, bool>) {
    return {.kind = boolean};
  } else if constexpr (DescribedEnum<T>) {
    return enumeration_schema<T>();
  } else if constexpr (is_integer<T>) {
    if constexpr (sizeof(T) == sizeof(std::int64_t)) return {.kind = integer};
    return {.kind = integer,
            .min = std::numeric_limits<T>::min(),
            .max = std::numeric_limits<T>::max()};
  } else if constexpr (std::is_same_v<T, double>) {
    return {.kind = number};
  } else if constexpr (std::is_same_v<T, std::string>) {
    return {.kind = text};
  } else if constexpr (is_id<T>) {
    return {.kind = id};
  } else if constexpr (std::is_same_v<T, Time>) {
    return {.kind = time};
  } else if constexpr (RuledText<T>) {
    return {.kind = text, .min = T::min_length, .max = T::max_length};
  } else if constexpr (is_vector<T>) {
    return {.kind = list, .items = &schema_of<typename T::value_type>};
  } else if constexpr (is_map<T>) {
    return {.kind = map, .items = &schema_of<typename T::mapped_type>};
  } else if constexpr (Described<T>) {
    return object_schema<T>();
  } else {
    static_assert(is_unsupported<T>,
                  "JSON does not know this type: describe it (base/described.h)");
  }
}

}  // namespace detail

template <class T>
const Schema& schema_of() {
  static const Schema schema = detail::make_schema<T>();
  return schema;
}

}  // namespace kring::json
