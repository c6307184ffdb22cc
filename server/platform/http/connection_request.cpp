// The middle of a connection's life: from a head that was read to somebody's answer.

#include "platform/http/connection.h"
#include "platform/http/handover.h"
#include "platform/http/origin.h"

namespace kring::http {

void Connection::begin_request() {
  request_began_ = std::chrono::steady_clock::now();
  static_cast<Head&>(request_) = std::move(reader_.head());
  request_.id = loop_.request_id();
  shared_.proxies.identify(request_, peer_,
                           is_asked_over_tls(shared_.options.public_origin, request_));
  is_asked_by(shared_.application.client_of(request_));
  const Framing& framing = reader_.framing();
  keep_alive_ = framing.keep_alive;
  body_whole_ = !framing.chunked && framing.length == 0;

  if (request_.path == "*") return answer_asterisk();
  if (shared_.upgrades != nullptr && shared_.upgrades->owns(request_.path)) {
    if (!body_whole_) return refuse({413, "body.too_large"});
    if (!reader_.http_1_1()) return refuse({505, "request.version_unsupported"});
    return dispatch();
  }
  admit();
}

/// `OPTIONS *` asks what the server can do at all.
void Connection::answer_asterisk() {
  Response response{.status = 204, .headers = {}, .body = {}, .shared_body = {}};
  response.headers.add("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
  keep_alive_ = keep_alive_ && body_whole_;
  answer(std::move(response));
}

void Connection::admit() {
  Admission admission;
  try {
    admission = shared_.application.admit(request_);
  } catch (const std::exception& error) {
    shared_.observer.threw(request_.id, error.what());
    return refuse({500, "failed"});
  }
  if (admission.answer) {
    keep_alive_ = keep_alive_ && body_whole_;
    return answer(std::move(*admission.answer));
  }
  body_whole_ ? dispatch() : begin_body(admission);
}

void Connection::begin_body(const Admission& admission) {
  const Framing& framing = reader_.framing();
  if (framing.length > admission.body_limit || (framing.chunked && admission.body_limit == 0))
    return refuse({413, "body.too_large"});
  reader_.allow_body(admission.body_limit);
  memory_limit_ = admission.memory_limit;
  begin_transfer(Phase::body);
  if (framing.expects_continue && input_.empty() && !invite_body()) close();
}

bool Connection::invite_body() {
  constexpr std::string_view invitation = "HTTP/1.1 100 Continue\r\n\r\n";
  error_code error;
  // Not finished asynchronously: whoever has no room for 25 octets did not read our last answer.
  return socket_.write_some(asio::buffer(invitation), error) == invitation.size();
}

void Connection::store_piece() {
  enter_without_deadline(Phase::storing);
  storing_since_ = std::chrono::steady_clock::now();
  if (!spool_) spool_ = std::make_shared<Spool>();
  shared_.workers.post(client_, [self = shared_from_this()]() mutable {
    const auto outcome =
        self->spool_->write(self->shared_.options.spool_folder, self->request_.body);
    self->request_.body.clear();
    go_on(std::move(self), [outcome](Connection& connection) { connection.stored(outcome); });
  });
}

void Connection::stored(Spool::Outcome outcome) {
  switch (outcome) {
    case Spool::Outcome::disk_full:
      refuse({507, "storage_full"});
      break;
    case Spool::Outcome::failed:
      shared_.observer.threw(request_.id, "a body could not be written to a file");
      refuse({500, "failed"});
      break;
    case Spool::Outcome::written:
      if (body_whole_) {
        request_.spooled = spool_->path();
        dispatch();
        break;
      }
      // A slow disk is not the client's fault.
      transfer_began_ += std::chrono::steady_clock::now() - storing_since_;
      phase_ = Phase::body;
      extend_deadline();
  }
  run();
}

void Connection::dispatch() {
  enter_without_deadline(Phase::working);
  // Each gives its hold on the connection back to the I/O thread, so that it ends there.
  shared_.workers.post_or_refuse(
      client_,
      [self = shared_from_this()]() mutable {
        Connection& connection = *self;
        connection.work(std::move(self));
      },
      [self = shared_from_this()]() mutable {
        go_on(std::move(self), [](Connection& connection) { connection.refuse_overloaded(); });
      });
}

void Connection::refuse_overloaded() {
  shared_.observer.overloaded();
  answer_fault({503, "overloaded"});
  run();
}

void Connection::work(std::shared_ptr<Connection> self) {
  std::optional<Fault> fault;
  try {
    if (shared_.upgrades != nullptr && shared_.upgrades->owns(request_.path)) {
      fault = shared_.upgrades->refuse(request_);
      if (!fault)
        return go_on(std::move(self), [](Connection& connection) { connection.hand_over(); });
    } else {
      response_ = shared_.application.handle(request_);
    }
  } catch (const std::exception& error) {
    shared_.observer.threw(request_.id, error.what());
    fault = Fault{500, "failed"};
  }
  go_on(std::move(self), [fault](Connection& connection) {
    fault ? connection.answer_fault(*fault) : connection.answer(std::move(connection.response_));
    connection.run();
  });
}

void Connection::hand_over() {
  const bool has_enough = client_->sockets >= shared_.options.sockets_of_one;
  if (has_enough) shared_.observer.socket_refused();
  if (winding_down_ || has_enough) {
    refuse({503, "overloaded"});
    return run();
  }
  Handover handover{std::move(socket_),
                    std::string(input_.unread()),
                    std::move(request_),
                    shared_.workers,
                    client_,
                    shared_.observer,
                    loop_.presence()};
  leave();
  shared_.upgrades->take(std::move(handover));
}

}  // namespace kring::http
