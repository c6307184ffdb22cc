#pragma once

#include "hub/search/index.h"
#include "hub/search/search.h"
#include "platform/journal/followers.h"
#include "tests/support/databases.h"
#include "tests/support/world.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kring::search {

/// Three colleagues, an open community, and an index that catches up when it is told to.
class Searching : public OnBothDatabases {
 protected:
  static constexpr auto language = text::Language::nl;

  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    noor = world.person("Noor");
    youssef = world.person("Youssef");
    lotte = world.person("Lotte");
    pumps = world.community(lotte);
    followers = make_followers();
  }
  void TearDown() override {
    followers.reset();
    OnBothDatabases::TearDown();
  }

  std::unique_ptr<journal::Followers> make_followers() {
    std::vector<std::unique_ptr<journal::Follower>> all;
    all.push_back(std::make_unique<Index>(language));
    return std::make_unique<journal::Followers>(db(), std::move(all));
  }

  void catch_up() {
    db().await_numbering();
    followers->catch_up();
  }

  SearchPage page(const Visitor& visitor, std::string_view words,
                  const std::optional<std::string>& after = {}) {
    return page_among(visitor, words, {}, after);
  }

  /// Without words where they are empty.
  SearchPage page_among(const Visitor& visitor, std::string_view words, const Filters& filters,
                        const std::optional<std::string>& after = {}) {
    Wanted wanted;
    static_cast<Filters&>(wanted) = filters;
    if (!words.empty()) wanted.q = testing_support::ruled<Words>(words);
    wanted.after = after;
    return db().read([&](Tx& tx) { return find(tx, visitor, wanted, language); });
  }

  /// The titles of what is found, after the index has caught up.
  std::vector<std::string> titles(const Visitor& visitor, std::string_view words) {
    catch_up();
    std::vector<std::string> all;
    for (const auto& hit : page(visitor, words).items) all.push_back(hit.question.title);
    return all;
  }

  std::vector<std::string> titles_among(const Visitor& visitor, std::string_view words,
                                        const Filters& filters) {
    catch_up();
    std::vector<std::string> all;
    for (const auto& hit : page_among(visitor, words, filters).items)
      all.push_back(hit.question.title);
    return all;
  }

  static std::string together(const std::vector<Piece>& pieces) {
    std::string text;
    for (const auto& piece : pieces) text += piece.text;
    return text;
  }

  template <class Fn>
  auto write(Fn&& fn) {
    return db().write(std::forward<Fn>(fn));
  }

  testing_support::World world;
  Visitor noor;
  Visitor youssef;
  Visitor lotte;
  CommunityId pumps;
  std::unique_ptr<journal::Followers> followers;
};

}  // namespace kring::search
