#pragma once

#include "platform/journal/follower.h"
#include "platform/text/language.h"

namespace kring::search {

/// Keeps the index: hears of every text that comes, changes or goes, and reads it again as it is
/// now.
///
/// It is the one follower that re-reads present text (the journal holds none), so lines only say
/// where to look. What it makes of a text: `Entries`.
class Index : public journal::Follower {
 public:
  static constexpr std::string_view follower_name = "search";

  explicit Index(text::Language organisation) : organisation_(organisation) {}

  std::string_view name() const override { return follower_name; }
  std::vector<std::string_view> hears() const override;
  std::vector<std::string_view> takes_away() const override;
  void follow(Tx& tx, const journal::Line& line) override;
  /// In portions of texts: `place` is the last of a thread, or of an answer, that is up to date.
  bool follow_some(Tx& tx, const journal::Line& line, std::int64_t& place) override;
  std::vector<std::string> keeps_of(Tx& tx, const journal::Line& line) const override;
  bool may_hear_again() const override { return true; }
  std::vector<std::string_view> tables() const override;
  void clear(Tx& tx) override;
  bool clear_some(Tx& tx) override;

 private:
  const text::Language organisation_;
};

}  // namespace kring::search
