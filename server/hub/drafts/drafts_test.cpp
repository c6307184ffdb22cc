#include "hub/drafts/drafts.h"

#include "tests/support/databases.h"
#include "tests/support/refusals.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>

namespace kring::drafts {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing_support::outcome_of;
using testing_support::ruled;

class Drafts : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    noor = world.person("Noor");
    lotte = world.person("Lotte");
    world.forget_journal();
  }

  static TypedDraft typed(std::string form, Milliseconds ago = {},
                          std::optional<DraftId> follows = {}) {
    return {std::move(form), ruled<text::Line<0, 200>>("Why does it trip?"),
            ruled<text::Line<0, 200>>("/questions/q"), ago.count(), follows};
  }
  KeptDraft kept(const Visitor& visitor, const TypedDraft& draft,
                 const std::string& place = "answer:q") {
    return db().write([&](Tx& tx) { return keep(tx, visitor, ruled<Place>(place), draft); });
  }
  DraftsAtPlace at(const Visitor& visitor, const std::string& place = "answer:q") {
    return db().read([&](Tx& tx) { return drafts_at(tx, visitor, ruled<Place>(place)); });
  }
  std::string form(const Visitor& visitor) {
    const auto there = at(visitor).draft;
    return there ? there->form : "nothing";
  }
  std::vector<std::string> earlier(const Visitor& visitor) {
    std::vector<std::string> forms;
    for (auto& draft : at(visitor).earlier) forms.push_back(std::move(draft.form));
    return forms;
  }
  void thrown_away(const Visitor& visitor, DraftId draft) {
    db().write([&](Tx& tx) { throw_away(tx, visitor, ruled<Place>("answer:q"), draft); });
  }

  testing_support::World world;
  Visitor noor, lotte;
};

TEST_P(Drafts, are_kept_for_their_writer_alone_and_recorded_nowhere) {
  const auto answer = kept(noor, typed("The inrush current"));
  EXPECT_TRUE(answer.stands);
  EXPECT_EQ(answer.typed_at, clock().now());
  EXPECT_EQ(answer.earlier, 0);
  EXPECT_EQ(at(noor).draft->id, answer.id);
  EXPECT_EQ(form(noor), "The inrush current");
  EXPECT_EQ(form(lotte), "nothing");
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
}

TEST_P(Drafts, are_written_on_without_leaving_each_letter_behind) {
  const auto first = kept(noor, typed("The"));
  const auto second = kept(noor, typed("The inrush", {}, first.id));
  EXPECT_NE(second.id, first.id);
  EXPECT_EQ(form(noor), "The inrush");
  EXPECT_THAT(earlier(noor), IsEmpty());
}

TEST_P(Drafts, of_two_devices_are_judged_by_the_later_keystroke_and_the_other_is_put_aside) {
  const auto seen = kept(noor, typed("The"));
  clock().advance(hours(3));
  kept(noor, typed("The, on the train", minutes(10), seen.id));
  const auto of_desk = kept(noor, typed("The, at the desk", hours(2), seen.id));
  EXPECT_FALSE(of_desk.stands);
  EXPECT_EQ(of_desk.typed_at, clock().now() - minutes(10));
  EXPECT_EQ(of_desk.id, at(noor).draft->id);
  EXPECT_EQ(of_desk.earlier, 1);
  EXPECT_EQ(form(noor), "The, on the train");
  EXPECT_THAT(earlier(noor), ElementsAre("The, at the desk"));
  EXPECT_TRUE(kept(noor, typed("The, at the desk again", minutes(1), seen.id)).stands);
  EXPECT_EQ(form(noor), "The, at the desk again");
  EXPECT_THAT(earlier(noor), ElementsAre("The, on the train", "The, at the desk"));
}

TEST_P(Drafts, sent_twice_add_nothing) {
  const auto seen = kept(noor, typed("The"));
  clock().advance(hours(1));
  const auto first = kept(noor, typed("The, on the train", {}, seen.id));
  const auto again = kept(noor, typed("The, on the train", {}, seen.id));
  EXPECT_EQ(again.id, first.id);
  for (int i = 0; i < 2; ++i)
    EXPECT_FALSE(kept(noor, typed("The, at the desk", minutes(5), seen.id)).stands);
  EXPECT_THAT(earlier(noor), ElementsAre("The, at the desk"));
}

