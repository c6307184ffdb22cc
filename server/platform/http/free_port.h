#pragma once

#include <cstdint>
#include <string>

namespace kring::http {

/// A port of this address at which nobody listens now, as the system chooses it. For whoever has to
/// name the port before the server is there. Throws std::system_error where there is none.
std::uint16_t free_port(const std::string& address);

}  // namespace kring::http
