#pragma once

#include "base/id.h"
#include "base/page.h"
#include "base/ruled_text.h"
#include "base/time.h"
#include "platform/api/visitor.h"
#include "platform/db/tx.h"
#include "platform/json/limits.h"
#include "platform/text/line.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/system/result.hpp>

/// What somebody is writing and has not posted, kept for them alone, so that they go on with it on
/// any device. One draft stands at each place of a person's.
namespace kring::drafts {

using DraftId = Id<struct DraftTag>;

/// Where somebody writes, by a name that the client gives it ("answer:0cq…"): small letters,
/// digits, ':', '-' and '_'.
class Place {
 public:
  static constexpr std::int64_t min_length = 1;
  static constexpr std::int64_t max_length = 80;

  Place() = default;
  static boost::system::result<Place, FieldProblem> from_text(std::string_view text);

  const std::string& text() const { return text_; }
  bool operator==(const Place&) const = default;

 private:
  std::string text_;
};
static_assert(RuledText<Place>);

/// At how many places one person writes at once.
inline constexpr std::int64_t most_drafts = 200;
/// How many earlier drafts are kept at one place; the oldest goes first.
inline constexpr std::int64_t most_earlier = 10;
inline constexpr auto earlier_kept = std::chrono::hours(24 * 30);

/// A form as it stands while somebody fills it in.
struct TypedDraft {
  /// The longest text that can be posted, written as JSON, and what stands beside it.
  static constexpr std::int64_t longest_form = 100'000;
  static constexpr std::int64_t oldest = Milliseconds(std::chrono::days(366)).count();
  static constexpr std::array limits{json::Limit{"form", 1, longest_form},
                                     json::Limit{"age", 0, oldest}};
  std::string form;          ///< as the client writes it: nobody reads it here
  text::Line<0, 200> title;  ///< what it is called in the list of one's drafts
  text::Line<0, 200> page;   ///< where that list leads to
  /// How long ago the last key was pressed, in milliseconds. The device's own clock tells that
  /// right, also where it tells the time wrong.
  std::int64_t age = 0;
  std::optional<DraftId> follows = {};  ///< the draft that was on the screen and is written on
  BOOST_DESCRIBE_CLASS(TypedDraft, (), (form, title, page, age, follows), (), ())
};

/// What became of a draft that was sent. Where it does not stand, later words do.
struct KeptDraft {
  DraftId id;  ///< of the one that stands
  Time typed_at;
  bool stands = true;
  std::int64_t earlier = 0;  ///< how many drafts were put aside here
  BOOST_DESCRIBE_CLASS(KeptDraft, (), (id, typed_at, stands, earlier), (), ())
};

struct Draft {
  DraftId id;
  std::string form;
  Time typed_at;
  BOOST_DESCRIBE_CLASS(Draft, (), (id, form, typed_at), (), ())
};

struct DraftsAtPlace {
  std::optional<Draft> draft;
  std::vector<Draft> earlier;  ///< the one that was put aside last comes first
  BOOST_DESCRIBE_CLASS(DraftsAtPlace, (), (draft, earlier), (), ())
};

struct DraftSummary {
  DraftId id;
  std::string place;
  std::string title;
  std::string page;
  Time typed_at;
  BOOST_DESCRIBE_CLASS(DraftSummary, (), (id, place, title, page, typed_at), (), ())
};

/// Keeps what the visitor typed at a place. Where it does not follow what stands there, the later
/// keystroke wins and the other draft is put aside, out of which the one that stands is taken; the
/// same form again changes nothing but the moment. Records nothing: that somebody types is no fact.
/// Refuses with 409 `draft.too_many` one more place than `most_drafts`.
KeptDraft keep(Tx& tx, const Visitor& visitor, const Place& place, const TypedDraft& typed);

/// What the visitor has at a place; nothing is no refusal.
DraftsAtPlace drafts_at(Tx& tx, const Visitor& visitor, const Place& place);

/// The visitor's own, last typed first.
Page<DraftSummary> my_drafts(Tx& tx, const Visitor& visitor,
                             const std::optional<std::string>& after);

/// Removes this draft of the visitor's, the one that stands there or one put aside. One that is
/// not there any more changes nothing: what was written on since is another one, and stays.
void throw_away(Tx& tx, const Visitor& visitor, const Place& place, DraftId draft);

/// Removes what was put aside `earlier_kept` ago. Returns how many there were.
std::int64_t forget_earlier_drafts(Tx& tx);

}  // namespace kring::drafts
