#include "platform/api/routes.h"

#include "platform/api/docs_page.h"
#include "platform/api/openapi.h"
#include "platform/api/rate_limits.h"
#include "platform/api/response_check.h"

#include <stdexcept>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace kring::api {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using NoteId = Id<struct NoteTag>;

enum class Ink { blue, red };
BOOST_DESCRIBE_ENUM(Ink, blue, red)

struct Note {
  static constexpr std::array limits{json::Limit{"text", 1, 9}};
  NoteId id;
  std::string text;
  Ink ink = Ink::blue;
  Time at;
  std::optional<std::int64_t> pages;
  std::vector<Note> below;
  BOOST_DESCRIBE_CLASS(Note, (), (id, text, ink, at, pages, below), (), ())
};

namespace other {
struct Note {
  bool different = false;
  BOOST_DESCRIBE_CLASS(Note, (), (different), (), ())
};
}  // namespace other

struct Wanted {
  std::optional<Ink> ink;
  BOOST_DESCRIBE_CLASS(Wanted, (), (ink), (), ())
};

NoteId write_note(Tx&, const Visitor&, const Note&) {
  return NoteId(1);
}
Note show_note(Tx&, const Visitor&, NoteId id) {
  return Note{id, "milk", Ink::red, {}, {}, {}};
}
Note list_notes(Tx&, const Visitor&, const Query<Wanted>&) {
  return {};
}
void remove_note(Tx&, const Visitor&, NoteId) {}

/// Why a table is not in order; empty where it is.
std::string fault(const std::function<void(Routes&)>& add) {
  Routes routes;
  add(routes);
  try {
    routes.check();
    const Router router(routes);
    return "";
  } catch (const std::logic_error& error) {
    return error.what();
  }
}

TEST(Routes, do_not_start_with_a_route_that_says_not_whom_it_is_for) {
  EXPECT_THAT(fault([](Routes& routes) { routes.get("/notes/{note}", show_note); }),
              HasSubstr("GET /notes/{note} does not say who may call it"));
  EXPECT_EQ(
      fault([](Routes& routes) { routes.get("/notes/{note}", show_note).needs(Needs::anyone); }),
      "");
}

TEST(Routes, do_not_start_where_the_table_contradicts_itself) {
  EXPECT_THAT(fault([](Routes& routes) { routes.get("/notes", show_note).needs(Needs::anyone); }),
              HasSubstr("{parameters}"));
  EXPECT_THAT(fault([](Routes& routes) {
                routes.get("/a/{a}", show_note).needs(Needs::anyone);
                routes.get("/a/{b}", show_note).named("other").needs(Needs::anyone);
              }),
              HasSubstr("answered by another route"));
  EXPECT_THAT(fault([](Routes& routes) {
                routes.get("/a/{a}", show_note).named("show").needs(Needs::anyone);
                routes.get("/b/{b}", show_note).named("show").needs(Needs::anyone);
              }),
              HasSubstr("the name of another"));
  EXPECT_THAT(fault([](Routes& routes) {
                routes.creates("/notes", write_note, show_note).needs(Needs::session);
              }),
              HasSubstr("where what it creates stands"));
  EXPECT_THAT(
      fault([](Routes& routes) {
        routes.creates("/notes", write_note, show_note).at("/notes/{}").needs(Needs::anyone);
      }),
      HasSubstr("nobody in particular"));
  EXPECT_THAT(
      fault([](Routes& routes) {
        routes.remove("/a/{a}", remove_note).needs(Needs::session).limit("write", 1, per_hour);
        routes.remove("/b/{b}", remove_note).needs(Needs::session).limit("write", 2, per_hour);
      }),
      HasSubstr("otherwise than another"));
  EXPECT_THAT(fault([](Routes& routes) {
                routes.remove("/a/{a}", remove_note).status(200).needs(Needs::session);
              }),
              HasSubstr("status"));
  EXPECT_THAT(
      fault([](Routes& routes) { routes.remove("/a/{a}", remove_note).needs(Needs::session); }),
      HasSubstr("as often as they like"));
}

Routes notes() {
  Routes routes;
  routes.module("notes");
  routes.get("/notes", list_notes).named("list_notes").needs(Needs::anyone);
  routes.creates("/notes", write_note, show_note)
      .named("write_note")
      .at("/notes/{}")
      .needs(Needs::session)
      .limit("write", 7, per_hour)
      .refuses("note.full");
  routes.get("/notes/{note}", show_note).needs(Needs::session).etagged();
  routes.remove("/notes/{note}", remove_note).needs(Needs::administrator).summary("Burn <a note>");
  return routes;
}

