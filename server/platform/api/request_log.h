#pragma once

#include "platform/api/observer.h"

namespace kring::api {

/// One line in the log for every request, and one for every failure of our own. Passes on what it
/// hears, so that metrics hear it too.
class RequestLog : public Observer {
 public:
  explicit RequestLog(Observer* next = nullptr) : next_(next) {}
  void answered(const Answered& answer) override;
  void failed(std::string_view request, std::string_view what) override;

 private:
  Observer* next_;
};

}  // namespace kring::api
