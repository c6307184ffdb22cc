#include "platform/http/held_port.h"

#include "platform/http/asio.h"

#include <system_error>

namespace kring::http {

/// Bound and not listening, and its address may be used again: so the system gives the port to
/// nobody who asks for any port or connects from one, and lets one who names it listen there.
struct HeldPort::Bound {
  asio::io_context context;
  Tcp::acceptor socket{context};
};

HeldPort::HeldPort(const std::string& address) : bound_(std::make_unique<Bound>()) {
  try {
    const Tcp::endpoint any_port(asio::ip::make_address(address), 0);
    bound_->socket.open(any_port.protocol());
    bound_->socket.set_option(Tcp::acceptor::reuse_address(true));
    bound_->socket.bind(any_port);
  } catch (const boost::system::system_error& error) {
    throw std::system_error(error.code(), "cannot listen at " + address);
  }
}

HeldPort::~HeldPort() = default;
HeldPort::HeldPort(HeldPort&&) noexcept = default;
HeldPort& HeldPort::operator=(HeldPort&&) noexcept = default;

std::uint16_t HeldPort::number() const {
  return bound_->socket.local_endpoint().port();
}

}  // namespace kring::http