TEST(OpenApi, describes_every_route_with_closed_schemas) {
  const auto document = boost::json::parse(openapi(notes()));
  const auto at = [&](std::string_view pointer) {
    return boost::json::serialize(document.at_pointer(pointer));
  };
  EXPECT_EQ(at("/paths/~1notes/get/parameters/0/schema/$ref"), R"("#/components/schemas/Ink")");
  EXPECT_EQ(at("/paths/~1notes/post/operationId"), R"("write_note")");
  EXPECT_EQ(at("/paths/~1notes/post/x-refuses"), R"(["note.full"])");
  EXPECT_EQ(at("/paths/~1notes/post/responses/201/headers/Location/schema/type"), R"("string")");
  EXPECT_EQ(at("/paths/~1notes/post/security"), R"([{"session":[]},{"token":[]}])");
  EXPECT_EQ(at("/paths/~1notes/post/x-token-scope"), R"("write")");
  EXPECT_EQ(at("/paths/~1notes~1{note}/get/x-token-scope"), R"("read")");
  EXPECT_EQ(at("/paths/~1notes~1{note}/delete/x-token-scope"), R"("administration")");
  EXPECT_FALSE(document.at_pointer("/paths/~1notes/get").as_object().contains("security"));
  EXPECT_EQ(at("/paths/~1notes~1{note}/get/operationId"), R"("get_notes")");
  EXPECT_TRUE(
      document.at_pointer("/paths/~1notes~1{note}/get/responses").as_object().contains("304"));
  EXPECT_EQ(at("/paths/~1notes~1{note}/delete/responses/204"), R"({"description":"Done"})");
  EXPECT_EQ(at("/components/schemas/Note/additionalProperties"), "false");
  EXPECT_EQ(at("/components/schemas/Note/required"), R"(["id","text","ink","at","below"])");
  EXPECT_EQ(at("/components/schemas/Note/properties/text"),
            R"({"type":"string","minLength":1,"maxLength":9})");
  EXPECT_EQ(at("/components/schemas/Note/properties/at"),
            R"({"type":"string","format":"date-time"})");
  EXPECT_EQ(at("/components/schemas/Note/properties/below/items/$ref"),
            R"("#/components/schemas/Note")");
  EXPECT_EQ(at("/components/schemas/Ink/enum"), R"(["blue","red"])");
  EXPECT_EQ(at("/components/schemas/Problem/additionalProperties"), "false");
}

TEST(OpenApi, is_the_same_text_every_time) {
  EXPECT_EQ(openapi(notes()), openapi(notes()));
}

TEST(OpenApi, refuses_two_structs_of_one_name) {
  auto routes = notes();
  routes.put("/notes/{note}", [](Tx&, const Visitor&, NoteId) { return other::Note{}; })
      .needs(Needs::session);
  EXPECT_THROW(openapi(routes), std::logic_error);
}

TEST(DocsPage, shows_every_route_and_type_and_escapes_what_it_says) {
  const auto page = docs_page(notes());
  for (const auto part : {"/notes/{note}", "Write note", "note.full", "Burn &lt;a note&gt;",
                          "type-Note", "7 an hour", "Idempotency-Key", "Administrators"}) {
    EXPECT_THAT(page, HasSubstr(part));
  }
}

/// What the check says of an answer to "GET /notes/{note}".
std::vector<std::string> complaints(int status, std::string body,
                                    std::string_view type = "application/json",
                                    http::Method method = http::Method::get) {
  const auto routes = notes();
  http::Response response;
  response.status = status;
  if (!type.empty()) response.headers.add("Content-Type", type);
  response.body = std::move(body);
  auto all = ResponseCheck(routes).complaints(method, "/api/v1/notes/0000000000001", response);
  for (auto& each : all) each = each.substr(each.find(": ") + 2);
  return all;
}

constexpr std::string_view good =
    R"({"id":"0000000000001","text":"milk","ink":"red","at":"2026-11-23T20:40:25.123Z","below":[]})";

std::string with(std::string_view from, std::string_view to) {
  std::string text(good);
  return text.replace(text.find(from), from.size(), to);
}

TEST(ResponseCheck, lets_pass_what_the_table_says) {
  EXPECT_THAT(complaints(200, std::string(good)), IsEmpty());
  EXPECT_THAT(complaints(304, "", ""), IsEmpty());
  EXPECT_THAT(complaints(204, "", "", http::Method::delete_), IsEmpty());
}

TEST(ResponseCheck, reports_a_member_too_many_and_one_too_few) {
  EXPECT_THAT(complaints(200, with(R"("ink":"red",)", R"("inkt":"red",)")),
              ElementsAre("/ink is missing", "/inkt is not in the schema"));
  EXPECT_THAT(complaints(200, with("[]", R"([{"text":"x"}])")),
              ElementsAre("/below/0/id is missing", "/below/0/ink is missing",
                          "/below/0/at is missing", "/below/0/below is missing"));
}

TEST(ResponseCheck, reports_values_of_another_kind) {
  for (const auto& [from, to] : std::initializer_list<std::pair<const char*, const char*>>{
           {"\"0000000000001\"", "\"1\""},
           {"\"milk\"", "5"},
           {"\"red\"", "\"green\""},
           {"\"2026-11-23T20:40:25.123Z\"", "\"today\""},
           {"[]", "{}"},
           {"\"below\"", "\"pages\":null,\"below\""}}) {
    EXPECT_EQ(complaints(200, with(from, to)).size(), 1U) << to;
  }
}

TEST(ResponseCheck, reports_another_status_or_media_type) {
  EXPECT_THAT(complaints(201, std::string(good)), ElementsAre("the status is not 200"));
  EXPECT_EQ(complaints(200, std::string(good), "text/html").size(), 1U);
  EXPECT_EQ(complaints(200, "not JSON").size(), 1U);
  EXPECT_EQ(complaints(204, std::string(good), "application/json", http::Method::delete_).size(),
            1U);
}

TEST(ResponseCheck, reports_a_refusal_that_was_not_declared) {
  const auto problem = [](std::string_view code) {
    return R"({"type":"about:blank","title":"No.","status":409,"code":")" + std::string(code) +
           R"(","request":"1"})";
  };
  constexpr std::string_view type = "application/problem+json";
  EXPECT_THAT(complaints(404, problem("not_found"), type), IsEmpty());
  EXPECT_THAT(complaints(409, problem("note.full"), type),
              ElementsAre("the refusal note.full was not declared"));
  EXPECT_EQ(complaints(404, problem("not_found")).size(), 1U) << "another media type";
  EXPECT_EQ(complaints(404, R"({"code":"not_found"})", type).size(), 4U);
}

