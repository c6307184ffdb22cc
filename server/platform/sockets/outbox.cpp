#include "platform/sockets/outbox.h"

namespace kring::sockets {

Outbox::Put Outbox::put(Text text) {
  const std::lock_guard lock(mutex_);
  if (closed_) return Put::closed;
  const bool has_room = waiting_.empty() ||
                        (waiting_.size() < messages_ && octets_waiting_ + text->size() <= octets_);
  if (!has_room) {
    closed_ = true;
    waiting_.clear();
    octets_waiting_ = 0;
    return Put::full;
  }
  octets_waiting_ += text->size();
  waiting_.push_back(std::move(text));
  const bool first = !writing_;
  writing_ = true;
  return first ? Put::first : Put::behind;
}

bool Outbox::close() {
  const std::lock_guard lock(mutex_);
  const bool was_open = !closed_;
  closed_ = true;
  return was_open;
}

Outbox::Text Outbox::take() {
  const std::lock_guard lock(mutex_);
  if (waiting_.empty()) {
    writing_ = false;
    return nullptr;
  }
  Text text = std::move(waiting_.front());
  waiting_.pop_front();
  octets_waiting_ -= text->size();
  return text;
}

bool Outbox::closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

}  // namespace kring::sockets
