#include "platform/api/cursor.h"

#include <boost/describe/class.hpp>
#include <gmock/gmock.h>
#include <rapidcheck.h>

namespace kring::api {
namespace {

constexpr std::string_view secret = "sixteen octets or more";
constexpr std::string_view list = "GET /notes";

struct Place {
  Time at;
  Id<struct NoteTag> id;
  std::string name;
  BOOST_DESCRIBE_CLASS(Place, (), (at, id, name), (), ())
};

void expect_refused(const std::function<void()>& act, std::string_view why) {
  try {
    act();
    ADD_FAILURE() << why;
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.status(), Status::invalid);
    ASSERT_EQ(refusal.problems().size(), 1U);
    EXPECT_EQ(refusal.problems()[0].path, "/after");
    EXPECT_EQ(refusal.problems()[0].code, "malformed");
  }
}

TEST(ACursor, leads_back_to_its_place_and_needs_no_escaping) {
  const Place place{Time(Milliseconds(1'795'466'425'123)), Id<NoteTag>(42), "Élan ÿÿÿ ? > ~"};
  const auto text = sealed_cursor(secret, list, cursor(place));
  EXPECT_THAT(text, ::testing::MatchesRegex("[A-Za-z0-9_-]+"));
  const auto back = read_cursor<Place>(opened_cursor(secret, list, text));
  EXPECT_EQ(back.at, place.at);
  EXPECT_EQ(back.id, place.id);
  EXPECT_EQ(back.name, place.name);
}

TEST(ACursor, is_refused_where_it_is_none_of_ours) {
  const auto whole = sealed_cursor(secret, list, cursor(Place{{}, Id<NoteTag>(1), "x"}));
  for (const auto& text :
       {std::string(), std::string("1"), "A" + whole.substr(1), whole.substr(0, whole.size() - 1),
        whole + "A", whole + "=", base64url_of(cursor(Place{{}, Id<NoteTag>(1), "x"})),
        std::string(longest_cursor + 4, 'A'), std::string("1\0", 2)}) {
    expect_refused([&] { opened_cursor(secret, list, text); }, text);
  }
  expect_refused([&] { opened_cursor(secret, "GET /others", whole); }, "of another list");
}

TEST(ACursor, is_refused_where_it_is_of_another_shape) {
  for (const auto* text : {"", "{}", "[[", "30"})
    expect_refused([&] { read_cursor<Place>(text); }, text);
}

TEST(APage, ends_with_the_place_of_its_last_row_where_there_are_more) {
  const auto place = [](int row) { return Place{{}, Id<NoteTag>(row), "x"}; };
  std::vector<int> rows(page_size, 7);
  EXPECT_EQ(cut_to_page(rows, place), std::nullopt);
  EXPECT_EQ(rows.size(), page_size);
  rows.push_back(8);
  const auto next = cut_to_page(rows, place);
  EXPECT_EQ(rows.size(), page_size);
  ASSERT_TRUE(next);
  EXPECT_EQ(read_cursor<Place>(*next).id, Id<NoteTag>(7));
}

TEST(Base64Url, gives_back_any_octets_and_has_one_spelling) {
  EXPECT_TRUE(rc::check(
      [](const std::string& octets) { RC_ASSERT(octets_of(base64url_of(octets)) == octets); }));
  EXPECT_TRUE(rc::check([](const std::string& text) {
    const auto octets = octets_of(text);
    if (octets) RC_ASSERT(base64url_of(*octets) == text);
  }));
  EXPECT_EQ(octets_of("QQ"), "A");
  EXPECT_EQ(octets_of("QR"), std::nullopt);
}

}  // namespace
}  // namespace kring::api
