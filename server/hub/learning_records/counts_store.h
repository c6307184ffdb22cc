#pragma once

#include "hub/learning_records/counts.h"
#include "platform/db/tx.h"

#include <functional>

namespace kring::learning_records::store {

struct CountRow {
  CountKind kind{};
  std::int64_t what = 0;
  ClientId client;  ///< none where all are counted together
  std::string iri;
  std::int64_t number = 0;
  std::int64_t digits = 0;
};

/// Adds the numbers to what is counted, and returns how these rows stand now.
std::vector<CountRow> change_counts(Tx& tx, const std::vector<CountRow>& changes);
void set_digits(Tx& tx, const CountRow& row);
void remove_count(Tx& tx, const CountRow& row);
void remove_all_counts(Tx& tx);
std::int64_t remove_hours_before(Tx& tx, Time hour);

struct Counted {
  std::int64_t what = 0;
  std::string iri;
  std::int64_t number = 0;
  BOOST_DESCRIBE_CLASS(Counted, (), (what, iri, number), (), ())
};
/// What there is most of, of the kinds that are counted for all clients together.
std::vector<Counted> most_counted(Tx& tx, CountKind kind, std::size_t most);
/// Of one mark.
std::int64_t count_of(Tx& tx, CountKind kind, std::int64_t what);
/// The last weeks, all clients together, the newest first.
std::vector<Counted> weeks(Tx& tx, std::size_t most);
/// Everything that is not voided, by client (`what`).
std::vector<Counted> by_client(Tx& tx);
struct HourRow {
  ClientId client;
  Time from;
  std::int64_t number = 0;
  BOOST_DESCRIBE_CLASS(HourRow, (), (client, from, number), (), ())
};
/// What arrived, by client and hour.
std::vector<HourRow> hours_since(Tx& tx, Time hour);
/// The marks of the actors whose last bits these are.
std::vector<Mark> actors_with_bits(Tx& tx, std::int64_t bits);

/// Up to where statements are counted, up to where they came without the mark of their success, and
/// how often some were written anew (rewriting.h).
struct CountingPlace {
  std::int64_t reached = 0;
  std::int64_t unmarked = 0;
  std::int64_t rewritten = 0;
  bool operator==(const CountingPlace&) const = default;
  BOOST_DESCRIBE_CLASS(CountingPlace, (), (reached, unmarked, rewritten), (), ())
};
CountingPlace counting_place(Tx& tx);
void set_counted_up_to(Tx& tx, std::int64_t reached);

struct LoggedStatement {
  std::int64_t seq = 0;
  Time stored_at;
  ClientId client;
  std::string_view text;  ///< for the length of the call
};
/// Calls `on_statement` with the next ones of the log up to `last`, voided or not: with as many as
/// are read at once (`PortionEnd`). Says whether there may be more.
bool each_after(Tx& tx, std::int64_t seq, std::int64_t last, std::size_t most,
                const std::function<void(const LoggedStatement&)>& on_statement);
/// Which of those behind `after` and up to `last` are voided.
std::vector<std::int64_t> voided_between(Tx& tx, std::int64_t after, std::int64_t last);

}  // namespace kring::learning_records::store
