#pragma once

// Asio is compiled once, in asio.cpp; every file that needs it comes through here.
#define BOOST_ASIO_SEPARATE_COMPILATION
#define BOOST_ASIO_NO_DEPRECATED
#ifdef __SANITIZE_THREAD__
// The sanitizer does not understand Asio's stand-alone fences; its queues lock in any case.
#define BOOST_ASIO_DISABLE_FENCED_BLOCK
#endif

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

namespace kring::http {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;
using boost::system::error_code;

}  // namespace kring::http
