#include "platform/sockets/open_socket.h"

#include "platform/http/asio.h"
// Beast after asio.h, which says how Asio is compiled.
#include "platform/sockets/outbox.h"

#include <boost/beast/core/buffered_read_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>

namespace kring::sockets {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using beast::error_code;

/// Enough for live messages; the system's default would hold megabytes for each sleeping phone.
constexpr int send_buffer = 64 * 1024;

/// The connection, with what had already come when it left HTTP still to be read.
struct Wire : beast::buffered_read_stream<asio::ip::tcp::socket, beast::flat_buffer> {
  using buffered_read_stream::buffered_read_stream;
};

// Beast finds this by its argument and has none for a buffered stream.
template <class Handler>
void async_teardown(beast::role_type role, Wire& wire, Handler&& handler) {
  websocket::async_teardown(role, wire.next_layer(), std::forward<Handler>(handler));
}

class OpenSocket;

/// What others hold of an open socket. It may outlive the connection, and even the server.
class Handle final : public Socket {
 public:
  explicit Handle(const Options& options) : outbox(options.queue_messages, options.queue_octets) {}
  void send(std::shared_ptr<const std::string> text) override;
  void close(int code, std::string_view reason) override;

  Outbox outbox;
  std::weak_ptr<OpenSocket> connection;
};

/// One open socket. Everything runs on its I/O thread, except the listener's calls; of those there
/// is never more than one, since nothing is read while one runs.
class OpenSocket : public std::enable_shared_from_this<OpenSocket> {
 public:
  OpenSocket(http::Handover handover, Listener& listener, const Options& options,
             std::function<void()> ended)
      : listener_(listener),
        options_(options),
        workers_(handover.workers),
        client_(std::move(handover.client)),
        observer_(handover.observer),
        presence_(std::move(handover.presence)),
        ended_(std::move(ended)),
        request_(std::make_unique<http::Request>(std::move(handover.request))),
        handle_(std::make_shared<Handle>(options)),
        stream_(std::move(handover.socket)),
        cut_(stream_.get_executor()) {
    ++client_->sockets;
    auto& early = stream_.next_layer().buffer();
    early.commit(
        asio::buffer_copy(early.prepare(handover.unread.size()), asio::buffer(handover.unread)));
  }

  ~OpenSocket() { --client_->sockets; }
  OpenSocket(const OpenSocket&) = delete;
  OpenSocket& operator=(const OpenSocket&) = delete;

  std::shared_ptr<Socket> start();
  // From any thread.
  void wake();
  void drop();
  void close_with(websocket::close_reason reason);

 private:
  void accepted(error_code error);
  void read();
  void came(error_code error);
  bool says_too_much();
  /// Runs a call of the listener on a worker, and `then` here.
  template <class Call, class Then>
  void tell(Call call, Then then);
  void write_next();
  void begin_close(websocket::close_reason reason);
  void say_goodbye();
  void end();
  void tell_closed();

