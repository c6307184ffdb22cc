#pragma once

#include <string_view>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

namespace kring::identity {

enum class Browser { chrome, edge, firefox, opera, safari, samsung, other };
BOOST_DESCRIBE_ENUM(Browser, chrome, edge, firefox, opera, safari, samsung, other)

enum class System { android, chromeos, ios, linux_, macos, windows, other };
BOOST_DESCRIBE_ENUM(System, android, chromeos, ios, linux_, macos, windows, other)

/// By what somebody recognises one of their own devices: "Firefox on Windows".
struct Device {
  Browser browser = Browser::other;
  System system = System::other;
  bool operator==(const Device&) const = default;
  BOOST_DESCRIBE_CLASS(Device, (), (browser, system), (), ())
};

/// What the User-Agent of a request says. Anybody may write anything there, so it decides nothing:
/// it is shown to whoever sent it, and only these words of it are kept.
Device device_of(std::string_view user_agent);

}  // namespace kring::identity
