#include "platform/http/static_files.h"

#include "platform/http/byte_range.h"

#include <gtest/gtest.h>

namespace kring::http {
namespace {

StaticFiles some_files() {
  const auto octets = [](const char* text) { return std::make_shared<const std::string>(text); };
  return StaticFiles({{"index.html", octets("<!doctype html>")},
                      {"app.js", octets("0123456789")},
                      {"app.js.gz", octets("GZIP")},
                      {"app.js.br", octets("BR")},
                      {"_app/immutable/x.abc.css", octets("p{}")},
                      {"alone.gz", octets("an archive")}});
}

Head ask(std::string path, const std::vector<Header>& fields = {}, Method method = Method::get) {
  Head head;
  head.method = method;
  head.path = std::move(path);
  for (const auto& [name, value] : fields) head.headers.add(name, value);
  return head;
}

std::string sent(const Response& response) {
  return response.shared_body ? *response.shared_body : response.body;
}

TEST(StaticFiles, serve_files_and_give_pages_the_client) {
  const auto files = some_files();
  EXPECT_EQ(sent(*files.answer(ask("/app.js"))), "0123456789");
  for (const char* page : {"/", "/questions/abc", "/communities", "/apiary", "/a.b/c"})
    EXPECT_EQ(sent(*files.answer(ask(page))), "<!doctype html>") << page;
  for (const char* nothing : {"/api", "/api/v1/nothing", "/missing.js", "/_app/x", "/app.js/x.y"})
    EXPECT_FALSE(files.answer(ask(nothing))) << nothing;
  EXPECT_EQ(files.answer(ask("/app.js", {}, Method::post))->status, 405);
}

TEST(StaticFiles, say_what_they_are_and_how_long_they_last) {
  const auto files = some_files();
  const auto page = files.answer(ask("/"));
  EXPECT_EQ(page->headers.find("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(page->headers.find("Cache-Control"), "no-cache");
  const auto hashed = files.answer(ask("/_app/immutable/x.abc.css"));
  EXPECT_EQ(hashed->headers.find("Content-Type"), "text/css; charset=utf-8");
  EXPECT_EQ(hashed->headers.find("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(files.answer(ask("/alone.gz"))->headers.find("Content-Type"),
            "application/octet-stream");
}

TEST(StaticFiles, send_the_coding_that_is_wanted_most) {
  const auto files = some_files();
  const auto coded = [&](const char* accept) {
    const auto answer = files.answer(ask("/app.js", {{"Accept-Encoding", accept}}));
    EXPECT_EQ(answer->headers.find("Vary"), "Accept-Encoding");
    return std::string(answer->headers.find("Content-Encoding").value_or("plain")) + " " +
           sent(*answer);
  };
  for (const char* accept : {"gzip, deflate, br", "br", "*", "gzip;q=0.5, br;q=0.9", "BR;Q=1"})
    EXPECT_EQ(coded(accept), "br BR") << accept;
  for (const char* accept : {"gzip", "br;q=0, gzip", "gzip;q=0.8, br;q=0.2", "x-gzip", "br;q=0,*"})
    EXPECT_EQ(coded(accept), "gzip GZIP") << accept;
  for (const char* accept :
       {"", "identity", "gzip;q=0", "br;q=0.000, gzip;q=0", "*;q=0", "gzip;q=2", "gzip;q=nonsense",
        "identity, gzip;q=0.5", ",,;;q==", "gzip ; q = 0"})
    EXPECT_EQ(coded(accept), "plain 0123456789") << accept;
}

TEST(StaticFiles, are_not_sent_again_to_who_has_them) {
  const auto files = some_files();
  const auto plain = std::string(*files.answer(ask("/app.js"))->headers.find("ETag"));
  const auto gzip = std::string(
      *files.answer(ask("/app.js", {{"Accept-Encoding", "gzip"}}))->headers.find("ETag"));
  EXPECT_NE(plain, gzip);
  for (const std::string& tags : {plain, "W/" + plain, "\"x\", " + plain, std::string("*")}) {
    const auto answer = files.answer(ask("/app.js", {{"If-None-Match", tags}}));
    EXPECT_EQ(answer->status, 304) << tags;
    EXPECT_EQ(answer->headers.find("ETag"), plain);
    EXPECT_EQ(sent(*answer), "");
  }
  EXPECT_EQ(files.answer(ask("/app.js", {{"If-None-Match", gzip}}))->status, 200)
      << "it has the other coding";
}

TEST(StaticFiles, serve_one_range_of_the_plain_file) {
  const auto files = some_files();
  const auto part = files.answer(ask("/app.js", {{"Range", "bytes=2-4"}}));
  EXPECT_EQ(part->status, 206);
  EXPECT_EQ(part->body, "234");
  EXPECT_EQ(part->headers.find("Content-Range"), "bytes 2-4/10");
  const auto beyond = files.answer(ask("/app.js", {{"Range", "bytes=10-"}}));
  EXPECT_EQ(beyond->status, 416);
  EXPECT_EQ(beyond->headers.find("Content-Range"), "bytes */10");
  EXPECT_EQ(
      files.answer(ask("/app.js", {{"Range", "bytes=2-4"}, {"Accept-Encoding", "gzip"}}))->status,
      200);
  EXPECT_EQ(files.answer(ask("/app.js", {{"Range", "bytes=2-4"}, {"If-Range", "\"old\""}}))->status,
            200);
  const auto tag = std::string(*part->headers.find("ETag"));
  EXPECT_EQ(files.answer(ask("/app.js", {{"Range", "bytes=2-4"}, {"If-Range", tag}}))->status, 206);
}

TEST(ByteRange, reads_one_range_and_ignores_the_rest) {
  const auto read = [](const char* range) {
    const auto found = ByteRange::read(range, 10);
    if (found.kind == ByteRange::Kind::whole) return std::string("whole");
    if (found.kind == ByteRange::Kind::unsatisfiable) return std::string("none");
    return std::to_string(found.first) + "+" + std::to_string(found.length);
  };
  EXPECT_EQ(read("bytes=0-0"), "0+1");
  EXPECT_EQ(read("bytes=5-"), "5+5");
  EXPECT_EQ(read("bytes=-3"), "7+3");
  EXPECT_EQ(read("bytes=-30"), "0+10");
  EXPECT_EQ(read("bytes=0-99999999999999999999999"), "0+10");
  for (const char* range : {"bytes=10-", "bytes=10-20", "bytes=-0", "bytes=99999999999999999999-"})
    EXPECT_EQ(read(range), "none") << range;
  for (const char* range : {"bytes=5-2", "bytes=a-b", "bytes=", "bytes=-", "lines=0-1",
                            "bytes=0-1,3-4", "bytes=+1-2", "bytes= 0 - 1", "bytes"})
    EXPECT_EQ(read(range), "whole") << range;
  EXPECT_EQ(ByteRange::read(std::nullopt, 10).kind, ByteRange::Kind::whole);
  EXPECT_EQ(ByteRange::read("bytes=0-", 0).kind, ByteRange::Kind::unsatisfiable);
}

}  // namespace
}  // namespace kring::http
