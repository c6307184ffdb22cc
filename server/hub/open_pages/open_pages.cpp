#include "hub/open_pages/open_pages.h"

#include "base/passing.h"
#include "hub/access/access.h"
#include "hub/communities/communities_events.h"
#include "hub/identity/identity_events.h"
#include "hub/open_pages/messages.h"
#include "platform/journal/journal.h"
#include "platform/log/log.h"

#include <utility>

namespace kring::open_pages {
namespace {

using Sight = Watchers::Sight;

constexpr std::size_t lines_at_a_time = 200;
/// WebSocket close codes (RFC 6455, 7.4.1).
constexpr int policy_violation = 1008;
constexpr int going_well = 1000;
constexpr int try_again_later = 1013;

bool may_watch(Tx& tx, const Visitor& visitor, QuestionId question) {
  try {
    access::require_visible(tx, visitor, question, "question");
    return true;
  } catch (const Refusal& refusal) {
    if (is_passing(refusal)) throw;
    return false;
  }
}

/// What one must see to hear of a line: the thing that changed, or, where that was taken away, what
/// it stood in. A comment that goes from under a withdrawn answer was before nobody else's eyes.
ThingId seen_by_who_hears(Tx& tx, const journal::Line& line) {
  const auto thing = thing_shown(line);
  return takes_away(line) ? access::thing(tx, thing).within.value_or(thing) : thing;
}

}  // namespace

OpenPages::OpenPages(Database& database, const api::Doorkeeper& doorkeeper)
    : database_(database), doorkeeper_(doorkeeper) {}

OpenPages::~OpenPages() {
  stop();
}

void OpenPages::start() {
  told_ = database_.read([](Tx& tx) { return journal::last_seq(tx); });
  listening_ = database_.on_journal_growth([this] {
    const std::scoped_lock lock(mutex_);
    grown_ = true;
    wake_.notify_one();
  });
  thread_ = std::thread([this] { run(); });
}

void OpenPages::stop() {
  if (!thread_.joinable()) return;
  listening_.reset();
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
    wake_.notify_one();
  }
  thread_.join();
}

void OpenPages::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    wake_.wait_for(lock, longest_wait, [this] { return stopping_ || grown_; });
    grown_ = false;
    lock.unlock();
    try {
      tell();
    } catch (const std::exception& failure) {
      // The database would not answer. The line is told at the next turn.
      log::warning("open_pages.wait", {{"error", std::string(failure.what())}});
    }
    lock.lock();
  }
}

std::optional<http::Fault> OpenPages::refuse(const http::Request& upgrade) {
  const auto visitor = database_.read([&](Tx& tx) { return doorkeeper_.recognise(tx, upgrade); });
  // A program with a token has no session that could end here.
  if (visitor.signed_in() && visitor.session) return std::nullopt;
  return http::Fault{static_cast<int>(Status::unauthenticated), "session.required"};
}

/// Where the database is busy the page is told so: it comes back, as after any lost connection.
template <class Act>
void OpenPages::unless_busy(const std::shared_ptr<sockets::Socket>& socket, Act&& act) {
  try {
    act();
  } catch (const Refusal& refusal) {
    if (!is_passing(refusal)) throw;
    watchers_.remove(socket);
    socket->close(try_again_later, "busy");
  }
}

void OpenPages::opened(std::shared_ptr<sockets::Socket> socket, const http::Request& upgrade) {
  unless_busy(socket, [&] { welcome(socket, upgrade); });
}

void OpenPages::welcome(const std::shared_ptr<sockets::Socket>& socket,
                        const http::Request& upgrade) {
  // Recognised again once it is registered: a sign-out in between finds it, or is seen here.
  const auto visitor = database_.read([&](Tx& tx) { return doorkeeper_.recognise(tx, upgrade); });
  watchers_.add(socket, visitor);
  const auto still = database_.read([&](Tx& tx) { return doorkeeper_.recognise(tx, upgrade); });
  if (!still.signed_in()) sign_out({{socket, visitor, {}}});
}

void OpenPages::closed(const std::shared_ptr<sockets::Socket>& socket) {
  watchers_.remove(socket);
}

void OpenPages::said(const std::shared_ptr<sockets::Socket>& socket, std::string_view text) {
  const auto said = json::read<Said>(text);
  if (!said) {
    socket->close(policy_violation, "no such message");
    return;
  }
  if (said->unwatch) watchers_.unwatch(socket, *said->unwatch);
  if (said->watch) unless_busy(socket, [&] { watch(socket, *said->watch); });
}

