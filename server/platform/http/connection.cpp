#include "platform/http/connection.h"

#include "base/refusal.h"
#include "platform/http/problem.h"
#include "platform/http/response_writer.h"

#include <algorithm>
#include <array>
#include <utility>

#include <netinet/tcp.h>

namespace kring::http {
namespace {

constexpr std::size_t head_piece = 4 * 1024;
constexpr std::size_t body_piece = 64 * 1024;
/// What a client may still send after we said our last word, before it is cut off.
constexpr std::size_t linger_limit = 4 * 1024 * 1024;
/// How much of an answer the system takes that its reader does not fetch: without this, up to 4 MiB
/// that nobody counts.
constexpr int most_unsent = 128 * 1024;

/// Gives back what it holds. Assigning an empty string keeps the room of the old one.
template <class T>
void give_back(T& what) {
  T nothing;
  std::swap(what, nothing);
}

}  // namespace

Connection::Connection(Tcp::socket socket, Loop& loop, const Shared& shared)
    : socket_(std::move(socket)), loop_(loop), shared_(shared), reader_(shared.options.head) {
  ++shared_.open;
}

Connection::~Connection() {
  if (phase_ != Phase::closed) --shared_.open;
}

void Connection::start() {
  shared_.observer.connection_opened();
  error_code error;
  const auto peer = socket_.remote_endpoint(error);
  if (!error) peer_ = peer.address().to_string();
  Head nothing_yet;
  nothing_yet.remote_address = peer_;
  is_asked_by(shared_.application.client_of(nothing_yet));
  if (!error) socket_.non_blocking(true, error);
  if (error) return close();
  socket_.set_option(Tcp::no_delay(true), error);  // failing costs time, nothing else
  setsockopt(socket_.native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &most_unsent,
             sizeof most_unsent);
  enter(Phase::idle, shared_.options.deadlines.head);
  guarded([&] { run(); });
}

void Connection::run() {
  for (bool on = true; on;) {
    switch (phase_) {
      case Phase::idle:
      case Phase::head:
        on = read_head();
        break;
      case Phase::body:
        on = read_body();
        break;
      case Phase::writing:
        on = write();
        break;
      case Phase::lingering:
        on = linger();
        break;
      case Phase::storing:
      case Phase::working:
      case Phase::making:
      case Phase::closed:
        on = false;
        break;
    }
  }
}

// Deadlines

void Connection::enter(Phase phase, std::chrono::milliseconds patience) {
  phase_ = phase;
  entered_ = std::chrono::steady_clock::now();
  deadline_ = entered_ + patience;
}

void Connection::enter_without_deadline(Phase phase) {
  phase_ = phase;
  deadline_ = Loop::Time::max();
}

void Connection::begin_head() {
  enter(Phase::head, shared_.options.deadlines.head);
  moved_ = 0;
  transfer_began_ = moved_at_ = entered_;
}

void Connection::begin_transfer(Phase phase) {
  phase_ = phase;
  moved_ = 0;
  transfer_began_ = entered_ = std::chrono::steady_clock::now();
  extend_deadline();
}

void Connection::extend_deadline() {
  const auto& deadlines = shared_.options.deadlines;
  const auto earned = transfer_began_ + deadlines.transfer +
                      std::chrono::milliseconds(moved_ * 1000 / deadlines.minimum_rate);
  moved_at_ = std::chrono::steady_clock::now();
  // What was sent fast does not pay for a long silence.
  deadline_ = std::min<Loop::Time>(earned, moved_at_ + deadlines.transfer);
}

bool Connection::is_crowded_out(Loop::Time now) const {
  const auto& deadlines = shared_.options.deadlines;
  const std::size_t held = shared_.held;
  const auto most = shared_.options.most_held;
  if (held <= most || held_ == 0) return false;
  if (client_->held <= most / 16 && held <= 2 * most) return false;
  // What was written of an answer is out of the way; what came of a request is what is in it.
  const auto rate = deadlines.minimum_rate * (phase_ == Phase::writing ? 1 : 16);
  const auto patience = deadlines.crowded * most / held * most / held;
  const auto earned = std::chrono::milliseconds(moved_ * 1000 / rate);
  return now >= moved_at_ + patience || now >= transfer_began_ + patience + earned;
}

void Connection::hold(std::size_t octets) {
  shared_.held += octets;
  client_->held += octets;
  shared_.held -= held_;
  client_->held -= std::exchange(held_, octets);
}

void Connection::is_asked_by(const std::string& name) {
  auto client = shared_.clients.of(name);
  const auto held = held_;
  leave_client();
  client_ = std::move(client);
  ++client_->connections;
  hold(held);
}

void Connection::leave_client() {
  if (!client_) return;
  hold(0);
  --client_->connections;
  client_.reset();
}

std::optional<Connection::InTheWay> Connection::in_the_way() const {
  const bool is_at_work = phase_ == Phase::working || phase_ == Phase::storing ||
                          phase_ == Phase::making || phase_ == Phase::closed;
  const auto now = std::chrono::steady_clock::now();
  const bool takes_much = client_ && client_->connections > shared_.options.max_connections / 16;
  const auto grace =
      takes_much ? std::chrono::milliseconds(0) : shared_.options.deadlines.giving_way;
  if (is_at_work || !client_ || now < entered_ + grace) return std::nullopt;
  return InTheWay{client_->connections, now - entered_};
}

void Connection::check_deadline(Loop::Time now) {
  if (lost_) return close();
  if (now < deadline_ && !is_crowded_out(now)) return;
  guarded([&] { end_what_takes_too_long(); });
}

void Connection::end_what_takes_too_long() {
  using TimedOut = Observer::TimedOut;
  switch (phase_) {
    case Phase::head:
    case Phase::body:
      shared_.observer.timed_out(phase_ == Phase::head ? TimedOut::head : TimedOut::body);
      refuse({408, "request.timed_out"});
      return run();
    case Phase::writing:
      shared_.observer.timed_out(TimedOut::writing);
      return close();
    case Phase::idle:
      shared_.observer.timed_out(TimedOut::idle);
      return close();
    case Phase::lingering:
      return close();
    case Phase::storing:
    case Phase::working:
    case Phase::making:
    case Phase::closed:
      return;
  }
}

void Connection::wind_down() {
  winding_down_ = true;
  if (phase_ == Phase::idle) return close();
  if (phase_ != Phase::head) return;
  guarded([&] {
    refuse({503, "overloaded"});
    run();
  });
}

// Input

/// Answers false, as a step that cannot go on: `came` will.
bool Connection::wait_for_input(std::size_t room) {
  if (reading_) return false;
  reading_ = true;
  socket_.async_read_some(asio::buffer(input_.make_room(room), room),
                          [self = shared_from_this()](error_code error, std::size_t count) {
                            self->guarded([&] { self->came(error, count); });
                          });
  return false;
}

void Connection::came(error_code error, std::size_t count) {
  reading_ = false;
  input_.came(count);
  // An answer on its way (to what timed out) is still written, even if the client says no more.
  if (phase_ == Phase::writing || phase_ == Phase::making) return;
  error ? close() : run();
}

bool Connection::read_head() {
  const auto progress = reader_.read_head(input_.unread());
  input_.drop(progress.used);
  switch (progress.step) {
    case RequestReader::Step::refused:
      refuse(reader_.fault());
      return true;
    case RequestReader::Step::done:
      begin_request();
      return true;
    case RequestReader::Step::more:
      break;
  }
  if (phase_ == Phase::idle && !input_.empty()) begin_head();
  hold(phase_ == Phase::idle ? 0 : input_.room());
  return wait_for_input(head_piece);
}

bool Connection::read_body() {
  const auto progress = reader_.read_body(input_.unread(), request_.body);
  input_.drop(progress.used);
  if (progress.step == RequestReader::Step::refused) {
    refuse(reader_.fault());
    return true;
  }
  moved_ += progress.used;
  extend_deadline();
  hold(input_.room() + request_.body.capacity());
  body_whole_ = progress.step == RequestReader::Step::done;
  // More comes before the next look at the deadlines than that look could mend.
  const auto most = shared_.options.most_held;
  if (!body_whole_ && shared_.held > 4 * most && client_->held > most / 16) {
    shared_.observer.overloaded();
    refuse({503, "overloaded"});
    return true;
  }
  const bool to_disk = spool_ || request_.body.size() > memory_limit_;
  if (to_disk && (body_whole_ || request_.body.size() >= body_piece)) {
    store_piece();
    return false;
  }
  // Whoever sends little gets little room.
  if (!body_whole_) return wait_for_input(std::clamp<std::size_t>(moved_, head_piece, body_piece));
  dispatch();
  return true;
}

bool Connection::linger() {
  // What timed out is still being read, into that buffer.
  if (reading_) return false;
  lingered_ += input_.unread().size();
  input_.drop(input_.unread().size());
  input_.shrink(head_piece);
  if (lingered_ <= linger_limit) return wait_for_input(head_piece);
  close();
  return false;
}

// Output

bool Connection::write() {
  const std::uint64_t whole = out_head_.size() + out_body_.size();
  while (moved_ < whole) {
    const auto in_head = std::min<std::size_t>(moved_, out_head_.size());
    const auto in_body = moved_ - in_head;
    const std::array buffers{
        asio::const_buffer(out_head_.data() + in_head, out_head_.size() - in_head),
        asio::const_buffer(out_body_.data() + in_body, out_body_.size() - in_body)};
    error_code error;
    const auto count = socket_.write_some(buffers, error);
    if (error == asio::error::would_block) {
      socket_.async_wait(Tcp::socket::wait_write, [self = shared_from_this()](error_code failed) {
        self->guarded([&] { failed ? self->close() : self->run(); });
      });
      return false;
    }
    if (error) {
      close();
      return false;
    }
    moved_ += count;
    extend_deadline();
  }
  if (response_.pieces) {
    ask_for_piece();
    return false;
  }
  finish_answer();
  if (phase_ != Phase::idle || input_.empty()) return true;
  // The next request is here already: others have their turn before it.
  asio::post(loop_.context(), [self = shared_from_this()] { self->guarded([&] { self->run(); }); });
  return false;
}

void Connection::ask_for_piece() {
  enter_without_deadline(Phase::making);
  shared_.workers.post(client_, [self = shared_from_this()]() mutable {
    bool well = true;
    std::optional<std::string> piece;
    try {
      do {
        piece = self->response_.pieces();
      } while (piece && piece->empty());
    } catch (const Refusal&) {
      well = false;  // who was given the first ones may not have the others: nothing has failed
    } catch (const std::exception& error) {
      self->shared_.observer.threw(self->request_.id, error.what());
      well = false;
    }
    go_on(std::move(self), [well, piece = std::move(piece)](Connection& connection) mutable {
      connection.made(well, std::move(piece));
    });
  });
}

void Connection::made(bool well, std::optional<std::string> piece) {
  // Without the last chunk, and without a word: the status is long gone.
  if (!well) return close();
  const bool chunked = reader_.http_1_1();
  if (!piece) response_.pieces = {};
  out_head_ = !chunked ? std::move(piece).value_or("")
              : piece  ? write_chunk(*piece)
                       : std::string(last_chunk);
  out_body_ = {};
  hold(out_head_.size());
  begin_transfer(Phase::writing);
  run();
}

void Connection::answer(Response response) {
  if (!may_send(response)) {
    shared_.observer.threw(request_.id, "an answer with a status or a field that cannot be sent");
    response = problem({500, "failed"}, request_.id);
  }
  response_ = std::move(response);
  // Before HTTP/1.1 nothing but the end of the connection tells where pieces end.
  keep_alive_ = keep_alive_ && !winding_down_ && (!response_.pieces || reader_.http_1_1());
  out_head_ = write_head(response_, {.date = loop_.date(),
                                     .request_id = request_.id,
                                     .defaults = &shared_.security.for_answer(request_.secure),
                                     .keep_alive = keep_alive_,
                                     .http_1_1 = reader_.http_1_1()});
  out_body_ = body_to_send(response_, request_.method);
  if (!sends_pieces(response_, request_.method)) response_.pieces = {};
  give_back(request_.body);
  // Of a body that many share, what the system keeps for this one.
  hold(input_.room() + response_.body.size() +
       (response_.shared_body ? std::min<std::size_t>(out_body_.size(), most_unsent) : 0));
  begin_transfer(Phase::writing);
  shared_.observer.responded(response_.status, transfer_began_ - request_began_);
}

/// Says no, and can go on: the request was read to its end.
void Connection::answer_fault(Fault fault) {
  auto response = problem(fault, request_.id);
  shared_.observer.refused({.fault = fault,
                            .request = request_.id,
                            .took = std::chrono::steady_clock::now() - request_began_,
                            .octets = response.body.size()});
  answer(std::move(response));
}

void Connection::refuse(Fault fault) {
  if (request_.id.empty()) {
    request_.id = loop_.request_id();
    request_began_ = std::chrono::steady_clock::now();
  }
  keep_alive_ = false;
  answer_fault(fault);
}

void Connection::finish_answer() {
  // Removing a large file takes a while, so it is not done on this thread.
  if (spool_)
    shared_.workers.post(client_, [spool = std::move(spool_)]() mutable { spool.reset(); });
  give_back(request_);
  give_back(response_);
  give_back(out_head_);
  out_body_ = {};
  hold(0);
  if (keep_alive_) {
    reader_.restart();
    input_.shrink(head_piece);
    return enter(Phase::idle, shared_.options.deadlines.idle);
  }
  // Closing while octets are unread resets the connection, and the client may lose our answer.
  error_code gone_already;
  socket_.shutdown(Tcp::socket::shutdown_send, gone_already);
  enter(Phase::lingering, shared_.options.deadlines.linger);
}

void Connection::close() {
  if (phase_ == Phase::closed) return;
  error_code ignored;  // a socket that cannot be closed is gone as well
  socket_.close(ignored);
  leave();
}

void Connection::leave() {
  phase_ = Phase::closed;
  leave_client();
  --shared_.open;
  shared_.observer.connection_closed();
  loop_.remove(*this);
}

}  // namespace kring::http
