#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace kring::crypto {

/// BLAKE2b of octets that come one after another: the same 32 octets as `hash` of all of them.
class Digest {
 public:
  Digest();
  ~Digest();
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;

  void add(std::string_view octets);
  /// Of what was added; afterwards it begins anew.
  std::string finish();

  static constexpr std::size_t size = 32;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kring::crypto
