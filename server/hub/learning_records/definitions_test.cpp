// What is known of activities grows, once for each activity of a batch, up to its limit.

#include "hub/learning_records/definitions.h"

#include "hub/learning_records/formats.h"
#include "hub/learning_records/removing_store.h"
#include "hub/learning_records/statements.h"
#include "tests/support/xapi_statements.h"

#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::array;
using boost::json::object;
using ::testing::ElementsAre;
using testing_support::activity;
using testing_support::statement;
using testing_support::uuid;

bool add(GrowingDefinition& definition, std::string_view text) {
  const auto news = json::Document::parse(text).value();
  return definition.add(news.root());
}

std::string extension(std::string_view name, std::size_t octets) {
  return R"({"extensions":{"http://example.org/)" + std::string(name) + "\":\"" +
         std::string(octets, 'x') + "\"}}";
}

TEST(GrowingDefinition, gains_languages_and_extensions_and_replaces_the_rest) {
  GrowingDefinition definition(R"({"type":"http://a","name":{"en":"Pump","nl":"Pomp"}})");
  EXPECT_TRUE(add(definition, R"({"name":{"fr":"Pompe","en":"A pump"},"type":"http://b"})"));
  EXPECT_TRUE(add(definition, R"({"extensions":{"http://e":1.50}})"));
  EXPECT_EQ(definition.text(),
            R"({"type":"http://b","name":{"en":"A pump","nl":"Pomp","fr":"Pompe"},)"
            R"("extensions":{"http://e":1.50}})");
}

TEST(GrowingDefinition, leaves_out_what_there_is_no_room_for) {
  GrowingDefinition definition;
  EXPECT_TRUE(add(definition, extension("a", 40'000)));
  EXPECT_FALSE(add(definition, extension("b", 30'000)));
  EXPECT_TRUE(add(definition, extension("a", 30'000))) << "what takes its place is shorter";
  EXPECT_TRUE(add(definition, extension("b", 30'000)));
  EXPECT_FALSE(add(definition, extension("a", 40'000)));
  EXPECT_LE(definition.text().size(), longest_definition);
}

TEST(GrowingDefinition, shrinks_where_it_was_kept_longer_than_may_be_now) {
  GrowingDefinition definition(extension("a", longest_definition + 10));
  EXPECT_FALSE(add(definition, extension("b", 1)));
  EXPECT_TRUE(add(definition, extension("a", longest_definition + 5)));
  EXPECT_TRUE(add(definition, extension("a", 5)));
  EXPECT_TRUE(add(definition, extension("b", 1)));
}

class Definitions : public testing_support::StatementsOnBothDatabases {
 protected:
  static object defining(int number, std::string_view about, object definition) {
    auto made = statement(number);
    auto thing = activity(about);
    thing["definition"] = std::move(definition);
    made["object"] = std::move(thing);
    return made;
  }
  static object named(std::string_view language, std::string_view name) {
    return {{"name", object{{language, name}}}};
  }
  static object extended(std::string_view name, std::size_t octets) {
    return {{"extensions",
             object{{"http://example.org/" + std::string(name), std::string(octets, 'x')}}}};
  }
  ApiAnswer known(std::string_view about) {
    return lms->get("/xapi/activities?activityId=http://example.org/" + std::string(about));
  }
};

TEST_P(Definitions, of_one_activity_are_made_one_before_the_transaction) {
  array body;
  for (int i = 0; i < 1500; ++i) {
    body.push_back(defining(i, i % 2 == 0 ? "pump" : "valve",
                            named(i < 2 ? "nl" : "en", "Thing " + std::to_string(i))));
  }
  const auto document = json::Document::parse(boost::json::serialize(body)).value();
  const Client sender{ClientId(1), "LMS", {Scope::define}};
  const auto batch = prepare(document.root(), Version::v1, sender, R"({"mbox":"mailto:a@b.nl"})");
  ASSERT_EQ(batch.definitions.size(), 2U);
  EXPECT_EQ(batch.definitions.front().iri, "http://example.org/pump");
  EXPECT_EQ(batch.definitions.front().text, R"({"name":{"nl":"Thing 0","en":"Thing 1498"}})");
}

TEST_P(Definitions, of_a_batch_are_known_in_the_order_in_which_they_were_sent) {
  EXPECT_EQ(post(array{defining(1, "pump", named("en", "z")), defining(2, "pump", named("en", "a")),
                       defining(3, "pump", named("nl", "b"))})
                .status,
            200);
  EXPECT_EQ(known("pump").at("/definition/name"), (object{{"en", "a"}, {"nl", "b"}}));
  post(defining(4, "pump", named("en", "m")));
  EXPECT_EQ(known("pump").at("/definition/name"), (object{{"en", "m"}, {"nl", "b"}}));
}

TEST_P(Definitions, of_a_removed_statement_do_not_come_back_beside_what_others_say_of_the_same) {
  db().write([](Tx& tx) { store::insert_removed(tx, {octets_of_uuid(uuid(2))}); });
  EXPECT_EQ(post(array{defining(2, "pump", named("nl", "De pomp van Cas")),
                       defining(3, "pump", named("en", "Pump"))})
                .status,
            200);
  EXPECT_EQ(known("pump").at("/definition/name"), (object{{"en", "Pump"}}));
}

TEST_P(Definitions, that_there_is_no_room_for_are_left_out_and_their_statements_kept_as_sent) {
  post(defining(1, "pump", extended("a", 40'000)));
  const auto large = defining(2, "pump", extended("b", 40'000));
  EXPECT_EQ(post(array{large, defining(3, "valve", named("en", "Valve"))}).status, 200);
  EXPECT_EQ(get("statementId=" + uuid(2)).at("/object"), large.at("object"));
  EXPECT_EQ(known("pump").at("/definition/extensions").as_object().size(), 1U);
  EXPECT_EQ(known("valve").at("/definition/name"), (object{{"en", "Valve"}}));
  EXPECT_EQ(post(defining(4, "pump", named("en", "Pump"))).status, 200);
  EXPECT_EQ(known("pump").at("/definition/name"), (object{{"en", "Pump"}}));
}

KRING_ON_BOTH_DATABASES(Definitions);

}  // namespace
}  // namespace kring::learning_records
