// The command line and a running server.

#include "app/control_socket.h"

#include "tests/support/temporary_folder.h"

#include <future>
#include <ostream>
#include <sstream>

#include <gmock/gmock.h>

namespace kring::app {
namespace {

using ::testing::ElementsAre;

class TheControlSocket : public ::testing::Test {
 protected:
  std::filesystem::path path() const { return folder.path() / "control.sock"; }

  testing_support::TemporaryFolder folder;
};

TEST_F(TheControlSocket, hands_over_the_words_and_gives_back_what_was_said_and_the_status) {
  Words heard;
  const ControlSocket socket(path(), [&](const Words& words, std::ostream& out) {
    heard = words;
    out << std::string(10'000, 'x') << "end";
    return 7;
  });
  std::ostringstream out;
  EXPECT_EQ(ask_running_server(path(), {"import", "a b", ""}, out), 7);
  EXPECT_THAT(heard, ElementsAre("import", "a b", ""));
  EXPECT_EQ(out.str(), std::string(10'000, 'x') + "end");
}

/// Says when something arrives.
class Listening : public std::stringbuf {
 public:
  std::future<void> first() { return first_.get_future(); }

 protected:
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    if (size > 0 && !said_) first_.set_value();
    said_ = said_ || size > 0;
    return std::stringbuf::xsputn(text, size);
  }

 private:
  bool said_ = false;
  std::promise<void> first_;
};

TEST_F(TheControlSocket, passes_on_what_is_flushed_while_the_command_goes_on) {
  std::promise<void> seen;
  const ControlSocket socket(path(), [&](const Words&, std::ostream& out) {
    out << "half way" << std::flush;
    const auto waited = seen.get_future().wait_for(std::chrono::seconds(60));
    return waited == std::future_status::ready ? 0 : 1;
  });
  Listening buffer;
  std::ostream out(&buffer);
  auto first = buffer.first();
  std::thread looking([&] {
    first.wait();
    seen.set_value();
  });
  EXPECT_EQ(ask_running_server(path(), {"import"}, out), 0);
  looking.join();
  EXPECT_EQ(buffer.str(), "half way");
}

TEST_F(TheControlSocket, is_absent_where_no_server_listens) {
  std::ostringstream out;
  EXPECT_EQ(ask_running_server(path(), {"import"}, out), std::nullopt);
}

}  // namespace
}  // namespace kring::app
