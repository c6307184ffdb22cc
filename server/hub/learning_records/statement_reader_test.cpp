#include "hub/learning_records/statement_reader.h"

#include "base/refusal.h"

#include <string>

#include <gtest/gtest.h>

namespace kring::learning_records {
namespace {

/// A statement in which everything is said that can be. Tests replace a piece of it.
constexpr std::string_view whole = R"({
  "id": "7b3fe1c0-1d2e-4f50-a1b2-00ff00ff00ff",
  "actor": {"objectType": "Group", "name": "Fitters", "mbox": "mailto:fitters@example.org",
            "member": [{"name": "Noor", "account": {"homePage": "http://example.org", "name": "noor"}}]},
  "verb": {"id": "http://adlnet.gov/expapi/verbs/answered", "display": {"nl": "beantwoordde"}},
  "object": {"id": "http://example.org/quiz/1", "definition": {
    "name": {"nl": "Een vraag"}, "type": "http://adlnet.gov/expapi/activities/cmi.interaction",
    "moreInfo": "http://example.org/quiz", "interactionType": "choice",
    "correctResponsesPattern": ["a"], "choices": [{"id": "a", "description": {"nl": "ja"}}],
    "extensions": {"http://example.org/x": {"free": [null, {}, ""]}}}},
  "result": {"score": {"scaled": 0.5, "raw": 5, "min": 0, "max": 10}, "success": true,
             "completion": false, "response": "a", "duration": "PT1M", "extensions": {}},
  "context": {"registration": "7b3fe1c0-1d2e-4f50-a1b2-00ff00ff00fe",
              "instructor": {"mbox": "mailto:ilse@example.org"},
              "contextActivities": {"parent": {"id": "http://example.org/course"}, "other": []},
              "revision": "2", "platform": "LMS", "language": "nl-BE",
              "statement": {"objectType": "StatementRef", "id": "7b3fe1c0-1d2e-4f50-a1b2-00ff00ff00fd"},
              "extensions": {"http://example.org/y": null}},
  "timestamp": "2026-11-23T10:00:00.123Z", "stored": "2026-11-23T10:00:00Z",
  "authority": {"mbox": "mailto:lms@example.org"}, "version": "1.0.0",
  "attachments": [{"usageType": "http://example.org/photo", "display": {"nl": "Foto"},
                   "contentType": "image/png", "length": 3, "fileUrl": "http://example.org/a.png",
                   "sha2": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}]})";

std::string with(std::string_view before, std::string_view after) {
  std::string text(whole);
  const auto at = text.find(before);
  EXPECT_NE(at, text.npos) << before;
  return text.replace(at, before.size(), after);
}

/// "/actor/mbox mbox" for the first rule that is broken, "fine" for none.
std::string judged(std::string_view text, Version version = Version::v1) {
  try {
    const auto document = read_document(text);
    require_statements(document.root(), version);
    return "fine";
  } catch (const Refusal& refusal) {
    if (refusal.problems().empty()) return std::string(refusal.code());
    EXPECT_EQ(refusal.status(), Status::malformed);
    EXPECT_NE(refusal.detail(), "");
    return refusal.problems().front().path + " " + refusal.problems().front().code;
  }
}

TEST(StatementReader, takes_a_statement_that_says_everything) {
  EXPECT_EQ(judged(whole), "fine");
  EXPECT_EQ(judged(whole, Version::v2), "fine");
}

TEST(StatementReader, names_the_place_in_the_list_the_path_and_the_rule) {
  const auto list = "[" + std::string(whole) + "," + with("00ff00ff00ff", "00ff00ff0000") + "," +
                    with("mailto:fitters", "fitters") + "]";
  EXPECT_EQ(judged(list), "/2/actor/mbox mbox");
  try {
    const auto document = read_document(list);
    require_statements(document.root(), Version::v1);
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.detail(),
              "At /2/actor/mbox: this is mailto: and one address, without ?, % or #.");
  }
}

struct Broken {
  std::string_view before, after, wanted;
};

