#include "platform/db/postgres_sequencer.h"

#include <array>
#include <cstdint>
#include <system_error>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace kring::db {
namespace {

constexpr const char* number_all =
    "BEGIN ISOLATION LEVEL READ COMMITTED;"
    "SELECT pg_advisory_xact_lock(7308324466020251511);"
    "WITH taken AS (DELETE FROM journal_pending RETURNING xid, ordinal, line)"
    " INSERT INTO journal_numbers (seq, line)"
    " SELECT (SELECT coalesce(max(seq), 0) FROM journal_numbers)"
    " + row_number() OVER (ORDER BY xid, ordinal), line FROM taken;"
    "NOTIFY kring_journal;"
    "COMMIT";

bool take_notifications(PGconn* connection) {
  bool any = false;
  while (PGnotify* const notification = PQnotifies(connection)) {
    PQfreemem(notification);
    any = true;
  }
  return any;
}

}  // namespace

PostgresSequencer::PostgresSequencer(const PostgresOptions& options, const JournalGrowth& growth)
    : options_(options), growth_(growth), wake_up_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (wake_up_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
  thread_ = std::thread([this] { run(); });
}

PostgresSequencer::~PostgresSequencer() {
  ending_ = true;
  wake();
  thread_.join();
  close(wake_up_);
}

void PostgresSequencer::wake() {
  // It fails only when the counter is full, and then the sequencer is awake anyway.
  [[maybe_unused]] const int failed = eventfd_write(wake_up_, 1);
}

void PostgresSequencer::number(PostgresConnection& connection) {
  if (connection.run("SELECT EXISTS (SELECT FROM journal_pending)") != "t") return;
  connection.run(number_all);
}

void PostgresSequencer::run() {
  while (!ending_) {
    try {
      serve();
    } catch (const std::exception& failure) {
      options_.observer.trouble(failure.what());
      pause();
    }
  }
}

void PostgresSequencer::serve() {
  PostgresConnection connection(options_);
  connection.run(std::string("LISTEN ") + channel);
  number(connection);
  growth_.announce();  // lines may have come before we listened
  while (!ending_) {
    if (wait(connection) != Reason::notified) number(connection);
    if (take_notifications(connection.handle())) growth_.announce();
  }
}

PostgresSequencer::Reason PostgresSequencer::wait(PostgresConnection& connection) {
  // What the last statement's answer brought along is no longer on the socket.
  if (take_notifications(connection.handle())) growth_.announce();
  std::array<pollfd, 2> watched{
      {{PQsocket(connection.handle()), POLLIN, 0}, {wake_up_, POLLIN, 0}}};
  if (poll(watched.data(), watched.size(), static_cast<int>(look_again.count())) == 0)
    return Reason::late;
  eventfd_t woken = 0;
  if (eventfd_read(wake_up_, &woken) == 0) return Reason::woken;
  if (PQconsumeInput(connection.handle()) == 0)
    throw ConnectionLost(PQerrorMessage(connection.handle()));
  return Reason::notified;
}

void PostgresSequencer::pause() {
  pollfd watched{wake_up_, POLLIN, 0};
  if (!ending_) poll(&watched, 1, static_cast<int>(look_again.count()));
  eventfd_t woken = 0;
  eventfd_read(wake_up_, &woken);
}

}  // namespace kring::db
