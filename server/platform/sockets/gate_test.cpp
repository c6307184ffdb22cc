#include "platform/sockets/gate.h"

#include "platform/sockets/handshake.h"
#include "tests/support/await.h"
#include "tests/support/toy_server.h"
#include "tests/support/web_socket_client.h"

#include <atomic>
#include <thread>

#include <gmock/gmock.h>

namespace kring::sockets {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using tests::frame;
using tests::handshake;
using tests::RawClient;
using tests::Signals;
using tests::ToyServer;
using tests::WebSocketClient;

constexpr int text = 1, binary = 2, closing = 8, ping = 9, pong = 10;

std::shared_ptr<const std::string> shared(std::string words) {
  return std::make_shared<const std::string>(std::move(words));
}

/// Repeats what it hears and remembers the socket that was opened last.
class Parrot : public Listener {
 public:
  explicit Parrot(Signals& signals) : signals_(signals) {}

  std::optional<http::Fault> refuse(const http::Request& upgrade) override {
    if (upgrade.query != "refuse") return std::nullopt;
    return http::Fault{401, "session.required"};
  }
  void opened(std::shared_ptr<Socket> socket, const http::Request& upgrade) override {
    if (upgrade.query == "greet") socket->send(shared("welcome to " + upgrade.path));
    last = std::move(socket);
    signals_.raise("opened");
  }
  void said(const std::shared_ptr<Socket>& socket, std::string_view words) override {
    if (++inside_ > 1) overlapped = true;
    if (words == "throw") {
      --inside_;
      throw std::runtime_error("secret");
    }
    socket->send(shared(std::string(words)));
    --inside_;
  }
  void closed(const std::shared_ptr<Socket>&) override { signals_.raise("closed"); }

  std::shared_ptr<Socket> last;
  std::atomic<bool> overlapped = false;

 private:
  Signals& signals_;
  std::atomic<int> inside_ = 0;
};

struct Stage {
  ToyServer toy;
  Options options{.public_origins = {"http://a.example"}};
  Parrot parrot{toy.signals};
  std::unique_ptr<Gate> gate;
  std::uint16_t port = 0;