TEST(StatementReader, refuses_what_breaks_a_rule) {
  const Broken all[] = {
      {R"("id": "7b3fe1c0-1d2e-4f50-a1b2-00ff00ff00ff")", R"("id": "7b3f")", "/id uuid"},
      {R"("verb": {)", R"("Verb": {)", "/Verb unknown"},
      {R"("name": "Fitters")", R"("name": null)", "/actor/name null"},
      {R"("name": "Fitters")", R"("name": 3)", "/actor/name type"},
      {R"("name": "Fitters")", R"("name": "a", "name": "b")", "/actor/name twice"},
      {R"("objectType": "Group")", R"("objectType": "group")", "/actor/member unknown"},
      {R"("mbox": "mailto:fitters@example.org")",
       R"("mbox": "mailto:f@example.org", "openid": "http://f.example.org")", "/actor identifiers"},
      {R"("homePage": "http://example.org", )", "", "/actor/member/0/account/homePage required"},
      {R"("id": "http://adlnet.gov/expapi/verbs/answered")", R"("id": "answered")", "/verb/id iri"},
      {R"({"nl": "beantwoordde"})", R"({"n": "x"})", "/verb/display/n language"},
      {R"({"nl": "beantwoordde"})", R"({"nl": 1})", "/verb/display/nl type"},
      {R"("interactionType": "choice")", R"("interactionType": "essay")",
       "/object/definition/interactionType not_allowed"},
      {R"("interactionType": "choice",)", "", "/object/definition/interactionType required"},
      {R"("interactionType": "choice")", R"("interactionType": "likert")",
       "/object/definition/choices interaction"},
      {R"([{"id": "a", "description": {"nl": "ja"}}])", R"([{"id": "a"}, {"id": "a"}])",
       "/object/definition/choices/1/id twice"},
      {R"("http://example.org/x": {)", R"("x": {)", "/object/definition/extensions/x iri"},
      {R"({"free": [null, {}, ""]})", R"({"a": 1, "a": 2})",
       "/object/definition/extensions/http:~1~1example.org~1x/a twice"},
      {R"("scaled": 0.5)", R"("scaled": 1.01)", "/result/score/scaled score"},
      {R"("scaled": 0.5)", R"("scaled": "0.5")", "/result/score/scaled type"},
      {R"("raw": 5)", R"("raw": 11)", "/result/score/raw score"},
      {R"("raw": 5)", R"("raw": 1e999)", "/result/score/raw number"},
      {R"("min": 0)", R"("min": 10)", "/result/score/min score"},
      {R"("success": true)", R"("success": "true")", "/result/success type"},
      {R"("duration": "PT1M")", R"("duration": "1M")", "/result/duration duration"},
      {R"("language": "nl-BE")", R"("language": "nl_BE")", "/context/language language"},
      {R"("parent": {)", R"("aunt": {)", "/context/contextActivities/aunt unknown"},
      {R"({"objectType": "StatementRef", "id": "7b3fe1c0-1d2e-4f50-a1b2-00ff00ff00fd"})",
       R"({"id": "http://example.org"})", "/context/statement type"},
      {R"("timestamp": "2026-11-23T10:00:00.123Z")", R"("timestamp": "2026-11-23T10:00:00-00:00")",
       "/timestamp timestamp"},
      {R"({"mbox": "mailto:lms@example.org"})",
       R"({"objectType": "Group", "member": [{"mbox": "mailto:a@b.c"}]})",
       "/authority/member authority"},
      {R"("version": "1.0.0")", R"("version": "1.1.0")", "/version version"},
      {R"("version": "1.0.0")", R"("version": "2.0.0")", "/version version"},
      {R"("length": 3)", R"("length": 3.5)", "/attachments/0/length number"},
      {R"("sha2": "ba78)", R"("sha2": "xx78)", "/attachments/0/sha2 sha2"},
      {R"("contentType": "image/png")", R"("contentType": "png")",
       "/attachments/0/contentType media_type"},
  };
  for (const auto& [before, after, wanted] : all) EXPECT_EQ(judged(with(before, after)), wanted);
}

std::string about(std::string_view object, std::string_view rest = "") {
  return R"({"actor": {"mbox": "mailto:a@example.org"}, "verb": {"id": "http://example.org/v"}, "object": )" +
         std::string(object) + std::string(rest) + "}";
}

TEST(StatementReader, takes_every_kind_of_object) {
  EXPECT_EQ(judged(about(R"({"objectType": "Agent", "mbox": "mailto:b@example.org"})")), "fine");
  EXPECT_EQ(judged(about(R"({"mbox": "mailto:b@example.org"})")), "/object/mbox unknown");
  EXPECT_EQ(judged(about(R"({"objectType": "Group", "mbox": "mailto:b@example.org"})")), "fine");
  EXPECT_EQ(judged(about(R"({"objectType": "Group", "member": []})")), "/object/member required");
  EXPECT_EQ(judged(about(R"({"objectType": "StatementRef"})")), "/object/id required");
  EXPECT_EQ(judged(about(R"({"objectType": "Thing"})")), "/object/objectType not_allowed");
}

TEST(StatementReader,
     takes_no_sub_statement_within_another_and_nothing_a_sub_statement_cannot_say) {
  const auto inner =
      about(R"({"id": "http://example.org/a"})", R"(, "objectType": "SubStatement")");
  EXPECT_EQ(judged(about(inner)), "fine");
  const auto nested = about(inner, R"(, "objectType": "SubStatement")");
  EXPECT_EQ(judged(about(nested)), "/object/object nested");
  const auto stored = about(R"({"id": "http://example.org/a"})",
                            R"(, "objectType": "SubStatement", "stored": "2026-11-23T10:00:00Z")");
  EXPECT_EQ(judged(about(stored)), "/object/stored unknown");
}

TEST(StatementReader, says_revision_and_platform_only_of_activities) {
  EXPECT_EQ(judged(about(R"({"objectType": "Agent", "mbox": "mailto:b@example.org"})",
                         R"(, "context": {"platform": "LMS"})")),
            "/context/platform not_allowed");
}

TEST(StatementReader, voids_by_reference_alone) {
  const auto voiding = [](std::string_view object) {
    return R"({"actor": {"mbox": "mailto:a@example.org"},
               "verb": {"id": "http://adlnet.gov/expapi/verbs/voided"}, "object": )" +
           std::string(object) + "}";
  };
  EXPECT_EQ(judged(voiding(R"({"id": "http://example.org/a"})")), "/object voiding");
  EXPECT_EQ(judged(voiding(
                R"({"objectType": "StatementRef", "id": "7b3fe1c0-1d2e-4f50-a1b2-00ff00ff00fd"})")),
            "fine");
}

TEST(StatementReader, knows_context_agents_and_groups_from_2_0_on) {
  const auto context = [](std::string_view member) {
    return about(R"({"id": "http://example.org/a"})",
                 ", \"context\": {" + std::string(member) + "}");
  };
  const auto agents = context(
      R"("contextAgents": [{"objectType": "contextAgent", "agent": {"mbox": "mailto:b@example.org"},
         "relevantTypes": ["http://example.org/t"]}])");
  EXPECT_EQ(judged(agents, Version::v2), "fine");
  EXPECT_EQ(judged(agents, Version::v1), "/context/contextAgents unknown");
  EXPECT_EQ(judged(context(R"("contextAgents": [{"agent": {"mbox": "mailto:b@example.org"}}])"),
                   Version::v2),
            "/context/contextAgents/0/objectType required");
  EXPECT_EQ(judged(context(R"("contextGroups": [{"objectType": "contextGroup",
                              "group": {"objectType": "Group", "mbox": "mailto:b@example.org"},
                              "relevantTypes": []}])"),
                   Version::v2),
            "/context/contextGroups/0/relevantTypes empty");
}

TEST(StatementReader, takes_no_list_in_which_an_id_stands_twice) {
  EXPECT_EQ(judged("[" + std::string(whole) + "," + with("7b3fe1c0", "7B3FE1C0") + "]"),
            "/1/id twice");
}

TEST(StatementReader, is_bounded_in_depth_and_number) {
  EXPECT_EQ(judged("{\"actor\": "), " json");
  EXPECT_EQ(judged("\xff"), " json");
  EXPECT_EQ(judged(std::string(100'000, '[')), " json");
  EXPECT_EQ(judged("[" + std::string(500'000, ',') + "]"), "body.too_large");
  EXPECT_EQ(judged("3"), " type");
  const auto nested = [](int levels) {
    const auto count = static_cast<std::size_t>(levels);
    return with(R"("http://example.org/y": null)",
                R"("http://example.org/y": )" + std::string(count, '[') + std::string(count, ']'));
  };
  EXPECT_EQ(judged(nested(25)), "fine");
  EXPECT_TRUE(judged(nested(26)).ends_with(" depth")) << "it could not be read again";
  std::string extensions = "{";
  for (int i = 0; i < 100'000; ++i) {
    extensions +=
        (i > 0 ? ",\"http://example.org/" : "\"http://example.org/") + std::to_string(i) + "\":1";
  }
  const auto many = with("\"extensions\": {}}", "\"extensions\":" + extensions + "}}");
  EXPECT_EQ(judged(many), "fine") << "in time that grows with its size, not with the square of it";
}

}  // namespace
}  // namespace kring::learning_records
