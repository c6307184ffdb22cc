#include "platform/http/free_port.h"

#include "platform/http/asio.h"

#include <system_error>

namespace kring::http {

std::uint16_t free_port(const std::string& address) {
  try {
    asio::io_context context;
    Tcp::acceptor acceptor(context, Tcp::endpoint(asio::ip::make_address(address), 0));
    return acceptor.local_endpoint().port();
  } catch (const boost::system::system_error& error) {
    throw std::system_error(error.code(), "cannot listen at " + address);
  }
}

}  // namespace kring::http
