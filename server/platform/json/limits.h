#pragma once

#include "base/described.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kring::json {

/// What a plain member may be: the value of a number, the code points of a string, the items of a
/// list or map. Types with rules of their own (base/ruled_text.h) need none.
struct Limit {
  std::string_view member;
  std::optional<std::int64_t> min;
  std::optional<std::int64_t> max;
};

/// A struct that limits some of its members:
///     static constexpr std::array limits{json::Limit{"password", 1, 200}};
/// What its base limits is limited in it too.
template <class T>
concept Limited = requires {
  T::limits.size();
};

template <Described T>
constexpr auto member_names() {
  using Members = boost::describe::describe_members<T, boost::describe::mod_public |
                                                           boost::describe::mod_inherited>;
  std::array<std::string_view, boost::mp11::mp_size<Members>::value> names{};
  std::size_t next = 0;
  boost::mp11::mp_for_each<Members>([&](auto member) { names[next++] = member.name; });
  return names;
}

template <Limited T>
constexpr bool limits_known_members() {
  for (const auto& limit : T::limits) {
    bool known = false;
    for (const auto name : member_names<T>()) known = known || name == limit.member;
    if (!known) return false;
  }
  return true;
}

template <Described T>
constexpr Limit limit_of(std::string_view member) {
  if constexpr (Limited<T>) {
    static_assert(limits_known_members<T>(), "a limit for a member that is not there");
    for (const auto& limit : T::limits) {
      if (limit.member == member) return limit;
    }
  }
  Limit inherited{member, {}, {}};
  boost::mp11::mp_for_each<boost::describe::describe_bases<T, boost::describe::mod_any_access>>(
      [&](auto base) {
        const auto limit = limit_of<typename decltype(base)::type>(member);
        if (limit.min || limit.max) inherited = limit;
      });
  return inherited;
}

}  // namespace kring::json
