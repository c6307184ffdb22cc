#pragma once

#include "platform/http/handover.h"
#include "platform/sockets/gate.h"

#include <functional>
#include <memory>

namespace kring::sockets {

/// Makes the handshake on a connection and keeps the socket until it closes. Call on the
/// connection's I/O thread. `ended` is called once, there, when nothing more will come of it.
std::shared_ptr<Socket> open_socket(http::Handover handover, Listener& listener,
                                    const Options& options, std::function<void()> ended);

}  // namespace kring::sockets
