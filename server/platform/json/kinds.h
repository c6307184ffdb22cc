#pragma once

#include "base/id.h"
#include "base/time.h"

#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace kring::json {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;

template <class T>
inline constexpr bool is_map = false;
template <class T>
inline constexpr bool is_map<std::map<std::string, T>> = true;

template <class T>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<Id<Tag>> = true;

/// The integers that JSON carries here: those that fit into 64 bits with a sign.
template <class T>
inline constexpr bool is_integer = std::is_integral_v<T> && !std::is_same_v<T, bool> &&
                                   (std::is_signed_v<T> || sizeof(T) < sizeof(std::int64_t));

template <class T>
inline constexpr bool is_unsupported = false;

}  // namespace kring::json