  Listener& listener_;
  const Options& options_;
  http::Workers& workers_;
  std::shared_ptr<http::Client> client_;
  http::Observer& observer_;
  std::shared_ptr<void> presence_;
  std::function<void()> ended_;
  std::unique_ptr<http::Request> request_;  ///< until the listener has seen it
  std::shared_ptr<Handle> handle_;
  Outbox::Text writing_;
  websocket::stream<Wire, false> stream_;
  beast::flat_buffer incoming_;
  asio::steady_timer cut_;
  std::chrono::steady_clock::time_point minute_began_;
  int said_ = 0;  ///< in that minute
  websocket::close_reason goodbye_;
  bool is_open_ = false, telling_ = false, closing_ = false, closed_ = false;
};

std::shared_ptr<Socket> OpenSocket::start() {
  handle_->connection = weak_from_this();
  error_code ignored;  // a larger buffer than wanted is no reason to refuse anybody
  beast::get_lowest_layer(stream_).set_option(asio::socket_base::send_buffer_size(send_buffer),
                                              ignored);
  websocket::stream_base::timeout timeout{};
  timeout.handshake_timeout = options_.goodbye;
  timeout.idle_timeout = options_.silence;
  timeout.keep_alive_pings = true;
  stream_.set_option(timeout);
  stream_.read_message_max(options_.message_limit);
  stream_.auto_fragment(false);
  stream_.text(true);

  beast::http::request<beast::http::empty_body> handshake(beast::http::verb::get, "/", 11);
  for (const char* name :
       {"Host", "Connection", "Upgrade", "Sec-WebSocket-Key", "Sec-WebSocket-Version"})
    handshake.set(name, request_->headers.find(name).value_or(""));
  stream_.async_accept(handshake,
                       [self = shared_from_this()](error_code error) { self->accepted(error); });
  return handle_;
}

void OpenSocket::accepted(error_code error) {
  if (error) return end();
  is_open_ = true;
  observer_.socket_opened();
  tell([](OpenSocket& self) { self.listener_.opened(self.handle_, *self.request_); },
       [](OpenSocket& self) { self.request_.reset(); });
}

template <class Call, class Then>
void OpenSocket::tell(Call call, Then then) {
  telling_ = true;
  workers_.post(client_, [self = shared_from_this(), call = std::move(call), then]() mutable {
    try {
      call(*self);
    } catch (const std::exception& error) {
      self->observer_.threw("socket", error.what());
      self->handle_->close(websocket::close_code::internal_error, "");
    }
    const auto executor = self->stream_.get_executor();
    asio::post(executor, [self = std::move(self), then] {
      self->telling_ = false;
      then(*self);
      self->closed_ ? self->tell_closed() : self->read();
    });
  });
}

void OpenSocket::read() {
  stream_.async_read(
      incoming_, [self = shared_from_this()](error_code error, std::size_t) { self->came(error); });
}

void OpenSocket::came(error_code error) {
  if (error) return end();  // Beast has sent 1002, 1007 or 1009 where the peer is to blame
  const auto octets = incoming_.cdata();
  std::string text(static_cast<const char*>(octets.data()), octets.size());
  incoming_.clear();
  incoming_.shrink_to_fit();  // most sockets say one thing and then listen for hours
  if (handle_->outbox.closed()) return read();  // only to see the peer's goodbye
  if (!stream_.got_text()) {
    handle_->close(websocket::close_code::unknown_data, "text only");
    return read();
  }
  if (says_too_much()) {
    handle_->close(websocket::close_code::policy_error, "too many messages");
    return read();
  }
  tell([text = std::move(text)](OpenSocket& self) { self.listener_.said(self.handle_, text); },
       [](OpenSocket&) {});
}

bool OpenSocket::says_too_much() {
  const auto now = std::chrono::steady_clock::now();
  if (now - minute_began_ > std::chrono::minutes(1)) {
    minute_began_ = now;
    said_ = 0;
  }
  return ++said_ > options_.messages_a_minute;
}

void OpenSocket::write_next() {
  if (closed_) return;
  writing_ = handle_->outbox.take();
  if (!writing_) {
    if (closing_) say_goodbye();
    return;
  }
  stream_.async_write(asio::buffer(*writing_),
                      [self = shared_from_this()](error_code error, std::size_t) {
                        if (error) return self->end();
                        self->write_next();
                      });
}

void OpenSocket::wake() {
  asio::post(stream_.get_executor(), [self = shared_from_this()] { self->write_next(); });
}

void OpenSocket::drop() {
  observer_.socket_dropped();
  close_with({websocket::close_code::try_again_later, "too slow"});
}

void OpenSocket::close_with(websocket::close_reason reason) {
  asio::post(stream_.get_executor(),
             [self = shared_from_this(), reason] { self->begin_close(reason); });
}

/// What waits is written first, unless the peer takes longer than a goodbye may.
void OpenSocket::begin_close(websocket::close_reason reason) {
  if (closed_ || closing_) return;
  if (!is_open_) return end();
  closing_ = true;
  goodbye_ = reason;
  cut_.expires_after(options_.goodbye);
  cut_.async_wait([self = shared_from_this()](error_code error) {
    if (!error) self->end();
  });
  if (!writing_) say_goodbye();
}

void OpenSocket::say_goodbye() {
  stream_.async_close(goodbye_, [self = shared_from_this()](error_code) { self->end(); });
}

void OpenSocket::end() {
  if (closed_) return;
  closed_ = true;
  handle_->outbox.close();
  cut_.cancel();
  error_code ignored;  // a socket that cannot be closed is gone as well
  beast::get_lowest_layer(stream_).close(ignored);
  if (!telling_) tell_closed();
}

void OpenSocket::tell_closed() {
  if (is_open_) {
    is_open_ = false;
    observer_.socket_closed();
    return tell([](OpenSocket& self) { self.listener_.closed(self.handle_); }, [](OpenSocket&) {});
  }
  ended_();
  presence_.reset();
}

void Handle::send(std::shared_ptr<const std::string> text) {
  const auto put = outbox.put(std::move(text));
  if (put != Outbox::Put::first && put != Outbox::Put::full) return;
  if (const auto open = connection.lock()) put == Outbox::Put::first ? open->wake() : open->drop();
}

void Handle::close(int code, std::string_view reason) {
  if (!outbox.close()) return;
  websocket::close_reason goodbye(static_cast<websocket::close_code>(code));
  goodbye.reason.assign(reason.data(), std::min(reason.size(), goodbye.reason.max_size()));
  if (const auto open = connection.lock()) open->close_with(goodbye);
}

}  // namespace

std::shared_ptr<Socket> open_socket(http::Handover handover, Listener& listener,
                                    const Options& options, std::function<void()> ended) {
  return std::make_shared<OpenSocket>(std::move(handover), listener, options, std::move(ended))
      ->start();
}

}  // namespace kring::sockets