void OpenPages::watch(const std::shared_ptr<sockets::Socket>& socket, QuestionId question) {
  // Nothing is told between the look and its answer, or a page that is let in might be sent away.
  const std::shared_lock looking(sight_);
  // First watch, then look whether one may: what happens in between is heard either way.
  if (!watchers_.watch(socket, question)) {
    socket->send(refused(question));
    return;
  }
  const auto visitor = watchers_.visitor_of(socket);
  if (database_.read([&](Tx& tx) { return may_watch(tx, visitor, question); })) {
    socket->send(watching(question));
  } else {
    watchers_.set_sight(socket, question, Sight::waiting);
    socket->send(refused(question));
  }
}

void OpenPages::tell() {
  while (true) {
    const auto [now, lines] = database_.read([&](Tx& tx) {
      return std::pair(tx.now(), journal::lines_after(tx, told_, lines_at_a_time));
    });
    // Nothing is written down when a session ends by itself.
    sign_out(watchers_.expired(now));
    if (lines.empty()) return;
    for (const auto& line : lines) {
      if (line.origin == journal::Origin::live) tell_or_skip(line);
      told_ = line.seq;
    }
  }
}

void OpenPages::tell_or_skip(const journal::Line& line) {
  try {
    tell_of(line);
  } catch (const std::exception& failure) {
    if (is_passing(failure)) throw;
    // It would fail for ever, and hold up all that comes after it.
    log::warning("open_pages.skipped",
                 {{"seq", std::to_string(line.seq)}, {"error", std::string(failure.what())}});
  }
}

void OpenPages::tell_of(const journal::Line& line) {
  if (line.kind == identity::SessionRevoked::kind) {
    sign_out(watchers_.of_session(line.subject.as<SessionTag>()));
  } else if (line.kind == identity::PersonSuspended::kind) {
    sign_out(watchers_.of_person(line.subject.as<PersonTag>()));
  } else if (line.kind == communities::CommunityLeft::kind) {
    look_again_at(line.subject.as<PersonTag>());
  } else if (const auto question = question_of(line)) {
    tell_watchers(*question, line);
  }
}

void OpenPages::tell_watchers(QuestionId question, const journal::Line& line) {
  const std::scoped_lock alone(sight_);
  const auto watchers = watchers_.watching(question);
  if (watchers.empty()) return;
  std::vector<Visitor> visitors;
  for (const auto& watcher : watchers) visitors.push_back(watcher.visitor);
  struct News {
    std::vector<bool> page;   ///< who may see the question
    std::vector<bool> thing;  ///< who may hear what changed on it
    std::vector<Message> messages;
  };
  const auto news = database_.read([&](Tx& tx) {
    return News{access::who_may_see(tx, question.as<ThingTag>(), visitors),
                access::who_may_see(tx, seen_by_who_hears(tx, line), visitors), changed(tx, line)};
  });
  for (std::size_t i = 0; i < watchers.size(); ++i) {
    const auto is_shown = watchers[i].questions.at(question) == Sight::shown;
    if (!news.page[i]) {
      if (is_shown) end(watchers[i].socket, question);
    } else if (!is_shown) {
      // It may read the question again, and has missed what was said since.
      watchers_.set_sight(watchers[i].socket, question, Sight::shown);
      watchers[i].socket->send(watching(question));
    } else if (news.thing[i]) {
      for (const auto& message : news.messages) watchers[i].socket->send(message);
    }
  }
}

void OpenPages::end(const std::shared_ptr<sockets::Socket>& socket, QuestionId question) {
  watchers_.set_sight(socket, question, Sight::waiting);
  socket->send(ended(question));
}

void OpenPages::look_again_at(PersonId person) {
  const std::scoped_lock alone(sight_);
  const auto watchers = watchers_.of_person(person);
  struct Hidden {
    std::shared_ptr<sockets::Socket> socket;
    QuestionId question;
  };
  const auto all_hidden = database_.read([&](Tx& tx) {
    std::vector<Hidden> hidden;
    for (const auto& watcher : watchers) {
      for (const auto& [question, sight] : watcher.questions) {
        if (sight == Sight::waiting) continue;
        if (access::may_see(tx, question.as<ThingTag>(), watcher.visitor)) continue;
        hidden.push_back({watcher.socket, question});
      }
    }
    return hidden;
  });
  for (const auto& [socket, question] : all_hidden) end(socket, question);
}

void OpenPages::sign_out(const Watchers::List& watchers) {
  for (const auto& watcher : watchers) {
    watchers_.remove(watcher.socket);
    watcher.socket->send(signed_out());
    watcher.socket->close(going_well, "signed out");
  }
}

}  // namespace kring::open_pages
