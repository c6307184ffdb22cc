#pragma once

#include "base/id.h"
#include "base/time.h"
#include "platform/db/tx.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

/// Work for later, kept in the database: it happens at least once, crash or not. Effects outside
/// our database (mail, push) carry the job's id as their idempotency key.
namespace kring::jobs {

using JobId = Id<struct JobTag>;

struct NewJob {
  std::string_view kind;
  std::string payload = "{}";       ///< small JSON: ids, never text a person wrote
  std::optional<Time> run_at = {};  ///< not before; now where absent
  /// No other job with this key is added while one waits, nor in the 30 days after it was done or
  /// set aside.
  std::optional<std::string> once = {};
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

/// Takes the next job that is due, leased until `until`, so that no other node takes it before.
/// From then on anybody may, whether the worker died or is slow: it is done at least once, not
/// once.
std::optional<Job> take(Tx& tx, Time until);

/// Asks for the rest of a job in another one like it, so that others get their turn. False where
/// one of its kind waits already in nobody's hands: that one does the rest too. Of one in
/// somebody's hands nobody knows whether they still live.
bool enqueue_rest(Tx& tx, const Job& job);

/// It is done. Like `put_back`, this says nothing of a job whose lease ended and which somebody
/// else has taken since.
void finish(Tx& tx, const Job& job);
/// Puts it back for a later try, or, where `again` is absent, sets it aside as failed.
void put_back(Tx& tx, const Job& job, std::string_view error, std::optional<Time> again);

enum class JobState { waiting, failed };
BOOST_DESCRIBE_ENUM(JobState, waiting, failed)

/// A job that did not go as it should: it failed once or more, and comes back or was set aside; or
/// it has been due for a minute, and nobody takes it.
struct TroubledJob {
  JobId id;
  std::string kind;
  JobState state = JobState::waiting;
  std::int64_t attempts = 0;
  Time run_at;                      ///< when it is, or was, to run
  std::optional<Time> finished_at;  ///< when it was set aside
  std::optional<std::string> last_error;
  BOOST_DESCRIBE_CLASS(TroubledJob, (),
                       (id, kind, state, attempts, run_at, finished_at, last_error), (), ())
};
/// Those with an id below this one, the newest first.
std::vector<TroubledJob> troubled_before(Tx& tx, JobId id, std::size_t limit);

/// Has it run as soon as it can; one that was set aside, as if it had never failed, under the same
/// id. Nothing of one that is done or in somebody's hands; false where there is none.
bool try_again(Tx& tx, JobId id);

/// Removes jobs that were done or set aside more than 30 days ago. Until then they keep others with
/// their key away, and those that were set aside are counted by `failed_jobs`.
std::int64_t forget_finished(Tx& tx);

/// When the oldest job that is due was to run; absent where none waits.
std::optional<Time> oldest_due(Tx& tx);

/// Those that were set aside and are not yet forgotten.
std::int64_t failed_jobs(Tx& tx);

}  // namespace kring::jobs
