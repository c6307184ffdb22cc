#pragma once

#include <atomic>
#include <cstdint>
#include <list>
#include <thread>

namespace kring::testing_support {

/// Stands between a client and a PostgreSQL server on this machine, and can cut the connection at
/// the worst moment: while COMMIT is under way.
class CuttingProxy {
 public:
  enum class Cut { never, before_commit_arrives, before_its_answer_does };

  /// Passes everything on to 127.0.0.1:`server_port`.
  explicit CuttingProxy(std::uint16_t server_port);
  ~CuttingProxy();
  CuttingProxy(const CuttingProxy&) = delete;
  CuttingProxy& operator=(const CuttingProxy&) = delete;

  std::uint16_t port() const { return port_; }

  /// The next COMMIT is cut so, once. `let_nobody_in`: whoever connects after that is turned away.
  void cut_next_commit(Cut cut, bool let_nobody_in = false);

 private:
  void accept_all();
  void pass_on(int client);

  const std::uint16_t server_port_;
  std::uint16_t port_ = 0;
  int listener_ = -1;
  std::atomic<Cut> cut_ = Cut::never;
  std::atomic<bool> closing_after_cut_ = false;
  std::atomic<bool> closed_ = false;
  std::atomic<bool> ending_ = false;
  std::list<std::thread> passing_;
  std::thread accepting_;
};

}  // namespace kring::testing_support
