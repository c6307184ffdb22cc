#pragma once

#include "hub/identity/sessions.h"
#include "hub/open_pages/open_pages.h"
#include "tests/support/recording_socket.h"

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace kring::testing_support {

/// A tab that stands open at OpenPages, signed in by a session's token. Closes when it goes.
class OpenPage {
 public:
  OpenPage(open_pages::OpenPages& pages, const std::string& token)
      : pages_(&pages), upgrade_(upgrade(token)), socket_(std::make_shared<RecordingSocket>()) {
    pages_->opened(socket_, upgrade_);
  }
  ~OpenPage() {
    if (socket_) pages_->closed(socket_);
  }
  OpenPage(OpenPage&& other) noexcept
      : pages_(other.pages_),
        upgrade_(std::move(other.upgrade_)),
        socket_(std::exchange(other.socket_, nullptr)) {}
  OpenPage& operator=(OpenPage&&) = delete;

  /// The request that opens a socket.
  static http::Request upgrade(const std::string& token) {
    http::Request request;
    request.headers.add("Cookie", std::string(identity::session_cookie) + "=" + token);
    return request;
  }

  void say(std::string_view text) { pages_->said(socket_, text); }
  void watch(contributions::QuestionId question) {
    say(R"({"watch":")" + question.text() + R"("})");
  }
  void unwatch(contributions::QuestionId question) {
    say(R"({"unwatch":")" + question.text() + R"("})");
  }

  RecordingSocket& socket() const { return *socket_; }
  Visitor visitor(Tx& tx, const api::Doorkeeper& doorkeeper) const {
    return doorkeeper.recognise(tx, upgrade_);
  }

  /// What it was told since the last time, in a word each: "watching", "ended", or the item that
  /// changed.
  std::vector<std::string> told() {
    std::vector<std::string> words;
    for (const auto& message : std::exchange(socket_->heard, {})) {
      const auto& first = *message.as_object().begin();
      const bool changed = first.key() == "changed";
      words.emplace_back(changed ? std::string_view(first.value().as_string())
                                 : std::string_view(first.key()));
    }
    return words;
  }

  /// The newest copy of such an item that it was told of and not asked for yet.
  boost::json::object last(std::string_view item) const {
    for (auto message = socket_->heard.rbegin(); message != socket_->heard.rend(); ++message) {
      const auto* const found = message->as_object().if_contains(item);
      if (found) return found->as_object();
    }
    throw std::runtime_error("was not told of a " + std::string(item));
  }

  /// All that it was told and not asked for yet, as it came.
  std::string words() const {
    std::string all;
    for (const auto& message : socket_->heard) all += boost::json::serialize(message) + "\n";
    return all;
  }

 private:
  open_pages::OpenPages* pages_;
  http::Request upgrade_;
  std::shared_ptr<RecordingSocket> socket_;
};

}  // namespace kring::testing_support
