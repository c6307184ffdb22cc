#include "platform/db/turn.h"

#include <optional>
#include <stdexcept>

namespace kring::db {
namespace {

thread_local std::optional<Turn::TimePoint> turn_until;

}  // namespace

bool turn_is_over() {
  return turn_until && std::chrono::steady_clock::now() >= *turn_until;
}

Turn::Turn(TimePoint until) {
  refuse_nesting();
  turn_until = until;
}

Turn::~Turn() {
  turn_until.reset();
}

void Turn::refuse_nesting() {
  if (turn_until) throw std::logic_error("a transaction was asked for inside a transaction");
}

}  // namespace kring::db
