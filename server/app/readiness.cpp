#include "app/readiness.h"

#include "hub/inlet/inlet.h"
#include "hub/learning_records/echoes_set_aside.h"
#include "platform/journal/cursors.h"
#include "platform/log/log.h"

namespace kring::app {
namespace {

std::string remark(std::int64_t number, std::string_view sentence) {
  return number == 0 ? "" : std::to_string(number).append(" ").append(sentence).append("\n");
}

}  // namespace

Readiness readiness(Database& database, const journal::Followers& followers) {
  try {
    return database.read([&](Tx& tx) {
      const auto removals = journal::parked_removals(tx, followers.all());
      const auto lines = static_cast<std::int64_t>(journal::parked_lines(tx).size());
      return Readiness{
          remark(removals,
                 "lines that take something away could not be handled:"
                 " `kring journal parked` lists them."),
          remark(lines - removals,
                 "lines could not be handled: `kring journal parked` lists them.") +
              remark(inlet::number_parked(tx),
                     "reported completions could not be taken in: `kring inlet parked` lists"
                     " them.") +
              remark(learning_records::number_of_echoes_set_aside(tx),
                     "removed records are still found by what refers to them:"
                     " `kring records parked` lists them.")};
    });
  } catch (const std::exception& failure) {
    log::warning("hub.not_ready", {{"reason", failure.what()}});
    return {"The database does not answer.\n", {}};
  }
}

}  // namespace kring::app
