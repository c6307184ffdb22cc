#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include <boost/system/result.hpp>

namespace kring {

using Milliseconds = std::chrono::milliseconds;

/// A moment, in milliseconds UTC: in tables as an integer, in JSON as RFC 3339.
using Time = std::chrono::sys_time<Milliseconds>;

/// "2026-11-23T20:40:25.123Z", always with milliseconds and Z.
std::string rfc3339(Time time);

/// Reads RFC 3339 with any offset and up to nine decimals (cut to milliseconds).
/// Refuses what is no date, leap seconds, and years outside 0001–9999.
boost::system::result<Time> parse_time(std::string_view text);

}  // namespace kring
