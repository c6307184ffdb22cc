#include "tests/support/hub_under_test.h"

#include <gmock/gmock.h>

namespace kring::drafts {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing_support::problems;

class DraftsOverHttp : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world().person("Noor");
    world().administrator("Ilse");
  }

  static boost::json::object typed(std::string_view form = R"({"text":"The inrush"})") {
    return {{"form", form}, {"title", "Why?"}, {"page", "/questions/q"}, {"age", 0}};
  }
  static bool has_draft(ApiClient& browser) {
    return browser.get("/me/drafts/answer:q").body.as_object().contains("draft");
  }
};

TEST_P(DraftsOverHttp, are_read_on_another_device_and_by_nobody_else) {
  auto desk = browser_of("noor");
  const auto kept = desk.put("/me/drafts/answer:q", typed());
  EXPECT_EQ(kept.status, 200);
  auto phone = browser_of("noor");
  EXPECT_EQ(phone.get("/me/drafts/answer:q").string("/draft/form"), R"({"text":"The inrush"})");
  EXPECT_EQ(phone.get("/me/drafts").string("/items/0/page"), "/questions/q");
  auto office = browser_of("ilse");
  EXPECT_FALSE(has_draft(office));
  EXPECT_THAT(office.get("/me/drafts").at("/items").as_array(), IsEmpty());
  const auto path = "/me/drafts/answer:q/" + kept.string("/id");
  EXPECT_EQ(office.remove(path).status, 204);
  EXPECT_EQ(phone.get("/me/drafts/answer:q").string("/draft/id"), kept.string("/id"));
  EXPECT_EQ(phone.remove(path).status, 204);
  EXPECT_FALSE(has_draft(desk));
}

TEST_P(DraftsOverHttp, say_of_each_wrong_field_what_is_wrong) {
  auto desk = browser_of("noor");
  auto wrong = typed("");
  wrong["title"] = std::string(201, 'x');
  wrong["page"] = std::string(201, 'x');
  wrong["age"] = -1;
  EXPECT_THAT(
      problems(desk.put("/me/drafts/answer:q", wrong)),
      ElementsAre("/form too_short", "/title too_long", "/page too_long", "/age too_small"));
  EXPECT_THAT(problems(desk.put("/me/drafts/answer:q", typed(std::string(100'001, 'x')))),
              ElementsAre("/form too_long"));
}

TEST_P(DraftsOverHttp, have_no_place_of_any_name) {
  auto desk = browser_of("noor");
  for (const std::string place : {"Answer", "a%20b", "a.b"}) {
    EXPECT_EQ(desk.put("/me/drafts/" + place, typed()).code(), "not_found") << place;
    EXPECT_EQ(desk.get("/me/drafts/" + place).code(), "not_found") << place;
  }
  EXPECT_EQ(desk.put("/me/drafts/" + std::string(81, 'a'), typed()).code(), "not_found");
  EXPECT_EQ(desk.put("/me/drafts/" + std::string(80, 'a'), typed()).status, 200);
}

KRING_ON_BOTH_DATABASES(DraftsOverHttp);

}  // namespace
}  // namespace kring::drafts
