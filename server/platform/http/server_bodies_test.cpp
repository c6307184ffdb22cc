#include "platform/http/server.h"
#include "tests/support/raw_client.h"
#include "tests/support/toy_server.h"

#include <csignal>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <sys/resource.h>

namespace kring::http {
namespace {

using tests::get;
using tests::post;
using tests::RawClient;
using tests::ToyServer;

std::function<Admission(const Head&)> limits(std::uint64_t body, std::uint64_t memory) {
  return [=](const Head&) {
    return Admission{.body_limit = body, .memory_limit = memory, .answer = {}};
  };
}

/// A folder of its own for what is spooled, so that a test can see that nothing is left.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "spool-test-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path); }
  bool empty() const { return std::filesystem::is_empty(path); }
  std::filesystem::path path;
};

std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

TEST(ServerBodies, over_the_limit_are_refused_before_they_are_read) {
  ToyServer toy;
  toy.on_admit = limits(10, 10);
  const auto port = toy.start();
  EXPECT_EQ(RawClient(port).ask(post("/", "1234567890")).status, 200);
  const std::string head = "POST / HTTP/1.1\r\nHost: a\r\n";
  EXPECT_EQ(RawClient(port).ask(head + "Content-Length: 11\r\n\r\n").status, 413);
  RawClient expecting(port);
  EXPECT_EQ(expecting.ask(head + "Content-Length: 11\r\nExpect: 100-continue\r\n\r\n").status, 413);
  EXPECT_EQ(expecting.rest(), "");
  EXPECT_EQ(RawClient(port).ask(head + "Transfer-Encoding: chunked\r\n\r\nb\r\n").status, 413);
}

TEST(ServerBodies, are_not_taken_where_none_is_allowed) {
  ToyServer toy;
  toy.on_admit = limits(0, 0);
  const auto port = toy.start();
  EXPECT_EQ(RawClient(port).ask("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n").status,
            413);
  EXPECT_EQ(
      RawClient(port).ask("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n").status,
      413);
  EXPECT_EQ(RawClient(port).ask("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n").status,
            200);
}

TEST(ServerBodies, that_are_refused_while_they_come_leave_the_refusal_readable) {
  ToyServer toy;
  toy.on_admit = limits(10, 10);
  RawClient client(toy.start());
  client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n");
  client.send(std::string(2'000'000, 'x'));
  EXPECT_EQ(client.answer().status, 413);
  EXPECT_EQ(client.rest(), "") << "none of it is taken for a request";
}

TEST(ServerBodies, are_asked_for_where_the_client_waits) {
  ToyServer toy;
  RawClient client(toy.start());
  client.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
  const std::string invitation = "HTTP/1.1 100 Continue\r\n\r\n";
  EXPECT_EQ(client.take(invitation.size()), invitation);
  EXPECT_EQ(client.ask("hello").body, "/x hello");
  EXPECT_EQ(client.ask(get("/y")).body, "/y ");
}

TEST(ServerBodies, answered_from_the_head_end_the_connection) {
  ToyServer toy;
  toy.on_admit = [](const Head& head) {
    Admission admission{.body_limit = 100, .memory_limit = 100, .answer = {}};
    if (head.path == "/no") {
      admission.answer = ToyServer::text("no");
      admission.answer->status = 401;
    }
    return admission;
  };
  RawClient client(toy.start());
  EXPECT_EQ(client.ask(get("/no")).status, 401) << "without a body the connection stays";
  const auto refusal = client.ask(post("/no", get("/smuggled")));
  EXPECT_EQ(refusal.status, 401);
  EXPECT_EQ(refusal.field("Connection"), "close");
  EXPECT_EQ(client.rest(), "");
}

TEST(ServerBodies, over_the_memory_limit_come_as_a_file_that_goes_with_the_request) {
  ToyServer toy;
  const Folder folder;
  toy.options.spool_folder = folder.path;
  toy.on_admit = limits(1 << 20, 1000);
  toy.on_handle = [](const Request& request) {
    if (!request.spooled) return ToyServer::text("memory " + request.body);
    return ToyServer::text("file " + contents(*request.spooled));
  };
  RawClient client(toy.start());
  EXPECT_EQ(client.ask(post("/", "small")).body, "memory small");
  std::string large;
  while (large.size() < 300'000) large += std::to_string(large.size()) + " ";
  EXPECT_TRUE(client.ask(post("/", large)).body == "file " + large);
  std::string chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (std::size_t at = 0; at < large.size(); at += 0x1000) {
    const auto chunk = large.substr(at, 0x1000);
    char size[16];
    std::snprintf(size, sizeof size, "%zx\r\n", chunk.size());
    chunked += size + chunk + "\r\n";
  }
  EXPECT_TRUE(client.ask(chunked + "0\r\n\r\n").body == "file " + large);
  toy.stop();
  EXPECT_TRUE(folder.empty());
}

TEST(ServerBodies, kept_by_the_application_stay) {
  ToyServer toy;
  const Folder folder;
  toy.options.spool_folder = folder.path;
  toy.on_admit = limits(1 << 20, 0);
  toy.on_handle = [&](const Request& request) {
    std::filesystem::rename(*request.spooled, folder.path / "kept");
    return ToyServer::text("");
  };
  RawClient client(toy.start());
  EXPECT_EQ(client.ask(post("/", "bytes")).status, 200);
  toy.stop();
  EXPECT_EQ(contents(folder.path / "kept"), "bytes");
}

TEST(ServerBodies, left_behind_by_a_killed_server_are_removed) {
  ToyServer toy;
  const Folder folder;
  toy.options.spool_folder = folder.path;
  std::ofstream(folder.path / "kring-body-abcdef") << "old";
  std::ofstream(folder.path / "other") << "not ours";
  toy.start();
  EXPECT_FALSE(std::filesystem::exists(folder.path / "kring-body-abcdef"));
  EXPECT_TRUE(std::filesystem::exists(folder.path / "other"));
}

TEST(ServerBodies, for_which_the_disk_has_no_room_are_refused_with_507) {
  ToyServer toy;
  const Folder folder;
  toy.options.spool_folder = folder.path;
  toy.on_admit = limits(1 << 20, 1000);
  RawClient client(toy.start());
  // A limit on the size of files stands for the disk: it fails the same write in the same way.
  const auto before = std::signal(SIGXFSZ, SIG_IGN);
  rlimit old_limit{};
  ::getrlimit(RLIMIT_FSIZE, &old_limit);
  const rlimit small{100'000, old_limit.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &small);
  const auto refusal = client.ask(post("/", std::string(200'000, 'x')));
  ::setrlimit(RLIMIT_FSIZE, &old_limit);
  std::signal(SIGXFSZ, before);
  EXPECT_EQ(refusal.status, 507);
  EXPECT_EQ(toy.signals.count("refused 507 storage_full"), 1);
  toy.stop();
  EXPECT_TRUE(folder.empty());
}

}  // namespace
}  // namespace kring::http
