#pragma once

#include "tests/stories/kring_process.h"
#include "tests/stories/wire_person.h"
#include "tests/support/temporary_folder.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace kring::testing_support {

/// The real program on a data folder of its own.
class ServedHub {
 public:
  /// Starts the server, on PostgreSQL where a connection string is given.
  explicit ServedHub(std::string postgres = "");
  /// Another server of the same hub, which must be on PostgreSQL.
  explicit ServedHub(const ServedHub& other);
  ServedHub& operator=(const ServedHub&) = delete;

  /// Starts it anew, on another port.
  void start();
  std::uint16_t port() const { return port_; }
  KringProcess& server() { return *server_; }
  /// The words of a command on this hub.
  std::vector<std::string> words(std::vector<std::string> command) const;

  /// The link that makes the administrator was printed when the hub was empty.
  void arrive_as_administrator(WirePerson& person, const std::string& name);

  const std::string& postgres() const { return postgres_; }
  std::filesystem::path folder() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
  const std::string postgres_;
  std::unique_ptr<KringProcess> server_;
  std::uint16_t port_ = 0;
};

/// Makes an account with the token of a link, or fails the test.
void come_in(WirePerson& person, const std::string& name, const std::string& link);

}  // namespace kring::testing_support
