#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace kring::http {

/// A port of this address that the system chose and that nobody else is given as long as this is
/// here: a server may listen at it all the same. For whoever has to name the port before the server
/// is there.
class HeldPort {
 public:
  /// Throws std::system_error where there is none.
  explicit HeldPort(const std::string& address);
  ~HeldPort();
  HeldPort(HeldPort&&) noexcept;
  HeldPort& operator=(HeldPort&&) noexcept;

  std::uint16_t number() const;

 private:
  struct Bound;
  std::unique_ptr<Bound> bound_;
};

}  // namespace kring::http
