#include "platform/http/body.h"

#include "tests/support/temporary_folder.h"

#include <fstream>

#include <gtest/gtest.h>

namespace kring::http {
namespace {

TEST(Body, is_what_came_where_it_is_in_memory) {
  Request request;
  request.body = "words";
  EXPECT_EQ(Body(request).view(), "words");
}

TEST(Body, is_the_file_where_it_was_spooled) {
  const testing_support::TemporaryFolder folder;
  Request request;
  request.spooled = folder.path() / "body";
  const std::string octets(3'000'000, 'x');
  std::ofstream(*request.spooled) << octets;
  const Body body(request);
  EXPECT_EQ(body.view(), octets);
}

TEST(Body, may_be_an_empty_file) {
  const testing_support::TemporaryFolder folder;
  Request request;
  request.spooled = folder.path() / "body";
  std::ofstream(*request.spooled).flush();
  EXPECT_EQ(Body(request).view(), "");
}

TEST(Body, that_is_gone_is_no_empty_one) {
  Request request;
  request.spooled = "/nowhere/body";
  EXPECT_THROW(Body{request}, std::system_error);
}

}  // namespace
}  // namespace kring::http
