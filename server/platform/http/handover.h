#pragma once

#include "platform/http/asio.h"
#include "platform/http/observer.h"
#include "platform/http/request.h"
#include "platform/http/workers.h"

#include <memory>
#include <string>

namespace kring::http {

/// A connection on its way out of HTTP. Server, workers and observer outlive what is made of it.
struct Handover {
  Tcp::socket socket;  ///< all its handlers run on one thread
  std::string unread;  ///< octets that came behind the request
  Request request;
  Workers& workers;
  std::shared_ptr<Client> client;  ///< whose request it was
  Observer& observer;
  /// To be kept as long as the connection is used: the server's stop waits for its end.
  std::shared_ptr<void> presence;
};

}  // namespace kring::http
