#pragma once

#include "hub/learning_records/records.h"

/// How much there is of what, for people.
namespace kring::learning_records {

struct RecordCount {
  std::string name;               ///< in words; of a person the pseudonym
  std::optional<std::string> id;  ///< to narrow the list by; absent for an address of over 1,000
  std::int64_t number = 0;
  BOOST_DESCRIBE_CLASS(RecordCount, (), (name, id, number), (), ())
};

struct RecordsOfWeek {
  Time from;  ///< Monday 0:00 UTC
  std::int64_t number = 0;
  BOOST_DESCRIBE_CLASS(RecordsOfWeek, (), (from, number), (), ())
};

/// Of verbs, activities and actors those of which there is most, of weeks the last. Voided
/// statements do not count.
struct RecordCounts {
  std::int64_t total = 0;
  std::int64_t most = 0;  ///< so many of each are told, if there are as many
  std::vector<RecordCount> verbs, activities, actors, clients;
  std::vector<RecordsOfWeek> weeks;
  std::int64_t succeeded = 0, failed = 0;
  std::int64_t uncounted = 0;  ///< statements that came since, or have yet to be counted anew
  BOOST_DESCRIBE_CLASS(RecordCounts, (),
                       (total, most, verbs, activities, actors, clients, weeks, succeeded, failed,
                        uncounted),
                       (), ())
};

inline constexpr std::size_t most_told = 20;
inline constexpr std::size_t weeks_told = 26;

/// Counts no statement. Reads of each client a row for each week, and of the rest those rows whose
/// number has as many digits as that of the last one told, or more: those are found by an index,
/// which knows the digits alone.
RecordCounts record_counts(Tx& tx, i18n::Language language);

}  // namespace kring::learning_records
