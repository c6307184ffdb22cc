#pragma once

#include <array>
#include <string_view>
#include <type_traits>

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

namespace kring {

/// A struct that says its members (Boost.Describe): rows, requests, responses and facts are such.
template <class T>
concept Described =
    std::is_class_v<T> && boost::describe::has_describe_members<T>::value && !std::is_union_v<T>;

/// An enumeration that says its names. Tables and JSON carry the name.
template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

/// Calls `fn(name, member_pointer)` for every member of T, bases first, in the order of the text.
template <Described T, class Fn>
constexpr void for_each_member(Fn&& fn) {
  using Members = boost::describe::describe_members<T, boost::describe::mod_public |
                                                           boost::describe::mod_inherited>;
  boost::mp11::mp_for_each<Members>(
      [&](auto member) { fn(std::string_view(member.name), member.pointer); });
}

/// The name as tables and JSON write it. An enumerator that would be a C++ keyword carries a
/// trailing underscore in the code only: `Openness::private_` is "private".
template <DescribedEnum E>
constexpr std::string_view name_of(E value) {
  std::string_view found;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto each) {
    if (each.value == value) found = each.name;
  });
  if (found.ends_with('_')) found.remove_suffix(1);
  return found;
}

/// Reads what `name_of` writes; false, and `value` untouched, where the name is none of E's.
template <DescribedEnum E>
constexpr bool read_name(std::string_view name, E& value) {
  bool known = false;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto each) {
    if (!known && name_of(each.value) == name) {
      value = each.value;
      known = true;
    }
  });
  return known;
}

}  // namespace kring
