#pragma once

#include <string_view>

namespace kring::api {

// Two namespaces, since a program may hold files of both kinds: one name must not mean two things.
#ifdef KRING_WEAKENABLE

inline namespace weakenable {
/// Whether the route now being handled is the one whose gate a test took away.
bool weakened();
/// Takes the gate of one route away ("PUT /questions/{question}"); "" puts all back.
void weaken(std::string_view route);
/// Called as a visitor enters a route. One request at a time: this is for one test only.
void entering(std::string_view route);
}  // namespace weakenable

#else

inline namespace guarded {
/// Whether a gate is open that should be shut. Never: only the access matrix's test is built with
/// KRING_WEAKENABLE, to see that each gate, taken away, turns it red.
constexpr bool weakened() {
  return false;
}
constexpr void entering(std::string_view) {}
}  // namespace guarded

#endif

}  // namespace kring::api
