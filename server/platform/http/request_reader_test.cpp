#include "platform/http/request_reader.h"

#include <vector>

#include <gtest/gtest.h>

namespace kring::http {
namespace {

using Step = RequestReader::Step;

/// What a connection would make of these octets, cut into pieces of that size.
struct Reading {
  std::vector<std::string> requests;  ///< method number, path, query, body
  int refused = 0;
  bool operator==(const Reading&) const = default;
};

Reading read_all(std::string_view octets, std::size_t piece, std::uint64_t body_limit = 1000) {
  Reading reading;
  RequestReader reader({});
  std::string unread, body;
  bool in_body = false;
  while (true) {
    const auto progress = in_body ? reader.read_body(unread, body) : reader.read_head(unread);
    unread.erase(0, progress.used);
    if (progress.step == Step::refused) {
      reading.refused = reader.fault().status;
      return reading;
    }
    if (progress.step == Step::more) {
      if (octets.empty()) return reading;
      unread += octets.substr(0, piece);
      octets.remove_prefix(std::min(piece, octets.size()));
      continue;
    }
    const auto& framing = reader.framing();
    if (!in_body && (framing.chunked || framing.length > 0)) {
      reader.allow_body(body_limit);
      in_body = true;
      continue;
    }
    const auto& head = reader.head();
    reading.requests.push_back(std::to_string(static_cast<int>(head.method)) + " " + head.path +
                               "?" + head.query + " " + body);
    body.clear();
    in_body = false;
    reader.restart();
  }
}

int refusal_of(const std::string& octets) {
  const auto whole = read_all(octets, octets.size());
  EXPECT_EQ(whole, read_all(octets, 1)) << octets;
  EXPECT_EQ(whole, read_all(octets, 3)) << octets;
  EXPECT_TRUE(whole.requests.empty()) << octets;
  return whole.refused;
}

std::string get(const std::string& line, const std::string& fields = "Host: a\r\n") {
  return line + "\r\n" + fields + "\r\n";
}
std::string post(const std::string& fields, const std::string& body = "") {
  return "POST /p HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n" + body;
}

TEST(RequestReader, reads_requests_one_after_the_other_however_they_are_cut) {
  const std::string octets = "\r\n" + get("GET /a%20b?c=%20 HTTP/1.1") +
                             post("Content-Length: 5\r\n", "hello") +
                             post("Transfer-Encoding: Chunked\r\n",
                                  "3;x=\"y\"\r\nabc\r\n2\r\nde\r\n0\r\nX-Sum: 9\r\n\r\n") +
                             get("HEAD http://a/x HTTP/1.1");
  const std::vector<std::string> expected{"0 /a b?c=%20 ", "2 /p? hello", "2 /p? abcde", "1 /x? "};
  for (const std::size_t piece : {1000U, 1U, 2U, 3U, 7U, 50U}) {
    const auto reading = read_all(octets, piece);
    EXPECT_EQ(reading.refused, 0);
    EXPECT_EQ(reading.requests, expected) << "in pieces of " << piece;
  }
}

TEST(RequestReader, takes_spaces_before_an_extension_and_sizes_in_either_case) {
  EXPECT_EQ(read_all(post("Transfer-Encoding: chunked\r\n",
                          "0A \t;x = \"a;b\" \r\n0123456789\r\n0000000000000001\r\nx\r\n0\r\n\r\n"),
                     4)
                .requests,
            std::vector<std::string>{"2 /p? 0123456789x"});
}

TEST(RequestReader, reads_a_last_chunk_however_it_is_cut) {
  for (const char* last : {"0\r\n\r\n", "0\r\nX: 1\r\n\r\n", "00;x\r\n\r\n"}) {
    const auto octets = post("Transfer-Encoding: chunked\r\n", last) + get("GET /after HTTP/1.1");
    for (std::size_t piece = 1; piece <= octets.size(); ++piece) {
      const auto reading = read_all(octets, piece);
      EXPECT_EQ(reading.requests, (std::vector<std::string>{"2 /p? ", "0 /after? "}))
          << last << " in pieces of " << piece;
    }
  }
  EXPECT_EQ(read_all(post("Transfer-Encoding: chunked\r\n", "0\r\na"), 1).refused, 0)
      << "more may come";
}

TEST(RequestReader, keeps_the_fields_in_their_order) {
  RequestReader reader({});
  const auto octets = get("GET / HTTP/1.1", "hOsT: A.Example:80\r\nX-One:  1 \r\nx-one: 2\r\n");
  ASSERT_EQ(reader.read_head(octets).step, Step::done);
  ASSERT_EQ(reader.head().headers.all().size(), 3U);
  EXPECT_EQ(reader.head().headers.find("x-ONE"), "1");
  EXPECT_EQ(reader.head().headers.all()[2].value, "2");
  EXPECT_EQ(reader.head().host, "a.example:80");
}

TEST(RequestReader, tells_whether_the_connection_stays) {
  const auto stays = [](const std::string& version, const std::string& fields) {
    RequestReader reader({});
    const auto octets = get("GET / HTTP/" + version, "Host: a\r\n" + fields);
    EXPECT_EQ(reader.read_head(octets).step, Step::done);
    return reader.framing().keep_alive;
  };
  EXPECT_TRUE(stays("1.1", ""));
  EXPECT_FALSE(stays("1.1", "Connection: foo, Close\r\n"));
  EXPECT_FALSE(stays("1.0", ""));
  EXPECT_TRUE(stays("1.0", "Connection: keep-alive\r\n"));
}

TEST(RequestReader, refuses_every_doubt_about_where_a_request_ends) {
  const std::string body = "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
  for (const char* fields :
       {"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
        "Content-Length: 2\r\nContent-Length: 3\r\n", "Content-Length: 2\r\nContent-Length: 2\r\n",
        "Content-Length: 2, 2\r\n", "Content-Length: +2\r\n", "Content-Length: -1\r\n",
        "Content-Length: 0x2\r\n", "Content-Length:\r\n",
        "Content-Length: 18446744073709551618\r\n", "Content-Length : 2\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        "Transfer-Encoding:\r\n chunked\r\n", "X: a\nTransfer-Encoding: chunked\r\n",
        "X: a\rTransfer-Encoding: chunked\r\n"}) {
    EXPECT_EQ(refusal_of(post(fields, body)), 400) << fields;
  }
  EXPECT_EQ(refusal_of("POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + body),
            400);
}

TEST(RequestReader, refuses_codings_it_does_not_know) {
  for (const char* coding : {"gzip", "xchunked", "identity", "chunked;q=1", "\"chunked\"", ""}) {
    EXPECT_EQ(refusal_of(post("Transfer-Encoding: " + std::string(coding) + "\r\n", "0\r\n\r\n")),
              501)
        << coding;
  }
  for (const char* codings : {"gzip, chunked", "chunked, identity", "identity, chunked"}) {
    const auto status = refusal_of(post("Transfer-Encoding: " + std::string(codings) + "\r\n"));
    EXPECT_TRUE(status == 501 || status == 400) << codings;
  }
}

TEST(RequestReader, refuses_broken_chunks) {
  for (const char* body : {"FFFFFFFFFFFFFFFFF\r\nab\r\n",
                           "10000000000000002\r\nab\r\n",
                           "-1\r\nab\r\n",
                           "0x2\r\nab\r\n",
                           ";a\r\nab\r\n",
                           "2\r\nabxx\r\n0\r\n\r\n",
                           "2;a\nxx\r\nab\r\n0\r\n\r\n",
                           "2\nab\n0\n\n",
                           "00000000000000002\r\nab\r\n",
                           "\r\n",
                           " 2\r\nab\r\n",
                           "2 2\r\nab\r\n",
                           "2 x\r\nab\r\n",
                           "2;\x01\r\nab\r\n",
                           "2\r\nab\rx",
                           "2\rxab",
                           "a\r\nExpect: 100-\r\n",
                           "4;x=\"(y\"\r\nabc\r0\r\n\r\n",
                           "3;x=\"y\"\r\n7\r\n0\r\r\n",
                           "0\r\na\r\n\r\n",
                           "0\r\n: b\r\n\r\n",
                           "0\r\n a: b\r\n\r\n",
                           "0\r\na b: c\r\n\r\n",
                           "0\r\na: b\n\r\n",
                           "0\r\na: \x01\r\n\r\n",
                           "0\r\na: b\rc",
                           "0\r\n\rx"}) {
    const auto status =
        refusal_of(post("Transfer-Encoding: chunked\r\n", body + get("GET /smuggled HTTP/1.1")));
    EXPECT_TRUE(status == 400 || status == 413) << body << ": " << status;
  }
}

TEST(RequestReader, holds_the_body_to_its_limit) {
  const std::string eleven(11, 'x');
  EXPECT_EQ(read_all(post("Content-Length: 11\r\n", eleven), 100, 10).refused, 413);
  EXPECT_EQ(read_all(post("Transfer-Encoding: chunked\r\n", "b\r\n" + eleven), 100, 10).refused,
            413);
  EXPECT_EQ(read_all(post("Transfer-Encoding: chunked\r\n", "6\r\nabcdef\r\n5\r\n"), 1, 10).refused,
            413)
      << "a chunk that cannot fit is refused at its size";
  EXPECT_EQ(read_all(post("Content-Length: 11\r\n", eleven), 100, 11).requests.size(), 1U);
}

TEST(RequestReader, refuses_endless_extensions_and_trailers) {
  const std::string much(100'000, 'a');
  EXPECT_EQ(read_all(post("Transfer-Encoding: chunked\r\n", "2;" + much), 1000).refused, 400);
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "1;0123456789\r\nx\r\n";
  EXPECT_EQ(read_all(post("Transfer-Encoding: chunked\r\n", many), 1000, 10'000).refused, 400)
      << "a little with each of many chunks";
  EXPECT_EQ(read_all(post("Transfer-Encoding: chunked\r\n", "0\r\nX: " + much), 1000).refused, 400);
}

TEST(RequestReader, wants_exactly_one_host) {
  EXPECT_EQ(refusal_of(get("GET / HTTP/1.1", "")), 400);
  EXPECT_EQ(refusal_of(get("GET / HTTP/1.1", "Host: a\r\nHost: a\r\n")), 400);
  for (const char* host :
       {"", "a b", "a/b", "user@a", "a:", "a:x", "a:123456", "[::1", "[]", "a,b"})
    EXPECT_EQ(refusal_of(get("GET / HTTP/1.1", "Host: " + std::string(host) + "\r\n")), 400)
        << host;
  for (const char* host : {"a", "a.b-c_d:8080", "127.0.0.1", "[::1]:80"}) {
    EXPECT_EQ(
        read_all(get("GET / HTTP/1.1", "Host: " + std::string(host) + "\r\n"), 9).requests.size(),
        1U)
        << host;
  }
  EXPECT_EQ(read_all(get("GET / HTTP/1.0", ""), 9).requests.size(), 1U) << "1.0 knew no Host";
}

TEST(RequestReader, refuses_lines_that_another_reader_could_read_otherwise) {
  for (const char* fields :
       {"Host: a\r\nX: a\r\n b\r\n", "Host: a\r\nX: a\rb\r\n", "Host: a\nX: b\r\n",
        "Host: a\r\nX Y: b\r\n", "Host: a\r\nnonsense\r\n", "Host: a\r\n: b\r\n",
        " X: a\r\nHost: a\r\n", "Host: a\r\nX: \x01\r\n", "Host: a\r\nX: \x7f\r\n"}) {
    EXPECT_EQ(refusal_of(get("GET / HTTP/1.1", fields)), 400) << fields;
  }
  using namespace std::string_literals;
  EXPECT_EQ(refusal_of(get("GET / HTTP/1.1", "Host: a\r\nX: a\0b\r\n"s)), 400);
  EXPECT_EQ(refusal_of(get("GET / HTTP/1.1", "Host: a\r\nX\0: a\r\n"s)), 400);
}

TEST(RequestReader, refuses_request_lines_it_cannot_trust) {
  for (const char* line :
       {"GET  / HTTP/1.1", "GET / x HTTP/1.1", "GET / http/1.1", "GET / HTTP/01.1", "GET /", "GET",
        "G{T / HTTP/1.1", "GET /\x01 HTTP/1.1", "GET a HTTP/1.1", "GET * HTTP/1.1",
        "GET a:80 HTTP/1.1", "\x16\x03\x01"})
    EXPECT_EQ(refusal_of(get(line)), 400) << line;
  for (const char* line : {"GET / HTTP/3.0", "GET / HTTP/1.2", "GET / HTTP/0.9", "PRI * HTTP/2.0"})
    EXPECT_EQ(refusal_of(get(line)), 505) << line;
  for (const char* line :
       {"BREW / HTTP/1.1", "get / HTTP/1.1", "TRACE / HTTP/1.1", "CONNECT a:443 HTTP/1.1"})
    EXPECT_EQ(refusal_of(get(line)), 501) << line;
}

TEST(RequestReader, bounds_the_head) {
  const std::string much(100'000, 'a');
  EXPECT_EQ(read_all("GET /?" + much, 1000).refused, 414);
  EXPECT_EQ(read_all(get("GET / HTTP/1.1", "X: " + much), 1000).refused, 431);
  std::string fields = "Host: a\r\n";
  for (int i = 0; i < 99; ++i) fields += "X: a\r\n";
  EXPECT_EQ(read_all(get("GET / HTTP/1.1", fields), 1000).requests.size(), 1U);
  EXPECT_EQ(refusal_of(get("GET / HTTP/1.1", fields + "X: a\r\n")), 431);
}

TEST(RequestReader, takes_no_expectation_but_one) {
  EXPECT_EQ(refusal_of(post("Content-Length: 1\r\nExpect: coffee\r\n")), 417);
  RequestReader reader({});
  ASSERT_EQ(reader.read_head(post("Content-Length: 1\r\nExpect: 100-Continue\r\n")).step,
            Step::done);
  EXPECT_TRUE(reader.framing().expects_continue);
}

}  // namespace
}  // namespace kring::http