TEST_P(Drafts, typed_again_as_they_were_are_as_young_as_that) {
  kept(noor, typed("The", hours(5)));
  EXPECT_EQ(kept(noor, typed("The", hours(1))).typed_at, clock().now() - hours(1));
  EXPECT_EQ(kept(noor, typed("The", hours(3))).typed_at, clock().now() - hours(1));
}

TEST_P(Drafts, that_were_thrown_away_take_nothing_along_that_was_written_on_elsewhere) {
  const auto posted = kept(noor, typed("The"));
  const auto written_on = kept(noor, typed("The inrush current", {}, posted.id));
  thrown_away(noor, posted.id);
  EXPECT_EQ(form(noor), "The inrush current");
  thrown_away(lotte, written_on.id);
  EXPECT_EQ(form(noor), "The inrush current");
  thrown_away(noor, written_on.id);
  thrown_away(noor, written_on.id);
  EXPECT_EQ(form(noor), "nothing");
}

TEST_P(Drafts, that_were_put_aside_stay_when_the_other_is_posted_for_thirty_days) {
  kept(noor, typed("At the desk"));
  const auto posted = kept(noor, typed("On the train"));
  thrown_away(noor, posted.id);
  EXPECT_THAT(earlier(noor), ElementsAre("At the desk"));
  const auto forget = [&] { return db().write(forget_earlier_drafts); };
  clock().advance(earlier_kept - Milliseconds(1));
  EXPECT_EQ(forget(), 0);
  clock().advance(Milliseconds(1));
  EXPECT_EQ(forget(), 1);
  EXPECT_THAT(earlier(noor), IsEmpty());
}

TEST_P(Drafts, that_were_put_aside_can_be_thrown_away_too) {
  kept(noor, typed("At the desk"));
  kept(noor, typed("On the train"));
  thrown_away(noor, at(noor).earlier.front().id);
  EXPECT_THAT(earlier(noor), IsEmpty());
  EXPECT_EQ(form(noor), "On the train");
}

TEST_P(Drafts, that_are_taken_back_change_places_with_what_stood_there) {
  kept(noor, typed("At the desk"));
  kept(noor, typed("On the train"));
  kept(noor, typed("At the desk"));
  EXPECT_EQ(form(noor), "At the desk");
  EXPECT_THAT(earlier(noor), ElementsAre("On the train"));
}

TEST_P(Drafts, are_put_aside_ten_at_a_place_the_oldest_going_first) {
  for (int i = 0; i <= most_earlier + 1; ++i) {
    clock().advance(minutes(1));
    kept(noor, typed(std::to_string(i)));
  }
  const auto forms = earlier(noor);
  EXPECT_THAT(forms, SizeIs(most_earlier));
  EXPECT_EQ(forms.front(), "10");
  EXPECT_EQ(forms.back(), "1");
}

TEST_P(Drafts, are_kept_at_two_hundred_places_and_no_more) {
  for (int i = 0; i < most_drafts; ++i) kept(noor, typed("The"), "answer:" + std::to_string(i));
  EXPECT_EQ(outcome_of([&] { kept(noor, typed("The"), "answer:one-more"); }), "draft.too_many");
  EXPECT_TRUE(kept(noor, typed("The inrush"), "answer:7").stands);
  EXPECT_TRUE(kept(lotte, typed("The"), "answer:one-more").stands);
}

TEST_P(Drafts, stand_in_a_list_of_ones_own_last_typed_first_page_by_page) {
  for (int i = 0; i < 32; ++i) kept(noor, typed("The", minutes(i)), "answer:" + std::to_string(i));
  kept(lotte, typed("Mine"));
  const auto first = db().read([&](Tx& tx) { return my_drafts(tx, noor, {}); });
  ASSERT_THAT(first.items, SizeIs(page_size));
  EXPECT_EQ(first.items.front().place, "answer:0");
  EXPECT_EQ(first.items.front().title, "Why does it trip?");
  EXPECT_EQ(first.items.front().page, "/questions/q");
  const auto rest = db().read([&](Tx& tx) { return my_drafts(tx, noor, first.next); });
  ASSERT_THAT(rest.items, SizeIs(2));
  EXPECT_EQ(rest.items.back().place, "answer:31");
  EXPECT_FALSE(rest.next);
}

KRING_ON_BOTH_DATABASES(Drafts);

}  // namespace
}  // namespace kring::drafts
