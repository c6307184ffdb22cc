#pragma once

#include "platform/config/settings.h"

#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>

namespace kring::config {

/// Where settings come from. A flag goes before the environment, the environment before the file,
/// the file before the default.
struct Sources {
  struct File {
    std::string name;  ///< for complaints
    std::string text;  ///< TOML
  };
  using Pairs = std::vector<std::pair<std::string, std::string>>;

  std::optional<File> file;
  Pairs environment;  ///< all of it; what does not begin with KRING_ is somebody else's
  Pairs flags;        ///< {"log-level", "debug"}
};

/// Something in the settings that cannot be: "kring.toml:12: there is no setting “prot”; did you
/// mean “port”?"
struct Complaints {
  std::vector<std::string> all;
};

/// Settings, and where each that is not a default came from ("kring.toml:12", "KRING_PORT").
struct Effective {
  Settings settings;
  std::map<std::string, std::string, std::less<>> origins;
};

/// All settings, or everything that is wrong with them at once.
///
/// An unknown key is refused in the file and among the flags. In the environment it is refused only
/// where it looks like a mistyped one, because other programs of ours use that prefix too.
boost::system::result<Effective, Complaints> read_settings(const Sources& sources);

/// The settings as a TOML file with explanations, secrets hidden.
std::string shown(const Effective& effective);

/// Thrown by `read_settings(…).value()`: `what()` is all complaints, one a line.
class WrongSettings : public std::runtime_error {
 public:
  using runtime_error::runtime_error;
};

[[noreturn]] void throw_exception_from_error(const Complaints& complaints,
                                             const boost::source_location&);

}  // namespace kring::config
