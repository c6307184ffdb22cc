#pragma once

#include "platform/journal/follower.h"
#include "platform/text/language.h"

namespace kring::search {

/// Keeps the index: hears of every text that comes, changes or goes, and reads it again as it is
/// now.
///
/// It is the one follower that re-reads present text (the journal holds none), so lines only say
/// where to look. Each text is reduced to stems in its own language; one that is too short to tell
/// is taken to be in its question's, or else in the organisation's.
class Index : public journal::Follower {
 public:
  explicit Index(text::Language organisation) : organisation_(organisation) {}

  std::string_view name() const override { return "search"; }
  std::vector<std::string_view> hears() const override;
  std::vector<std::string_view> takes_away() const override;
  void follow(Tx& tx, const journal::Line& line) override;
  std::vector<std::string_view> tables() const override;
  void clear(Tx& tx) override;
  bool clear_some(Tx& tx) override;

 private:
  const text::Language organisation_;
};

}  // namespace kring::search
