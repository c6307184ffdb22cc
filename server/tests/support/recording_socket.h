#pragma once

#include "platform/sockets/socket.h"

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace kring::testing_support {

/// An open page's end of the line that remembers what it was told. For one thread.
class RecordingSocket : public sockets::Socket {
 public:
  void send(std::shared_ptr<const std::string> text) override {
    if (closed_with == 0) heard.push_back(boost::json::parse(*text));
  }
  void close(int code, std::string_view) override {
    if (closed_with == 0) closed_with = code;
  }

  std::vector<boost::json::value> heard;
  int closed_with = 0;  ///< the close code; 0 while it is open
};

}  // namespace kring::testing_support