TEST(RateLimits, give_back_with_time_and_never_more_than_the_whole) {
  FrozenClock clock{Time(Milliseconds(0))};
  RateLimits limits(clock);
  const RateLimit two_a_minute{"x", 2, per_minute};
  EXPECT_EQ(limits.take(two_a_minute, "ana"), std::nullopt);
  EXPECT_EQ(limits.take(two_a_minute, "ana"), std::nullopt);
  EXPECT_EQ(limits.take(two_a_minute, "ana"), std::chrono::seconds(30));
  clock.advance(Milliseconds(29'001));
  EXPECT_EQ(limits.take(two_a_minute, "ana"), std::chrono::seconds(1));
  clock.advance(std::chrono::hours(1));
  for (int i = 0; i < 2; ++i) EXPECT_EQ(limits.take(two_a_minute, "ana"), std::nullopt);
  EXPECT_NE(limits.take(two_a_minute, "ana"), std::nullopt);
  clock.set(Time(Milliseconds(0)));
  EXPECT_NE(limits.take(two_a_minute, "ana"), std::nullopt)
      << "a clock that is set back gives nothing";
}

TEST(RateLimits, remember_a_bounded_number_of_visitors) {
  FrozenClock clock{Time(Milliseconds(0))};
  RateLimits limits(clock, 2);
  const RateLimit once{"x", 1, per_hour};
  EXPECT_EQ(limits.take(once, "ana"), std::nullopt);
  EXPECT_EQ(limits.take(once, "ben"), std::nullopt);
  EXPECT_NE(limits.take(once, "ana"), std::nullopt);
  EXPECT_EQ(limits.take(once, "cas"), std::nullopt) << "ben was longest away";
  EXPECT_NE(limits.take(once, "ana"), std::nullopt);
  EXPECT_EQ(limits.take(once, "ben"), std::nullopt);
}

TEST(RateLimits, take_an_ipv6_network_for_one_visitor) {
  EXPECT_EQ(visitor_by_address("2001:db8:1:2::1"), visitor_by_address("2001:db8:1:2:ffff::9"));
  EXPECT_NE(visitor_by_address("2001:db8:1:2::1"), visitor_by_address("2001:db8:1:3::1"));
  EXPECT_NE(visitor_by_address("192.0.2.1"), visitor_by_address("192.0.2.2"));
  EXPECT_EQ(visitor_by_address("::ffff:192.0.2.1"), visitor_by_address("192.0.2.1"));
}

}  // namespace
}  // namespace kring::api
