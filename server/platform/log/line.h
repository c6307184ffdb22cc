#pragma once

#include "base/time.h"
#include "platform/log/log.h"

namespace kring::log {

/// One event as it stands in the log, without the line's end. A value never forges a second line or
/// a field: what could end either is escaped, and octets that are not UTF-8 become U+FFFD.
std::string line(Format format, Time time, Level level, std::string_view event, Fields fields);

}  // namespace kring::log
