#pragma once

#include "base/id.h"
#include "base/time.h"
#include "platform/db/tx.h"

#include <optional>
#include <string>
#include <string_view>

#include <boost/describe/class.hpp>

/// Work for later, kept in the database: it happens at least once, crash or not. Effects outside
/// our database (mail, push) carry the job's id as their idempotency key.
namespace kring::jobs {

using JobId = Id<struct JobTag>;

struct NewJob {
  std::string_view kind;
  std::string payload = "{}";            ///< small JSON: ids, never text a person wrote
  std::optional<Time> run_at = {};       ///< not before; now where absent
  std::optional<std::string> once = {};  ///< at most one job with this key, ever since 30 days
};

/// Adds a job in this transaction. False where one with its `once` key is there already.
bool enqueue(Tx& tx, const NewJob& job);

struct Job {
  JobId id;
  std::string kind;
  std::string payload;
  std::int64_t attempts = 0;  ///< this one counted; no two who take it have the same number
  BOOST_DESCRIBE_CLASS(Job, (), (id, kind, payload, attempts), (), ())
};

/// Takes the next job that is due, leased until `until`, so that no other node takes it too. A
/// worker that dies leaves it to be taken again then.
std::optional<Job> take(Tx& tx, Time until);

/// It is done. Like `put_back`, this says nothing of a job whose lease ended and which somebody
/// else has taken since.
void finish(Tx& tx, const Job& job);
/// Puts it back for a later try, or, where `again` is absent, sets it aside as failed.
void put_back(Tx& tx, const Job& job, std::string_view error, std::optional<Time> again);

/// Removes jobs that were done 30 days ago: before that they keep others from being done twice.
std::int64_t forget_done(Tx& tx);

/// When the oldest job that is due was to run; absent where none waits.
std::optional<Time> oldest_due(Tx& tx);

std::int64_t failed_jobs(Tx& tx);

}  // namespace kring::jobs
