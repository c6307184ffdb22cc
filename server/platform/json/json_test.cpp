#include "platform/json/json.h"

#include <map>

#include <boost/describe/class.hpp>
#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

namespace kring::json {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using QuestionId = Id<struct QuestionTag>;

enum class Openness { open, private_ };
BOOST_DESCRIBE_ENUM(Openness, open, private_)

/// Two to five small letters.
class Word {
 public:
  static constexpr std::int64_t min_length = 2;
  static constexpr std::int64_t max_length = 5;
  static boost::system::result<Word, FieldProblem> from_text(std::string_view text) {
    if (text.size() < 2) return FieldProblem{"", "too_short", 2};
    if (text.size() > 5) return FieldProblem{"", "too_long", 5};
    Word word;
    word.text_ = text;
    return word;
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

struct Place {
  std::string name;
  std::optional<std::int16_t> floor;
  BOOST_DESCRIBE_CLASS(Place, (), (name, floor), (), ())
};

struct Thing {
  QuestionId id;
  BOOST_DESCRIBE_CLASS(Thing, (), (id), (), ())
};

struct Everything : Thing {
  static constexpr std::array limits{Limit{"secret", 3, 6}, Limit{"count", 1, 9},
                                     Limit{"places", {}, 2}};
  std::string secret;
  bool accepted = false;
  std::int64_t count = 0;
  double share = 0;
  Time at;
  Openness openness = Openness::open;
  Word word;
  std::vector<Place> places;
  std::map<std::string, std::int32_t> tally;
  std::optional<std::string> note;
  BOOST_DESCRIBE_CLASS(Everything, (Thing),
                       (secret, accepted, count, share, at, openness, word, places, tally, note),
                       (), ())
};

struct Tree {
  std::vector<Tree> branches;
  BOOST_DESCRIBE_CLASS(Tree, (), (branches), (), ())
};

struct Nothing {
  BOOST_DESCRIBE_CLASS(Nothing, (), (), (), ())
};

constexpr std::string_view everything =
    R"({"id":"0000000000001","secret":"abc","accepted":true,"count":7,"share":0.1,)"
    R"("at":"2026-11-23T20:40:25.123Z","openness":"private","word":"goed",)"
    R"("places":[{"name":"Hof","floor":-2},{"name":"Zolder"}],"tally":{"a":1,"b":2}})";

/// "path code[ limit]" of each problem.
template <class T>
std::vector<std::string> problems(std::string_view text) {
  const auto read = json::read<T>(text);
  std::vector<std::string> told;
  if (read) return told;
  for (const auto& problem : read.error()) {
    auto& line = told.emplace_back(problem.path + " " + problem.code);
    if (problem.limit) line += " " + std::to_string(*problem.limit);
  }
  return told;
}

std::string with(std::string_view from, std::string_view to) {
  std::string text(everything);
  const auto at = text.find(from);
  EXPECT_NE(at, text.npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Json, reads_and_writes_every_kind_of_member) {
  const auto read = json::read<Everything>(everything);
  ASSERT_TRUE(read) << testing::PrintToString(problems<Everything>(everything));
  EXPECT_EQ(read->id, QuestionId(1));
  EXPECT_EQ(read->openness, Openness::private_);
  EXPECT_EQ(read->places[0].floor, -2);
  EXPECT_EQ(read->places[1].floor, std::nullopt);
  EXPECT_EQ(read->tally.at("b"), 2);
  EXPECT_EQ(json::write(*read), everything);
}

TEST(JsonReader, tells_every_problem_at_once_with_its_path) {
  EXPECT_THAT(problems<Everything>(
                  R"({"id":"x","secret":"ab","accepted":"yes","count":10,"share":"1","at":"today",)"
                  R"("openness":"private_","word":"zeer lang","places":[{"name":1},{"naam":"x"}],)"
                  R"("tally":{"a":"b"},"note":null,"a/b~c":1})"),
              ElementsAre("/id malformed", "/secret too_short 3", "/accepted wrong_type",
                          "/count too_large 9", "/share wrong_type", "/at malformed",
                          "/openness not_allowed", "/word too_long 5", "/places/0/name wrong_type",
                          "/places/1/naam unknown", "/places/1/name required",
                          "/tally/a wrong_type", "/note wrong_type", "/a~1b~0c unknown"));
  EXPECT_THAT(problems<Place>("{}"), ElementsAre("/name required"));
  EXPECT_THAT(problems<Place>("[]"), ElementsAre(" wrong_type"));
}

TEST(JsonReader, keeps_whole_numbers_whole_and_within_their_type) {
  for (const auto text : {"7.0", "7e0", "\"7\"", "true"}) {
    EXPECT_THAT(problems<std::int64_t>(text), ElementsAre(" wrong_type")) << text;
  }
  EXPECT_EQ(json::read<std::int64_t>("-9223372036854775808").value(), INT64_MIN);
  EXPECT_THAT(problems<std::int64_t>("9223372036854775808"),
              ElementsAre(" too_large 9223372036854775807"));
  EXPECT_THAT(problems<std::int16_t>("-32769"), ElementsAre(" too_small -32768"));
  EXPECT_THAT(problems<std::int16_t>("-99999999999999999999999"), ElementsAre(" too_small -32768"));
  EXPECT_THAT(problems<double>("1e400"), ElementsAre(" malformed"));
}

TEST(JsonReader, refuses_a_member_that_is_said_twice) {
  EXPECT_THAT(problems<Place>(R"({"name":"a","name":"b"})"), ElementsAre("/name malformed"));
  EXPECT_THAT((problems<std::map<std::string, bool>>(R"({"a":true,"a":false})")),
              ElementsAre("/a malformed"));
}

TEST(JsonReader, refuses_what_is_not_json_in_utf_8) {
  for (const std::string text : {"",
                                 " ",
                                 "{",
                                 "{}x",
                                 "{}{}",
                                 "{'name':1}",
                                 "[1,]",
                                 "\"\x80\"",
                                 "\"\xED\xA0\x80\"",
                                 "\"\xC0\xAF\"",
                                 "\"\\ud800\"",
                                 "\"\\udc00\"",
                                 "\"\\ud800\\u0041\"",
                                 "01",
                                 "+1",
                                 ".5",
                                 "1.",
                                 "NaN",
                                 "\"\n\"",
                                 "/**/1",
                                 "\xEF\xBB\xBF{}",
                                 "tru"}) {
    EXPECT_THAT(problems<Place>(text), ElementsAre(" malformed")) << text;
  }
}

TEST(JsonReader, refuses_nul_in_a_text) {
  EXPECT_THAT(problems<Everything>(with("abc", "a\\u0000c")),
              ElementsAre("/secret bad_characters"));
  EXPECT_THAT(problems<Everything>(with("goed", "g\\u0000d")), ElementsAre("/word bad_characters"));
  EXPECT_THAT(problems<std::string>(std::string("\"a\0b\"", 5)), ElementsAre(" malformed"));
}

TEST(JsonReader, refuses_deep_nesting_before_it_costs_anything) {
  const auto nested = [](std::size_t depth) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += R"({"branches":[)";
    for (std::size_t i = 0; i < depth; ++i) text += "]}";
    return text;
  };
  EXPECT_THAT(problems<Tree>(nested(depth_limit / 2)), IsEmpty());
  EXPECT_THAT(problems<Tree>(nested(depth_limit / 2 + 1)), ElementsAre(" malformed"));
  EXPECT_THAT(problems<Tree>(nested(10'000)), ElementsAre(" malformed"));
  EXPECT_THAT(problems<Tree>(std::string(1'000'000, '[')), ElementsAre(" malformed"));
}

TEST(JsonReader, tells_no_more_problems_than_anybody_reads) {
  std::string text = "{";
  for (int i = 0; i < 10'000; ++i)
    text += "\"" + std::string(200, 'x') + std::to_string(i) + "\":1,";
  text.back() = '}';
  const auto told = problems<Place>(text);
  EXPECT_EQ(told.size(), Problems::most);
  EXPECT_LT(told.front().size(), 120U);
}

TEST(JsonReader, counts_code_points_and_items) {
  EXPECT_THAT(problems<Everything>(with("abc", "éééééé")), IsEmpty());
  EXPECT_THAT(problems<Everything>(with("abc", "ééééééé")), ElementsAre("/secret too_long 6"));
  EXPECT_THAT(problems<Everything>(with("[{", R"([{"name":"x"},{)")),
              ElementsAre("/places too_long 2"));
}

TEST(JsonReader, throws_what_it_found_where_nobody_can_mend_it) {
  try {
    read_or_throw<Place>(R"({"floor":40000})");
    FAIL();
  } catch (const Unreadable& unreadable) {
    EXPECT_EQ(unreadable.problems().size(), 2U);
    EXPECT_THAT(unreadable.what(), HasSubstr("/floor too_large"));
  }
  EXPECT_THROW(json::read<Place>("{}").value(), Refusal);
}

TEST(JsonReader, reads_a_struct_without_members) {
  EXPECT_THAT(problems<Nothing>("{}"), IsEmpty());
  EXPECT_THAT(problems<Nothing>(R"({"a":1})"), ElementsAre("/a unknown"));
  EXPECT_EQ(json::write(Nothing{}), "{}");
}

TEST(JsonWriter, escapes_what_would_end_a_string_or_a_script_line) {
  EXPECT_EQ(json::write(std::string("\"\\\n\r\t\x01\x7F/é€😀")), R"("\"\\\n\r\t\u0001\u007f/é€😀")");
  EXPECT_EQ(json::write(std::string("\u2028\u2029\u202A")), "\"\\u2028\\u2029\u202A\"");
  EXPECT_EQ(json::write(std::string("a\0b", 3)), R"("a\u0000b")");
}

TEST(JsonWriter, never_emits_what_is_not_utf_8) {
  for (const std::string text :
       {"\x80", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80",
        "\xF5", "\xE2\x82", "\xFF\xFE", "a\xC3"}) {
    const auto written = json::write(text);
    EXPECT_THAT(written, HasSubstr("\xEF\xBF\xBD"));
    boost::json::error_code error;
    boost::json::parse(written, error);
    EXPECT_FALSE(error) << written;
  }
}

TEST(JsonWriter, refuses_numbers_that_json_does_not_have) {
  EXPECT_THROW(json::write(std::numeric_limits<double>::infinity()), std::domain_error);
  EXPECT_THROW(json::write(std::numeric_limits<double>::quiet_NaN()), std::domain_error);
}

TEST(JsonSchema, tells_names_limits_and_what_is_required) {
  const auto& schema = schema_of<Everything>();
  EXPECT_EQ(schema.name, "Everything");
  ASSERT_EQ(schema.members.size(), 11U);
  EXPECT_EQ(schema.members[0].name, "id");
  EXPECT_EQ(schema.members[1].max, 6);
  EXPECT_TRUE(schema.members[1].required);
  EXPECT_FALSE(schema.members[10].required);
  EXPECT_EQ(schema.members[7].schema().max, 5);
  EXPECT_THAT(schema.members[6].schema().names, ElementsAre("open", "private"));
  EXPECT_EQ(&schema_of<Tree>().members[0].schema().items(), &schema_of<Tree>());
}

struct Sized {
  static constexpr std::array limits{Limit{"name", 1, 9}, Limit{"size", 1, 100}};
  std::string name;
  std::int64_t size = 0;
  BOOST_DESCRIBE_CLASS(Sized, (), (name, size), (), ())
};

struct Stone : Sized {
  static constexpr std::array limits{Limit{"size", 1, 7}, Limit{"colour", {}, 3}};
  std::string colour;
  BOOST_DESCRIBE_CLASS(Stone, (Sized), (colour), (), ())
};

TEST(JsonSchema, keeps_the_limits_of_a_base_beside_those_that_say_otherwise) {
  const auto& schema = schema_of<Stone>();
  EXPECT_EQ(schema.members[0].max, 9);
  EXPECT_EQ(schema.members[1].max, 7);
  EXPECT_EQ(schema.members[2].max, 3);
  EXPECT_THAT(problems<Stone>(R"({"name": "", "size": 8, "colour": "blue"})"),
              ElementsAre("/name too_short 1", "/size too_large 7", "/colour too_long 3"));
}

template <class First, class Second = int>
struct Pair {
  First first;
  BOOST_DESCRIBE_CLASS(Pair, (), (first), (), ())
};

template <class Item>
struct List {
  std::vector<Item> items;
  BOOST_DESCRIBE_CLASS(List, (), (items), (), ())
};

struct Renamed {
  static constexpr std::string_view schema_name = "Shown";
  BOOST_DESCRIBE_CLASS(Renamed, (), (), (), ())
};

TEST(JsonSchema, names_templates_by_what_they_hold) {
  EXPECT_EQ(schema_of<List<Place>>().name, "ListOfPlace");
  EXPECT_EQ(schema_of<List<Renamed>>().name, "ListOfShown");
  EXPECT_EQ((type_name(typeid(Pair<Pair<Place, Thing>, Tree>))),
            "PairOfPairOfPlaceAndThingAndTree");
}

}  // namespace
}  // namespace kring::json
