#pragma once

#include "hub/open_pages/watchers.h"
#include "platform/api/visitor.h"
#include "platform/db/database.h"
#include "platform/journal/line.h"
#include "platform/sockets/socket.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <shared_mutex>
#include <thread>

/// Pages that stand open hear what happens to the question they show.
namespace kring::open_pages {

/// One WebSocket a tab. The tab says which questions it shows; each fact about one of them is
/// rendered once and sent, the same bytes, to every socket that may see it at that moment.
///
/// Nothing is promised about what was sent before a socket broke: after a new connection the tab
/// watches again and then reads the page anew. Messages are upserts by id and version, so nothing
/// is missed or doubled (decision 0004).
///
/// A tab that may not see its question goes on watching it: what happens to the question once it
/// may, its being restored before all, lets it in as a new `watch` would.
class OpenPages : public sockets::Listener {
 public:
  /// It looks at the journal at least this often: a notification that was lost is made good by
  /// then.
  static constexpr std::chrono::milliseconds longest_wait{400};

  OpenPages(Database& database, const api::Doorkeeper& doorkeeper);
  ~OpenPages() override;

  /// Begins to listen to the journal, from its present end.
  void start();
  void stop();

  std::optional<http::Fault> refuse(const http::Request& upgrade) override;
  void opened(std::shared_ptr<sockets::Socket> socket, const http::Request& upgrade) override;
  void said(const std::shared_ptr<sockets::Socket>& socket, std::string_view text) override;
  void closed(const std::shared_ptr<sockets::Socket>& socket) override;

  /// How many pages stand open on this node.
  std::size_t open() const { return watchers_.size(); }

  /// Closes the pages whose session is over, and tells all others what the journal says up to now,
  /// on the caller's thread; for tests, and what the listening thread does whenever the journal
  /// grows, or `longest_wait` went by.
  void tell();

 private:
  template <class Act>
  void unless_busy(const std::shared_ptr<sockets::Socket>& socket, Act&& act);
  void welcome(const std::shared_ptr<sockets::Socket>& socket, const http::Request& upgrade);
  void watch(const std::shared_ptr<sockets::Socket>& socket, contributions::QuestionId question);
  void tell_or_skip(const journal::Line& line);
  void tell_of(const journal::Line& line);
  void tell_watchers(contributions::QuestionId question, const journal::Line& line);
  void end(const std::shared_ptr<sockets::Socket>& socket, contributions::QuestionId question);
  void look_again_at(PersonId person);
  void sign_out(const Watchers::List& watchers);
  void run();

  Database& database_;
  const api::Doorkeeper& doorkeeper_;
  Watchers watchers_;
  /// Held by whoever finds out who may see a question until they are told: together by those who
  /// come to watch, alone by who tells them what happened.
  std::shared_mutex sight_;
  std::int64_t told_ = 0;  ///< the last line that open pages were told of

  std::mutex mutex_;
  std::condition_variable wake_;
  bool grown_ = false;
  bool stopping_ = false;
  std::thread thread_;
  db::JournalGrowth::Listening listening_;
};

}  // namespace kring::open_pages
