#pragma once

#include "base/described.h"
#include "base/id.h"
#include "base/time.h"

#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

namespace kring::journal {
namespace detail {

template <class T>
inline constexpr bool is_textless = std::is_arithmetic_v<T> || DescribedEnum<T>;
template <class Tag>
inline constexpr bool is_textless<Id<Tag>> = true;
template <>
inline constexpr bool is_textless<Time> = true;
template <class T>
inline constexpr bool is_textless<std::vector<T>> = is_textless<T>;
template <class T>
inline constexpr bool is_textless<std::optional<T>> = is_textless<T>;

template <class Event, class Member>
constexpr bool is_textless_member(Member Event::*) {
  return is_textless<Member>;
}

template <Described Event>
constexpr bool has_textless_members() {
  bool all = true;
  for_each_member<Event>(
      [&](std::string_view, auto member) { all = all && is_textless_member(member); });
  return all;
}

}  // namespace detail

/// An event whose members are ids, numbers, enumerators, truths, times, and lists and optionals of
/// these. None can hold a text or an address, whoever writes it, so neither gets into the journal,
/// which is never emptied.
template <class Event>
concept Textless = Described<Event> && detail::has_textless_members<Event>();

}  // namespace kring::journal
