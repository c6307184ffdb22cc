#pragma once

#include "platform/http/application.h"
#include "platform/http/asio.h"
#include "platform/http/clients.h"
#include "platform/http/input_buffer.h"
#include "platform/http/loop.h"
#include "platform/http/request_reader.h"
#include "platform/http/security_headers.h"
#include "platform/http/server.h"
#include "platform/http/spool.h"
#include "platform/http/workers.h"

#include <atomic>
#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <string>

namespace kring::http {

/// What all connections of a server share.
struct Shared {
  const Options& options;
  Application& application;
  Observer& observer;
  Upgrades* upgrades;
  Workers& workers;
  Clients& clients;
  const TrustedProxies& proxies;
  const SecurityHeaders& security;
  std::atomic<std::size_t>& open;  ///< connections, sockets that left HTTP not included
  std::atomic<std::size_t>& held;  ///< of all clients together
};

/// One connection: reads a request, has it answered, writes the answer, and begins again. Requests
/// are taken one at a time, so pipelined ones are answered in order. Lives on one I/O thread; only
/// `work`, `store_piece` and the making of an answer's pieces run elsewhere, and while they do
/// nothing else touches request and response.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  /// Counts among those that are open until it is closed.
  Connection(Tcp::socket socket, Loop& loop, const Shared& shared);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void start();
  /// Ends what has taken too long.
  void check_deadline(Loop::Time now);
  /// The server stops: ends now where no request has come, else after the answer.
  void wind_down();
  void close();
  /// How much a connection at which nothing is at work is in the way of those who want one.
  struct InTheWay {
    std::size_t of_the_same;               ///< connections of its client
    std::chrono::nanoseconds for_so_long;  ///< being read from or written to
    auto operator<=>(const InTheWay&) const = default;
  };
  /// Nothing where something is at work, or was a moment ago.
  std::optional<InTheWay> in_the_way() const;

  std::list<std::shared_ptr<Connection>>::iterator place;  ///< in the loop's list

 private:
  enum class Phase { idle, head, body, storing, working, writing, making, lingering, closed };

  void run();
  // Each takes one step and answers whether another can follow at once; false: an event will come.
  bool read_head();
  bool read_body();
  bool write();
  bool linger();

  void enter(Phase phase, std::chrono::milliseconds patience);
  void enter_without_deadline(Phase phase);
  void begin_head();
  void begin_transfer(Phase phase);
  void extend_deadline();
  bool is_crowded_out(Loop::Time now) const;
  void end_what_takes_too_long();
  void hold(std::size_t octets);
  void is_asked_by(const std::string& name);
  void leave_client();
  bool wait_for_input(std::size_t room);
  void came(error_code error, std::size_t count);

  /// From a worker: has `act` done on the I/O thread, where `self` ends. Where there is no memory
  /// even for that, the next look at the deadlines closes the connection.
  template <class Act>
  static void go_on(std::shared_ptr<Connection> self, Act act) noexcept {
    const std::weak_ptr<Connection> weak = self;
    auto& shared = self->shared_;
    try {
      auto& context = self->loop_.context();
      asio::post(context, [self = std::move(self), act = std::move(act)]() mutable {
        self->guarded([&] { act(*self); });
      });
    } catch (const std::exception& error) {
      shared.observer.threw("", error.what());
      if (const auto lost = weak.lock()) lost->lost_ = true;
    }
  }
  /// Does something on the I/O thread. Whatever goes wrong in it (no memory) is the end of this
  /// connection, and of no other.
  template <class Act>
  void guarded(const Act& act) {
    try {
      act();
    } catch (const std::exception& error) {
      shared_.observer.threw(request_.id, error.what());
      close();
    }
  }

  void begin_request();
  void answer_asterisk();
  void admit();
  void begin_body(const Admission& admission);
  bool invite_body();
  void store_piece();
  void stored(Spool::Outcome outcome);
  void dispatch();
  void refuse_overloaded();
  void work(std::shared_ptr<Connection> self);
  void hand_over();
  void leave();

  void answer(Response response);
  void answer_fault(Fault fault);
  void refuse(Fault fault);
  void ask_for_piece();
  void made(bool well, std::optional<std::string> piece);
  void finish_answer();

  Tcp::socket socket_;
  Loop& loop_;
  const Shared& shared_;
  std::string peer_;
  std::shared_ptr<Client> client_;  ///< by the peer's address until a head says more

  Phase phase_ = Phase::idle;
  Loop::Time entered_, deadline_, transfer_began_, moved_at_, request_began_, storing_since_;
  bool reading_ = false;  ///< a read is under way; there is never a second one
  bool winding_down_ = false;
  std::atomic<bool> lost_ = false;  ///< nobody will go on with it

  InputBuffer input_;
  RequestReader reader_;
  Request request_;
  std::uint64_t memory_limit_ = 0;
  std::shared_ptr<Spool> spool_;
  bool body_whole_ = false;
  std::uint64_t moved_ = 0;  ///< octets of this body, or of this answer

  Response response_;
  std::string out_head_;
  std::string_view out_body_;
  std::size_t held_ = 0;  ///< of `Shared::held`, and of what the client holds
  bool keep_alive_ = true;
  std::size_t lingered_ = 0;
};

}  // namespace kring::http
