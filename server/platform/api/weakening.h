#pragma once

#include <string_view>

namespace kring::api {

/// What stands between a visitor and a thing: whom a route is for at all (`Needs`), and what
/// `access` says of the thing.
enum class Gate { needs, access };

// Two namespaces, since a program may hold files of both kinds: one name must not mean two things.
#ifdef KRING_WEAKENABLE

inline namespace weakenable {
/// Whether the route now being handled is the one of which a test took this gate away.
bool weakened(Gate gate = Gate::access);
/// Takes a gate of one route away ("PUT /questions/{question}"); "" puts all back.
void weaken(std::string_view route, Gate gate);
/// Called as a visitor enters a route. One request at a time: this is for one test only.
void entering(std::string_view route);
}  // namespace weakenable

#else

inline namespace guarded {
/// Whether a gate is open that should be shut. Never: only the access matrix's test is built with
/// KRING_WEAKENABLE, to see that each gate, taken away, turns it red.
constexpr bool weakened(Gate = Gate::access) {
  return false;
}
constexpr void entering(std::string_view) {}
}  // namespace guarded

#endif

}  // namespace kring::api
