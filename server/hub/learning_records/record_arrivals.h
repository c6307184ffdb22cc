#pragma once

#include "hub/learning_records/records.h"

/// How much arrives, and when each client was last heard.
namespace kring::learning_records {

struct RecordsOfHour {
  Time from;
  std::int64_t number = 0;
  BOOST_DESCRIBE_CLASS(RecordsOfHour, (), (from, number), (), ())
};

struct ClientArrivals {
  ClientId id;
  std::string name;
  bool revoked = false;
  std::optional<Time> heard_at;      ///< asked anything at all; the house never does
  std::vector<RecordsOfHour> hours;  ///< those in which something was stored, the first first
  BOOST_DESCRIBE_CLASS(ClientArrivals, (), (id, name, revoked, heard_at, hours), (), ())
};

/// What was stored in whole hours (UTC) from `from` until now, voided meanwhile or not.
struct RecordArrivals {
  Time from;
  Time now;
  std::vector<ClientArrivals> items;  ///< the newest client first; the house last, if it told any
  BOOST_DESCRIBE_CLASS(RecordArrivals, (), (from, now, items), (), ())
};

inline constexpr auto arrivals_told = std::chrono::hours(24 * 14);

RecordArrivals record_arrivals(Tx& tx);

}  // namespace kring::learning_records
