// A server to be probed and measured: `probe_server PORT FOLDER`, until standard input ends. It
// serves /healthz (answered on a worker), /now (answered without one), POST /echo, a WebSocket at
// /live that repeats what it hears, and the folder's files.

#include "platform/http/server.h"
#include "platform/http/static_files.h"
#include "platform/sockets/gate.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

using namespace kring;

class Echo : public http::Application {
 public:
  explicit Echo(const char* folder) : files_(http::StaticFiles::read_folder(folder)) {}

  http::Admission admit(const http::Head& head) override {
    if (head.path == "/now") return {.body_limit = 0, .memory_limit = 0, .answer = small()};
    if (head.path == "/healthz") return {.body_limit = 4096, .memory_limit = 4096, .answer = {}};
    if (head.path == "/echo" && head.method == http::Method::post)
      return {.body_limit = 1 << 20, .memory_limit = 64 << 10, .answer = {}};
    if (auto file = files_.answer(head))
      return {.body_limit = 0, .memory_limit = 0, .answer = file};
    http::Response missing{
        .status = 404, .headers = {}, .body = "no such thing\n", .shared_body = {}};
    return {.body_limit = 0, .memory_limit = 0, .answer = std::move(missing)};
  }

  http::Response handle(const http::Request& request) override {
    if (request.path != "/echo" && request.method != http::Method::get &&
        request.method != http::Method::head) {
      http::Response refusal{.status = 405, .headers = {}, .body = {}, .shared_body = {}};
      refusal.headers.add("Allow", "GET, HEAD");
      return refusal;
    }
    if (request.path != "/echo") return small();
    http::Response response;
    response.headers.add("Content-Type", "text/plain; charset=utf-8");
    response.body = std::to_string(request.body.size()) + (request.spooled ? " spooled\n" : "\n");
    return response;
  }

 private:
  static http::Response small() {
    http::Response response{.status = 200, .headers = {}, .body = "fine\n", .shared_body = {}};
    response.headers.add("Content-Type", "text/plain; charset=utf-8");
    return response;
  }
  http::StaticFiles files_;
};

class Parrot : public sockets::Listener {
 public:
  std::optional<http::Fault> refuse(const http::Request&) override { return std::nullopt; }
  void opened(std::shared_ptr<sockets::Socket>, const http::Request&) override {}
  void said(const std::shared_ptr<sockets::Socket>& socket, std::string_view text) override {
    socket->send(std::make_shared<const std::string>(text));
  }
  void closed(const std::shared_ptr<sockets::Socket>&) override {}
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: probe_server PORT FOLDER\n", stderr);
    return 2;
  }
  http::Options options;
  options.listen = {{"127.0.0.1", static_cast<std::uint16_t>(std::atoi(arguments[1]))}};
  Echo echo(arguments[2]);
  Parrot parrot;
  http::Observer observer;
  sockets::Gate gate({});
  gate.at("/live", parrot);
  http::Server server(options, echo, observer, &gate);
  server.start();
  std::printf("http://127.0.0.1:%u\n", static_cast<unsigned>(server.port()));
  std::fflush(stdout);
  while (std::getchar() != EOF) {
  }
  server.stop();
}
