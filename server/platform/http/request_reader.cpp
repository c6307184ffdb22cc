#include "platform/http/request_reader.h"

#include "platform/http/ascii.h"
#include "platform/http/target.h"

#include <algorithm>
#include <limits>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

namespace kring::http {
namespace {

namespace beast = boost::beast;
using beast::error_code;

Method method_from(beast::http::verb verb) {
  switch (verb) {
    case beast::http::verb::get:
      return Method::get;
    case beast::http::verb::head:
      return Method::head;
    case beast::http::verb::post:
      return Method::post;
    case beast::http::verb::put:
      return Method::put;
    case beast::http::verb::patch:
      return Method::patch;
    case beast::http::verb::delete_:
      return Method::delete_;
    case beast::http::verb::options:
      return Method::options;
    default:
      return Method::other;
  }
}

}  // namespace

/// Beast's parser of heads, told where to put what it finds. It never sees a body: what it does
/// with chunks depends on how they are cut.
class RequestReader::Parser : public beast::http::basic_parser<true> {
 public:
  explicit Parser(const HeadLimits& limits) {
    // The scanner holds the limit; this only keeps Beast's own from being smaller.
    header_limit(static_cast<std::uint32_t>(limits.octets));
    body_limit(boost::none);
  }

  Head head;
  std::string target;
  bool http_1_1 = true;

 private:
  void on_request_impl(beast::http::verb verb, beast::string_view, beast::string_view target_found,
                       int version, error_code&) override {
    head.method = method_from(verb);
    target = target_found;
    http_1_1 = version == 11;
  }
  void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value,
                     error_code&) override {
    head.headers.add(name, value);
  }
  std::size_t on_body_impl(beast::string_view, error_code&) override { return 0; }
  void on_chunk_header_impl(std::uint64_t, beast::string_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view, error_code&) override {
    return 0;
  }
  void on_response_impl(int, beast::string_view, int, error_code&) override {}
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  void on_finish_impl(error_code&) override {}
};

RequestReader::RequestReader(const HeadLimits& limits) : scanner_(limits), limits_(limits) {
  restart();
}
RequestReader::~RequestReader() = default;

Head& RequestReader::head() {
  return parser_->head;
}
const Framing& RequestReader::framing() const {
  return framing_;
}
bool RequestReader::http_1_1() const {
  return parser_->http_1_1;
}
Fault RequestReader::fault() const {
  return fault_;
}

void RequestReader::restart() {
  scanner_.restart();
  parser_ = std::make_unique<Parser>(limits_);
  framing_ = {};
  head_seen_ = false;
}

RequestReader::Progress RequestReader::refuse(Fault fault) {
  fault_ = fault;
  return {Step::refused, 0};
}

RequestReader::Progress RequestReader::read_head(std::string_view bytes) {
  // RFC 9112 2.2: empty lines before a request are skipped, for the sake of old clients.
  std::size_t skipped = 0;
  while (!head_seen_ && bytes.substr(skipped).starts_with("\r\n")) skipped += 2;
  bytes.remove_prefix(skipped);
  if (bytes.empty() || (!head_seen_ && bytes == "\r")) return {Step::more, skipped};
  head_seen_ = true;

  const auto found = scanner_.scan(bytes);
  if (found == HeadScanner::Found::fault) return refuse(scanner_.fault());
  if (found == HeadScanner::Found::more) return {Step::more, skipped};

  error_code ec;
  const auto used = parser_->put(boost::asio::buffer(bytes.data(), scanner_.length()), ec);
  if (ec || !parser_->is_header_done() || used != scanner_.length()) return refuse({});

  auto& head = parser_->head;
  const auto framing = judge_framing(head.headers, parser_->http_1_1);
  if (framing.has_error()) return refuse(framing.error());
  framing_ = *framing;
  if (head.method == Method::other) return refuse({501, "request.method_unknown"});

  head.host = lowered(head.headers.find("Host").value_or(""));
  auto target = read_target(parser_->target, head.host, limits_.slashes_merged_below);
  if (target.has_error()) return refuse(target.error());
  if (target->path == "*" && head.method != Method::options) return refuse({});
  head.path = std::move(target->path);
  head.query = std::move(target->query);
  return {Step::done, skipped + used};
}

void RequestReader::allow_body(std::uint64_t limit) {
  limit_ = limit;
  left_ = framing_.length;
  chunks_ = ChunkedBody(limit);
}

RequestReader::Progress RequestReader::read_body(std::string_view bytes, std::string& into) {
  constexpr Fault too_large{413, "body.too_large"};
  if (framing_.chunked) {
    const auto [step, used] = chunks_.read(bytes, into);
    if (step == ChunkedBody::Step::too_large) return refuse(too_large);
    if (step == ChunkedBody::Step::malformed) return refuse({});
    return {step == ChunkedBody::Step::done ? Step::done : Step::more, used};
  }
  if (framing_.length > limit_) return refuse(too_large);
  const auto used = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size()));
  into.append(bytes.substr(0, used));
  left_ -= used;
  return {left_ == 0 ? Step::done : Step::more, used};
}

}  // namespace kring::http
