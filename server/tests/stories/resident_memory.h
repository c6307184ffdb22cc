#pragma once

#include <cstdint>
#include <fstream>
#include <stdexcept>
#include <string>

#include <sys/types.h>

namespace kring::testing_support {

/// How much memory a process comes to hold at most from now on, as Linux counts it (proc(5)):
/// its own and that of files it has mapped.
class ResidentMemory {
 public:
  explicit ResidentMemory(pid_t process) : folder_("/proc/" + std::to_string(process)) {
    // The peak is what it holds now.
    constexpr int forget_peak = 5;
    std::ofstream(folder_ + "/clear_refs") << forget_peak << std::flush;
    before_ = peak();
  }

  /// By how many octets it was more at its peak than when this was made.
  std::int64_t growth() const { return peak() - before_; }

 private:
  std::int64_t peak() const {
    std::ifstream status(folder_ + "/status");
    for (std::string line; std::getline(status, line);)
      if (line.starts_with("VmHWM:")) return std::stoll(line.substr(6)) * 1024;
    throw std::runtime_error("no peak in " + folder_ + "/status");
  }

  std::string folder_;
  std::int64_t before_ = 0;
};

}  // namespace kring::testing_support
