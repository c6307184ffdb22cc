#include "platform/http/proxies.h"

#include "platform/http/ascii.h"

#include <charconv>
#include <stdexcept>

#include <arpa/inet.h>

namespace kring::http {
namespace {

/// "203.0.113.7:4711", "[2001:db8::1]:4711" and the quoted forms of RFC 7239, without their port.
std::string_view without_port(std::string_view node) {
  if (node.size() >= 2 && node.front() == '"' && node.back() == '"')
    node = node.substr(1, node.size() - 2);
  if (node.starts_with('[')) return node.substr(1, node.find(']') - 1);
  const auto colon = node.find(':');
  const bool one_colon = colon != std::string_view::npos && colon == node.rfind(':');
  return one_colon ? node.substr(0, colon) : node;
}

struct Hop {
  std::string_view address;
  std::string_view scheme;
};

/// The chain in the order in which it was written: the last hop is what the nearest proxy saw.
std::vector<Hop> chain_of(const Headers& headers, ForwardedBy field) {
  std::vector<Hop> chain;
  const bool standard = field == ForwardedBy::forwarded;
  for (const auto& [name, value] : headers.all()) {
    if (!same_without_case(name, standard ? "Forwarded" : "X-Forwarded-For")) continue;
    each_in_list(value, [&](std::string_view member) {
      if (!standard) return chain.push_back({without_port(member), {}});
      Hop hop;
      while (!member.empty()) {
        const auto pair = trimmed(member.substr(0, member.find(';')));
        const auto equals = std::min(pair.find('='), pair.size());
        const auto key = pair.substr(0, equals);
        const auto said = equals < pair.size() ? pair.substr(equals + 1) : std::string_view();
        if (same_without_case(key, "for")) hop.address = without_port(said);
        if (same_without_case(key, "proto")) hop.scheme = said;
        member.remove_prefix(std::min(member.find(';'), member.size() - 1) + 1);
      }
      chain.push_back(hop);
    });
  }
  if (!standard && !chain.empty()) {
    // One scheme is written for the whole chain, by the proxy nearest to us.
    each_in_list(headers.find("X-Forwarded-Proto").value_or(""),
                 [&](std::string_view scheme) { chain.back().scheme = scheme; });
  }
  return chain;
}

}  // namespace

std::optional<TrustedProxies::Address> TrustedProxies::parse(std::string_view text) {
  const std::string terminated(text);
  Address address{};
  if (inet_pton(AF_INET6, terminated.c_str(), address.data()) == 1) return address;
  address[10] = address[11] = 0xff;  // IPv4-mapped, so that one comparison does for both
  if (inet_pton(AF_INET, terminated.c_str(), address.data() + 12) == 1) return address;
  return std::nullopt;
}

TrustedProxies::TrustedProxies(const std::vector<std::string>& addresses, ForwardedBy field)
    : field_(field) {
  for (const std::string& text : addresses) {
    const auto slash = text.find('/');
    const auto address = parse(std::string_view(text).substr(0, slash));
    const bool v4 = text.find(':') == std::string::npos;
    int bits = v4 ? 32 : 128;
    const int most = bits;
    if (slash != std::string::npos) {
      const char* last = text.data() + text.size();
      const auto [end, error] = std::from_chars(text.data() + slash + 1, last, bits);
      if (error != std::errc() || end != last) bits = -1;
    }
    if (!address || bits < 0 || bits > most)
      throw std::invalid_argument("trusted_proxies: “" + text + "” is not an address or network");
    networks_.push_back({*address, v4 ? bits + 96 : bits});
  }
}

bool TrustedProxies::trusts(std::string_view text) const {
  const auto address = parse(text);
  if (!address) return false;
  for (const Network& network : networks_) {
    bool same = true;
    for (int bit = 0; bit < network.bits && same; bit += 8) {
      const auto at = static_cast<std::size_t>(bit / 8);
      const int here = std::min(8, network.bits - bit);
      const auto mask = static_cast<unsigned>(0xff << (8 - here)) & 0xffU;
      same = ((*address)[at] & mask) == (network.address[at] & mask);
    }
    if (same) return true;
  }
  return false;
}

void TrustedProxies::identify(Head& head, std::string_view peer, bool peer_secure) const {
  head.remote_address = peer;
  head.secure = peer_secure;
  if (networks_.empty() || !trusts(peer)) return;
  const auto chain = chain_of(head.headers, field_);
  if (chain.empty()) return;
  head.secure = peer_secure || same_without_case(chain.back().scheme, "https");
  for (auto hop = chain.rbegin(); hop != chain.rend(); ++hop) {
    // What is no address ("unknown", "_hidden") ends the chain: behind it nothing can be checked.
    if (!parse(hop->address)) return;
    head.remote_address = hop->address;
    if (!trusts(hop->address)) return;
  }
}

bool was_forwarded(const Head& head) {
  for (const auto* field : {"Forwarded", "X-Forwarded-For", "X-Real-IP"}) {
    if (head.headers.find(field)) return true;
  }
  return false;
}

}  // namespace kring::http
