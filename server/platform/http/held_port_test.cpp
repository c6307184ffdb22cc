#include "platform/http/held_port.h"

#include "platform/http/asio.h"
#include "tests/support/raw_client.h"
#include "tests/support/toy_server.h"

#include <gtest/gtest.h>

namespace kring::http {
namespace {

using tests::get;
using tests::RawClient;
using tests::ToyServer;

TEST(HeldPort, is_where_a_server_that_names_it_listens) {
  const HeldPort held("127.0.0.1");
  ToyServer toy;
  toy.options.listen = {{"127.0.0.1", held.number()}};
  EXPECT_EQ(toy.start(), held.number());
  EXPECT_EQ(RawClient(held.number()).ask(get("/hello")).status, 200);
}

TEST(HeldPort, is_no_end_that_a_connection_of_somebody_else_may_have) {
  const HeldPort held("127.0.0.1");
  asio::io_context context;
  Tcp::socket other(context, Tcp::v4());
  error_code refused;
  other.bind({asio::ip::make_address("127.0.0.1"), held.number()}, refused);
  EXPECT_EQ(refused, asio::error::address_in_use);
}

TEST(HeldPort, says_where_it_cannot_be) {
  EXPECT_THROW(HeldPort("203.0.113.7"), std::system_error);
}

}  // namespace
}  // namespace kring::http
