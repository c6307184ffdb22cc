// Answers whose bodies are made piece by piece.

#include "base/refusal.h"
#include "platform/http/server.h"
#include "tests/support/raw_client.h"
#include "tests/support/toy_server.h"

#include <gtest/gtest.h>

namespace kring::http {
namespace {

using tests::get;
using tests::RawClient;
using tests::ToyServer;

/// Pieces "3", "2", "1", each digit `length` times; raises "asked" for each, and for their end.
std::function<Response(const Request&)> counting(ToyServer& toy, int count,
                                                 std::size_t length = 1) {
  return [&toy, count, length](const Request& request) {
    if (request.path != "/pieces") return ToyServer::text(request.path);
    Response response;
    response.pieces = [&toy, length, left = count]() mutable -> std::optional<std::string> {
      toy.signals.raise("asked");
      if (left == 0) return std::nullopt;
      return std::string(length, static_cast<char>('0' + left--));
    };
    return response;
  };
}

TEST(ServerPieces, go_out_in_chunks_and_the_connection_goes_on) {
  ToyServer toy;
  toy.on_handle = counting(toy, 3);
  RawClient client(toy.start());
  const auto answer = client.ask(get("/pieces"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.field("Transfer-Encoding"), "chunked");
  EXPECT_EQ(answer.field("Content-Length"), "");
  const std::string body = "1\r\n3\r\n1\r\n2\r\n1\r\n1\r\n0\r\n\r\n";
  EXPECT_EQ(client.take(body.size()), body);
  EXPECT_EQ(client.ask(get("/next")).body, "/next");
}

TEST(ServerPieces, say_the_length_of_a_chunk_in_hexadecimal) {
  ToyServer toy;
  toy.on_handle = counting(toy, 1, 31);
  RawClient client(toy.start());
  client.ask(get("/pieces"));
  const std::string body = "1f\r\n" + std::string(31, '1') + "\r\n0\r\n\r\n";
  EXPECT_EQ(client.take(body.size()), body);
}

TEST(ServerPieces, end_with_the_connection_where_the_client_knows_no_chunks) {
  ToyServer toy;
  toy.on_handle = counting(toy, 3);
  RawClient client(toy.start());
  const auto answer =
      client.ask("GET /pieces HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_EQ(answer.field("Transfer-Encoding"), "");
  EXPECT_EQ(answer.field("Content-Length"), "");
  EXPECT_EQ(answer.field("Connection"), "close");
  EXPECT_EQ(client.rest(), "321");
}

TEST(ServerPieces, are_not_made_where_only_the_head_is_asked_for) {
  ToyServer toy;
  toy.on_handle = counting(toy, 3);
  RawClient client(toy.start());
  client.send("HEAD /pieces HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(client.answer(true).status, 200);
  EXPECT_EQ(client.ask(get("/next")).body, "/next");
  EXPECT_EQ(toy.signals.count("asked"), 0);
}

TEST(ServerPieces, that_are_empty_do_not_end_the_body) {
  ToyServer toy;
  toy.on_handle = [](const Request&) {
    Response response;
    response.pieces = [step = 0]() mutable -> std::optional<std::string> {
      ++step;
      if (step == 1) return "";
      if (step == 2) return "a";
      return std::nullopt;
    };
    return response;
  };
  RawClient client(toy.start());
  client.ask(get("/"));
  EXPECT_EQ(client.take(11), "1\r\na\r\n0\r\n\r\n");
}

TEST(ServerPieces, break_the_connection_off_where_one_cannot_be_made) {
  ToyServer toy;
  toy.on_handle = [](const Request&) {
    Response response;
    response.pieces = [first = true]() mutable -> std::optional<std::string> {
      if (!std::exchange(first, false)) throw std::runtime_error("the disk is gone");
      return "a";
    };
    return response;
  };
  RawClient client(toy.start());
  client.ask(get("/"));
  EXPECT_EQ(client.rest(), "1\r\na\r\n") << "no last chunk";
  EXPECT_TRUE(toy.signals.wait("threw"));
}

TEST(ServerPieces, break_the_connection_off_where_one_is_refused_and_nothing_has_failed) {
  ToyServer toy;
  toy.on_handle = [](const Request&) {
    Response response;
    response.pieces = [first = true]() mutable -> std::optional<std::string> {
      if (!std::exchange(first, false)) throw Refusal(Status::forbidden, "not_allowed");
      return "a";
    };
    return response;
  };
  RawClient client(toy.start());
  client.ask(get("/"));
  EXPECT_EQ(client.rest(), "1\r\na\r\n") << "no last chunk";
  EXPECT_EQ(toy.signals.count("threw"), 0);
}

TEST(ServerPieces, are_made_no_faster_than_they_are_read) {
  constexpr std::size_t length = 8 * 1024 * 1024;  // more than the buffers of a socket take
  ToyServer toy;
  toy.on_handle = counting(toy, 2, length);
  RawClient client(toy.start(), 4096);
  client.ask(get("/pieces"));
  // The head came, so that what follows is under way; the first piece is not sent whole yet.
  EXPECT_TRUE(toy.signals.wait("asked"));
  client.take(length / 4);
  EXPECT_EQ(toy.signals.count("asked"), 1);
  client.take(length / 4 * 3 + length + 2 * 10 + 5);
  EXPECT_EQ(toy.signals.count("asked"), 3);
}

TEST(ServerPieces, keep_no_worker_while_a_client_does_not_read) {
  ToyServer toy;
  toy.options.workers = 1;
  toy.on_handle = counting(toy, 3, 8 * 1024 * 1024);
  const auto port = toy.start();
  RawClient slow(port, 4096);
  slow.ask(get("/pieces"));
  EXPECT_TRUE(toy.signals.wait("asked"));
  EXPECT_EQ(RawClient(port).ask(get("/other")).body, "/other");
}

TEST(ServerPieces, end_at_the_deadline_where_a_client_reads_no_more) {
  ToyServer toy;
  toy.options.deadlines.transfer = std::chrono::milliseconds(50);
  toy.on_handle = counting(toy, 3, 8 * 1024 * 1024);
  RawClient slow(toy.start(), 4096);
  slow.ask(get("/pieces"));
  EXPECT_TRUE(toy.signals.wait("timed out writing"));
  EXPECT_EQ(toy.signals.count("asked"), 1);
}

}  // namespace
}  // namespace kring::http
