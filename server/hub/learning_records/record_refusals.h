#pragma once

#include "hub/learning_records/records.h"
#include "platform/api/cursor.h"

#include <array>
#include <optional>
#include <string>

/// What clients sent that was refused, for people.
namespace kring::learning_records {

using RecordRefusalId = Id<struct RecordRefusalTag>;

/// One rule that a client broke within one hour.
struct RecordRefusal {
  RecordRefusalId id;
  std::optional<ClientId> client;          ///< absent: came without a key that is known
  std::optional<std::string> client_name;  ///< absent likewise
  Time from;                               ///< when the hour began
  Time last_at;
  std::int64_t number = 0;  ///< of refused requests
  std::string code;         ///< as the client got it
  std::string title;        ///< the same in words
  std::optional<std::string> rule;
  std::optional<std::string> path;  ///< "/actor/mbox"; what is not xAPI's own word is "…"
  BOOST_DESCRIBE_CLASS(RecordRefusal, (),
                       (id, client, client_name, from, last_at, number, code, title, rule, path),
                       (), ())
};

struct RefusalFilter {
  static constexpr std::array limits{api::cursor_limit};
  std::optional<std::string> after;
  std::optional<ClientId> client;
  BOOST_DESCRIBE_CLASS(RefusalFilter, (), (after, client), (), ())
};

/// The last first.
Page<RecordRefusal> record_refusals(Tx& tx, i18n::Language language, const RefusalFilter& filter);

}  // namespace kring::learning_records
