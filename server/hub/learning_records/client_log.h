#pragma once

#include "base/refusal.h"
#include "hub/learning_records/clients.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace kring::learning_records {

/// What clients do lately, for whoever connects them: when each was last heard, and which rules
/// what it sent broke.
///
/// It is counted in memory and written now and then, after the request and beside it: a refused
/// request changes nothing, and ten thousand an hour of one kind are one row. What was counted
/// since the last time is lost where the process is killed. Of what was sent nothing is kept, since
/// people stand in it: the code, the rule and a path made of xAPI's own words.
class ClientLog {
 public:
  void heard(ClientId client, Time now);
  /// Without a client where nobody was recognised yet.
  void refused(std::optional<ClientId> client, const Refusal& refusal, Time now);

  /// Writes what was counted since the last time, after whoever is doing so now: then all that was
  /// counted before the call is written. What cannot be written is kept for the next.
  void flush(Database& database, db::Priority priority = db::Priority::background);

  /// So many different refusals are remembered between two times of writing; others are counted
  /// for their code alone.
  static constexpr std::size_t most_remembered = 1000;

 private:
  struct Key {
    ClientId client;
    Time hour;
    std::string code, rule, path;
    auto operator<=>(const Key&) const = default;  // NOLINT(modernize-use-nullptr)
  };
  struct Times {
    std::int64_t number = 0;
    Time last;
  };
  struct Counted {
    std::map<ClientId, Time> heard;
    std::map<Key, Times> refused;

    void add(const Key& key, const Times& times);
    void add(const Counted& other);
  };

  static void write(Tx& tx, const Counted& counted);

  std::mutex writing_;  ///< taken before `mutex_`
  std::mutex mutex_;
  Counted counted_;
};

/// A path of a refused statement without what anybody chose: its place in the list and names that
/// are not xAPI's left out. "/context/extensions/…" of
/// "/3/context/extensions/http:~1~1noor.example".
std::string path_in_words_of_xapi(std::string_view path);

/// Refusals are kept that long, and that many different ones of a client.
inline constexpr auto refusals_kept = std::chrono::hours(24 * 14);
inline constexpr std::size_t most_refusals = 1000;
std::int64_t forget_old_refusals(Tx& tx);

}  // namespace kring::learning_records
