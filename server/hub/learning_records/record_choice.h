#pragma once

#include "hub/learning_records/statements.h"
#include "platform/json/limits.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

/// Which records an administrator wants to see, count or take along.
namespace kring::learning_records {

/// Each says less of them; absent: all.
struct RecordChoice {
  static constexpr std::array limits{json::Limit{"verb", {}, 2000},
                                     json::Limit{"activity", {}, 2000},
                                     json::Limit{"actor", {}, 40}};
  std::optional<ClientId> client;
  std::optional<std::string> verb;      ///< an IRI
  std::optional<std::string> activity;  ///< an IRI: what the statement is about
  std::optional<std::string> actor;     ///< a pseudonym of somebody who acted in some record
  std::optional<Time> since;            ///< stored then or later
  std::optional<Time> until;            ///< stored before
  std::optional<bool> success;          ///< what the result says
  BOOST_DESCRIBE_CLASS(RecordChoice, (), (client, verb, activity, actor, since, until, success), (),
                       ())
};

/// The same in marks and places in the log, both left out.
struct Chosen {
  std::vector<std::vector<Mark>> marks;
  std::int64_t above = 0;
  std::int64_t below = INT64_MAX;
};

/// Nothing where nobody bears the pseudonym, so that nothing can fit.
std::optional<Chosen> chosen(Tx& tx, const RecordChoice& choice);

/// How many there are, as far as they are counted.
struct RecordNumber {
  std::int64_t number = 0;
  bool more = false;  ///< there are more than `number`, which is `most_numbered` then
  BOOST_DESCRIBE_CLASS(RecordNumber, (), (number, more), (), ())
};
inline constexpr std::int64_t most_numbered = 100'000;
RecordNumber number_of_records(Tx& tx, const RecordChoice& choice);

}  // namespace kring::learning_records