  std::uint16_t start() {
    gate = std::make_unique<Gate>(options);
    gate->at("/live", parrot);
    toy.upgrades = gate.get();
    return port = toy.start();
  }
  WebSocketClient open(const std::string& path = "/live", int receive_buffer = 0) {
    WebSocketClient client(port, path, receive_buffer);
    EXPECT_TRUE(toy.signals.wait("opened"));
    return client;
  }
  ~Stage() { toy.end(); }
};

TEST(Gate, opens_a_socket_at_its_path_and_leaves_the_rest_to_the_application) {
  Stage stage;
  RawClient client(stage.start());
  EXPECT_EQ(client.ask(tests::get("/other")).body, "/other ");
  const auto switched = client.ask(handshake("/live"));
  EXPECT_EQ(switched.status, 101);
  EXPECT_EQ(switched.field("Sec-WebSocket-Accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
}

TEST(Gate, agrees_to_no_compression_though_it_is_offered) {
  Stage stage;
  ASSERT_THAT(handshake("/live"), HasSubstr("permessage-deflate"));
  const auto switched = RawClient(stage.start()).ask(handshake("/live"));
  EXPECT_EQ(switched.status, 101);
  EXPECT_EQ(switched.field("Sec-WebSocket-Extensions"), "");
}

TEST(Gate, refuses_pages_of_others) {
  Stage stage;
  stage.options.public_origins = {"http://a.example", "https://Kring.example"};
  const auto port = stage.start();
  for (const char* origin :
       {"", "null", "http://evil.example", "https://a.example", "http://a.example.evil.example",
        "http://a.example:81", "http://evil.example#a.example", "https://kring.example:444"})
    EXPECT_EQ(RawClient(port).ask(handshake("/live", origin)).status, 403) << origin;
  EXPECT_EQ(stage.toy.signals.count("refused 403 origin.foreign"), 8);
  for (const char* origin : {"http://a.example", "http://A.EXAMPLE:80", "https://kring.example",
                             "https://kring.example:443"})
    EXPECT_EQ(RawClient(port).ask(handshake("/live", origin)).status, 101) << origin;
}

TEST(Gate, refuses_what_is_no_handshake) {
  Stage stage;
  const auto port = stage.start();
  const auto plain = RawClient(port).ask(tests::get("/live"));
  EXPECT_EQ(plain.status, 426);
  EXPECT_EQ(plain.field("Upgrade"), "websocket");
  EXPECT_EQ(RawClient(port)
                .ask(handshake("/live", "http://a.example", "12"))
                .field("Sec-WebSocket-Version"),
            "13");
  for (const char* key : {"", "YWJj", "************************",
                          "dGhlIHNhbXBsZSBub25jZQ=="
                          "AAAA"})
    EXPECT_EQ(RawClient(port).ask(handshake("/live", "http://a.example", "13", key)).status, 400)
        << key;
  EXPECT_EQ(RawClient(port).ask(tests::post("/live", "body")).status, 413);
  auto old = handshake("/live");
  old.replace(old.find("HTTP/1.1"), 8, "HTTP/1.0");
  EXPECT_EQ(RawClient(port).ask(old).status, 505);
  EXPECT_EQ(stage.gate->open(), 0U);
}

TEST(Gate, lets_the_listener_refuse) {
  Stage stage;
  RawClient client(stage.start());
  EXPECT_EQ(client.ask(handshake("/live?refuse")).status, 401);
  EXPECT_EQ(client.ask(tests::get("/next")).body, "/next ") << "it stays an HTTP connection";
}

TEST(Gate, carries_texts_both_ways_one_call_at_a_time) {
  Stage stage;
  stage.start();
  auto client = stage.open("/live?greet");
  EXPECT_EQ(client.read().payload, "welcome to /live");
  std::string many;
  for (int i = 0; i < 100; ++i) many += frame(text, std::to_string(i));
  client.send(many);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(client.read().payload, std::to_string(i));
  client.send(frame(text, "in ", false) + frame(ping, "!") + frame(0, "pieces"));
  EXPECT_EQ(client.read().kind, pong);
  EXPECT_EQ(client.read().payload, "in pieces");
  EXPECT_FALSE(stage.parrot.overlapped);
}

TEST(Gate, loses_no_frame_that_came_with_the_handshake) {
  Stage stage;
  RawClient client(stage.start());
  EXPECT_EQ(client.ask(handshake("/live") + frame(text, "early")).status, 101);
  EXPECT_EQ(client.take(7),
            "\x81\x05"
            "early");
}

TEST(Gate, closes_on_what_it_does_not_take) {
  Stage stage;
  stage.options.message_limit = 100;
  stage.start();
  const auto code_after = [&](const std::string& octets) {
    auto client = stage.open();
    client.send(octets);
    const auto said = client.read();
    return said.kind == closing ? said.code() : 0;
  };
  EXPECT_EQ(code_after(frame(binary, "x")), 1003);
  EXPECT_EQ(code_after(frame(text, std::string(101, 'x'))), 1009);
  EXPECT_EQ(code_after(frame(text, std::string(60, 'x'), false) + frame(0, std::string(60, 'x'))),
            1009);
  EXPECT_EQ(code_after(frame(text, "\xff")), 1007);
  EXPECT_EQ(code_after(frame(3, "x")), 1002);
  EXPECT_EQ(code_after(frame(text, "throw")), 1011);
  EXPECT_TRUE(stage.toy.signals.wait("closed", 6));
}

TEST(Gate, closes_on_who_says_more_in_a_minute_than_anybody_has_to_say) {
  Stage stage;
  stage.options.messages_a_minute = 3;
  stage.start();
  auto client = stage.open();
  for (int i = 0; i < 4; ++i) client.send(frame(text, "again"));
  for (int i = 0; i < 3; ++i) EXPECT_EQ(client.read().payload, "again");
  EXPECT_EQ(client.read().code(), 1008);
}

TEST(Gate, refuses_one_client_more_sockets_than_anybody_has_pages) {
  Stage stage;
  stage.toy.options.sockets_of_one = 2;
  stage.start();
  auto first = stage.open();
  auto second = stage.open();
  EXPECT_EQ(RawClient(stage.port).ask(handshake("/live")).status, 503);
}

TEST(Gate, writes_what_waits_before_it_says_goodbye) {
  Stage stage;
  stage.start();
  auto client = stage.open();
  for (int i = 0; i < 50; ++i) stage.parrot.last->send(shared(std::to_string(i)));
  stage.parrot.last->close(4001, "signed out");
  stage.parrot.last->send(shared("too late"));
  stage.parrot.last->close(4002, "too late");
  for (int i = 0; i < 50; ++i) EXPECT_EQ(client.read().payload, std::to_string(i));
  const auto goodbye = client.read();
  EXPECT_EQ(goodbye.code(), 4001);
  EXPECT_EQ(goodbye.payload.substr(2), "signed out");
  client.send(frame(closing, goodbye.payload));
  EXPECT_EQ(client.rest(), "");
  client.end_sending();
  EXPECT_TRUE(stage.toy.signals.wait("closed"));
}

TEST(Gate, tells_the_listener_once_when_the_peer_goes) {
  Stage stage;
  stage.start();
  {
    auto polite = stage.open();
    polite.send(frame(closing, "\x03\xe8"));
    EXPECT_EQ(polite.read().code(), 1000);
  }
  EXPECT_TRUE(stage.toy.signals.wait("closed"));
  { auto rude = stage.open(); }
  EXPECT_TRUE(stage.toy.signals.wait("closed", 2));
  EXPECT_TRUE(stage.toy.signals.wait("socket closed", 2));
}

TEST(Gate, drops_who_does_not_read) {
  Stage stage;
  stage.options.queue_messages = 8;
  stage.options.goodbye = 10s;  // it is the full queue that ends it, not the clock
  stage.start();
  auto client = stage.open("/live", 4096);
  const auto words = shared(std::string(10'000, 'x'));
  while (stage.toy.signals.count("socket dropped") == 0) stage.parrot.last->send(words);
  // Once it reads again it gets what was under way, and the reason.
  auto last = client.read();
  while (last.kind == text) last = client.read();
  EXPECT_EQ(last.code(), 1013);
}

TEST(Gate, lets_through_a_text_that_is_longer_than_the_queue_where_nothing_waits) {
  Stage stage;
  stage.options.queue_octets = 1'000;
  stage.start();
  auto client = stage.open();
  const std::string words(5'000, 'x');
  for (int i = 0; i < 2; ++i) {
    stage.parrot.last->send(shared(words));
    EXPECT_EQ(client.read().payload, words);
  }
}

TEST(Gate, hangs_up_on_who_does_not_even_take_a_goodbye) {
  Stage stage;
  stage.options.queue_octets = 100'000;
  stage.options.goodbye = 50ms;
  stage.start();
  auto client = stage.open("/live", 4096);
  const auto words = shared(std::string(10'000, 'x'));
  while (stage.toy.signals.count("socket dropped") == 0) stage.parrot.last->send(words);
  EXPECT_TRUE(stage.toy.signals.wait("closed"));
}

TEST(Gate, finds_out_that_a_peer_is_gone) {
  Stage stage;
  stage.options.silence = 100ms;
  stage.start();
  auto client = stage.open();
  EXPECT_EQ(client.read().kind, ping);
  EXPECT_TRUE(stage.toy.signals.wait("closed"));
}

TEST(Gate, keeps_a_peer_that_answers_pings) {
  Stage stage;
  stage.options.silence = 2s;
  stage.start();
  auto client = stage.open();
  for (int i = 0; i < 4; ++i) {  // twice the silence that would end it
    const auto heard = client.read();
    EXPECT_EQ(heard.kind, ping);
    client.send(frame(pong, heard.payload));
  }
  client.send(frame(text, "still here"));
  auto heard = client.read();
  while (heard.kind == ping) heard = client.read();
  EXPECT_EQ(heard.payload, "still here");
}

TEST(Gate, bounds_the_number_of_open_sockets) {
  Stage stage;
  stage.options.max_open = 1;
  const auto port = stage.start();
  {
    auto client = stage.open();
    EXPECT_EQ(RawClient(port).ask(handshake("/live")).status, 503);
  }
  ASSERT_TRUE(stage.toy.signals.wait("closed"));
  tests::await([&] { return stage.gate->open() == 0; });
  EXPECT_EQ(RawClient(port).ask(handshake("/live")).status, 101);
}

TEST(Gate, says_goodbye_when_the_server_stops) {
  Stage stage;
  stage.start();
  auto client = stage.open();
  std::thread stopping([&] { stage.toy.stop(); });
  const auto goodbye = client.read();
  EXPECT_EQ(goodbye.kind, closing);
  EXPECT_EQ(goodbye.code(), 1001);
  client.send(frame(closing, goodbye.payload));
  client.end_sending();
  stopping.join();
  EXPECT_EQ(stage.toy.signals.count("closed"), 1) << "before stop() returned";
}

}  // namespace
}  // namespace kring::sockets
