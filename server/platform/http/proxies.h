#pragma once

#include "platform/http/request.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kring::http {

/// Which field a proxy in front writes. Only one is believed: a proxy passes the other on as the
/// client wrote it.
enum class ForwardedBy { x_forwarded, forwarded };

/// The proxies in front of us, and what they say of who is asking.
class TrustedProxies {
 public:
  /// Addresses or networks, "127.0.0.1", "10.0.0.0/8", "::1". Throws std::invalid_argument, naming
  /// the one that is neither.
  TrustedProxies(const std::vector<std::string>& addresses, ForwardedBy field);

  /// Fills in `remote_address` and `secure`: the peer's own, or, where the peer is a trusted proxy,
  /// the nearest address in its chain that is not one. `peer_secure` says that it came over TLS,
  /// whatever a proxy says or leaves out.
  void identify(Head& head, std::string_view peer, bool peer_secure) const;

 private:
  using Address = std::array<unsigned char, 16>;
  struct Network {
    Address address;
    int bits;
  };
  static std::optional<Address> parse(std::string_view text);
  bool trusts(std::string_view address) const;

  std::vector<Network> networks_;
  ForwardedBy field_;
};

/// Whether it says of itself that it came through a proxy, trusted or not: then it comes from
/// elsewhere than its peer.
bool was_forwarded(const Head& head);

}  // namespace kring::http
