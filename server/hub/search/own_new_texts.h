#pragma once

#include "hub/search/search_store.h"
#include "platform/api/visitor.h"
#include "platform/text/language.h"

#include <cstddef>
#include <string>
#include <vector>

namespace kring::search {

inline constexpr std::size_t most_own_new_texts = 20;

/// A text that its author searches before the follower has come to it: what the index will hold.
class OwnNewText {
 public:
  explicit OwnNewText(const store::Entry& entry);

  ThingId thing() const { return thing_; }
  bool carries_one_of(const std::vector<std::string>& tokens) const;
  /// Whether the index would find it for these groups.
  bool fits(const store::Groups& groups) const;
  /// Valid as long as this is.
  store::Candidate candidate() const;

 private:
  ThingId thing_;
  ThingId question_;
  FoundIn kind_;
  Time written_at_;
  std::int64_t length_;
  std::string text_;  ///< as the index keeps it, behind a space
};

/// What this visitor wrote, edited or restored a moment ago and the index does not hold yet, as far
/// as they may read it: of the last `most_own_new_texts`. In a hub whose follower keeps up that is
/// nothing, and costs two look-ups; a follower that is far behind makes it no dearer than
/// `journal::own_subjects_after` is.
std::vector<OwnNewText> own_new_texts(Tx& tx, const Visitor& visitor, text::Language organisation);

}  // namespace kring::search
