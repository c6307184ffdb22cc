#pragma once

#include "hub/learning_records/clients.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace kring::learning_records {

/// Who sent statements a moment ago, by what they came with, so that they are not looked up again
/// before their next ones are read. That permits nothing: the write that adds them recognises the
/// client anew. Safe to use from several threads.
class RecentClients {
 public:
  std::optional<Client> find(std::string_view authorization, Time now) const;
  void remember(std::string_view authorization, const Client& client, Time now);
  void forget(std::string_view authorization);

  static constexpr std::chrono::seconds remembered{10};
  static constexpr std::size_t most = 1000;

 private:
  struct Recent {
    Client client;
    Time until;
  };

  mutable std::mutex mutex_;
  std::map<std::string, Recent, std::less<>> by_hash_;  ///< what they came with is a secret
};

}  // namespace kring::learning_records
