#include "hub/learning_records/statement_reader.h"

#include "base/refusal.h"

#include <initializer_list>
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

void refuses(std::initializer_list<Broken> all) {
  for (const auto& [before, after, wanted] : all) EXPECT_EQ(judged(with(before, after)), wanted);
}

TEST(StatementReader, refuses_what_breaks_a_rule) {
  refuses({
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
  });
}

TEST(StatementReader, refuses_who_is_named_in_no_way_or_in_a_wrong_one) {
  const std::string_view mailbox = R"("mbox": "mailto:fitters@example.org")";
  const std::string_view noor = R"({"name": "Noor", "account")";
  refuses({
      {mailbox, R"("mbox_sha1sum": "ab")", "/actor/mbox_sha1sum mbox_sha1sum"},
      {mailbox, R"("mbox_sha1sum": 1)", "/actor/mbox_sha1sum type"},
      {mailbox, R"("openid": "fitters")", "/actor/openid iri"},
      {mailbox, R"("account": "fitters")", "/actor/account type"},
      {R"("name": "noor")", R"("name": 7)", "/actor/member/0/account/name type"},
      {R"(, "name": "noor")", "", "/actor/member/0/account/name required"},
      {R"(, "name": "noor")", R"(, "id": "noor")", "/actor/member/0/account/id unknown"},
      {R"("homePage": "http://example.org")", R"("homePage": "lms")",
       "/actor/member/0/account/homePage iri"},
      {R"([{"name": "Noor", "account": {"homePage": "http://example.org", "name": "noor"}}])", "{}",
       "/actor/member type"},
      {noor, R"({"objectType": "Group", "name": "Noor", "account")",
       "/actor/member/0/objectType not_allowed"},
      {noor, R"({"mbox": "mailto:n@example.org", "account")", "/actor/member/0 identifiers"},
      {R"(, "account": {"homePage": "http://example.org", "name": "noor"})", "",
       "/actor/member/0 identifiers"},
      {R"({"mbox": "mailto:lms@example.org"})", R"({"name": "LMS"})", "/authority identifiers"},
  });
}

TEST(StatementReader, refuses_what_is_wrong_with_what_a_statement_is_about) {
  const std::string_view choice = R"({"id": "a", "description": {"nl": "ja"}})";
  refuses({
      {R"("id": "http://adlnet.gov/expapi/verbs/answered", )", "", "/verb/id required"},
      {R"("id": "http://example.org/quiz/1", )", "", "/object/id required"},
      {R"("id": "http://example.org/quiz/1")", R"("id": "quiz")", "/object/id iri"},
      {R"("name": {"nl": "Een vraag"})", R"("name": "Een vraag")", "/object/definition/name type"},
      {R"({"nl": "Een vraag"})", R"({"n_l": "x"})", "/object/definition/name/n_l language"},
      {R"("name": {"nl": "Een vraag"})", R"("description": {"nl": null})",
       "/object/definition/description/nl type"},
      {R"("type": "http://adlnet.gov/expapi/activities/cmi.interaction")", R"("type": "question")",
       "/object/definition/type iri"},
      {R"("moreInfo": "http://example.org/quiz")", R"("moreInfo": "quiz")",
       "/object/definition/moreInfo iri"},
      {R"("moreInfo")", R"("more")", "/object/definition/more unknown"},
      {R"(["a"])", R"("a")", "/object/definition/correctResponsesPattern type"},
      {R"(["a"])", "[1]", "/object/definition/correctResponsesPattern/0 type"},
      {choice, R"({"description": {"nl": "ja"}})", "/object/definition/choices/0/id required"},
      {choice, R"({"id": 1})", "/object/definition/choices/0/id type"},
      {choice, R"({"id": "a", "name": "ja"})", "/object/definition/choices/0/name unknown"},
      {choice, R"({"id": "a", "description": "ja"})",
       "/object/definition/choices/0/description type"},
      {R"([{"id": "a", "description": {"nl": "ja"}}])", "{}", "/object/definition/choices type"},
  });
  const std::string_view did = R"("verb": {"id": "http://example.org/v"})";
  const std::string_view about = R"("object": {"id": "http://example.org/a"})";
  const std::string_view by = R"("actor": {"mbox": "mailto:a@example.org"})";
  const auto of = [](std::string_view one, std::string_view other) {
    return judged("{" + std::string(one) + "," + std::string(other) + "}");
  };
  EXPECT_EQ(of(did, about), "/actor required");
  EXPECT_EQ(of(by, about), "/verb required");
  EXPECT_EQ(of(by, did), "/object required");
}

TEST(StatementReader, refuses_what_is_wrong_with_a_result) {
  refuses({
      {R"("completion": false)", R"("completion": 0)", "/result/completion type"},
      {R"("response": "a")", R"("response": 1)", "/result/response type"},
      {R"("raw": 5)", R"("raw": -1)", "/result/score/raw score"},
      {R"("raw": 5)", R"("grade": 5)", "/result/score/grade unknown"},
      {R"("scaled": 0.5)", R"("scaled": -1.01)", "/result/score/scaled score"},
      {R"("max": 10)", R"("max": "10")", "/result/score/max type"},
      {R"("success": true)", R"("passed": true)", "/result/passed unknown"},
      {R"("extensions": {}})", R"("extensions": {"y": 1}})", "/result/extensions/y iri"},
  });
}

TEST(StatementReader, refuses_what_is_wrong_with_a_context) {
  refuses({
      {R"("registration": "7b3fe1c0)", R"("registration": "7b3fe1c)", "/context/registration uuid"},
      {R"({"mbox": "mailto:ilse@example.org"})", R"({"name": "Ilse"})",
       "/context/instructor identifiers"},
      {R"("revision": "2")", R"("team": {"mbox": "mailto:a@example.org"})",
       "/context/team/objectType required"},
      {R"("revision": "2")", R"("revision": 2)", "/context/revision type"},
      {R"("platform": "LMS")", R"("platform": 1)", "/context/platform type"},
      {R"({"id": "http://example.org/course"})", R"({"id": "course"})",
       "/context/contextActivities/parent/id iri"},
      {R"("other": [])", R"("other": ["course"])", "/context/contextActivities/other/0 type"},
      {R"("id": "7b3fe1c0-1d2e-4f50-a1b2-00ff00ff00fd")", R"("id": "1")",
       "/context/statement/id uuid"},
      {R"("http://example.org/y": null)", R"("y": null)", "/context/extensions/y iri"},
      {R"("stored": "2026-11-23T10:00:00Z")", R"("stored": "yesterday")", "/stored timestamp"},
      {R"("version": "1.0.0")", R"("version": 1)", "/version type"},
  });
}

TEST(StatementReader, refuses_what_is_wrong_with_an_attachment) {
  refuses({
      {R"("usageType": "http://example.org/photo", )", "", "/attachments/0/usageType required"},
      {R"("usageType": "http://example.org/photo")", R"("usageType": "photo")",
       "/attachments/0/usageType iri"},
      {R"("display": {"nl": "Foto"},)", "", "/attachments/0/display required"},
      {R"({"nl": "Foto"})", R"("Foto")", "/attachments/0/display type"},
      {R"("contentType": "image/png", )", "", "/attachments/0/contentType required"},
      {R"("length": 3, )", "", "/attachments/0/length required"},
      {R"("length": 3)", R"("length": "3")", "/attachments/0/length type"},
      {R"("length": 3)", R"("length": -3)", "/attachments/0/length number"},
      {R"("length": 3)", R"("length": 3, "description": "x")", "/attachments/0/description type"},
      {R"("fileUrl": "http://example.org/a.png")", R"("fileUrl": "a.png")",
       "/attachments/0/fileUrl iri"},
      {R"("sha2": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")",
       R"("description": {"nl": "x"})", "/attachments/0/sha2 required"},
  });
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
  const auto list = [&](std::string_view name, std::string_view member) {
    return judged(context("\"" + std::string(name) + "\": [" + std::string(member) + "]"),
                  Version::v2);
  };
  const std::string agent = R"("agent": {"mbox": "mailto:b@example.org"})";
  EXPECT_EQ(list("contextAgents", R"({"objectType": "contextAgent"})"),
            "/context/contextAgents/0/agent required");
  EXPECT_EQ(list("contextAgents", R"({"objectType": "contextGroup", )" + agent + "}"),
            "/context/contextAgents/0/objectType not_allowed");
  EXPECT_EQ(list("contextAgents",
                 R"({"objectType": "contextAgent", "relevantTypes": ["t"], )" + agent + "}"),
            "/context/contextAgents/0/relevantTypes/0 iri");
  EXPECT_EQ(list("contextGroups", R"({"objectType": "contextGroup"})"),
            "/context/contextGroups/0/group required");
  EXPECT_EQ(list("contextGroups", R"({"objectType": "contextGroup", )" + agent + "}"),
            "/context/contextGroups/0/agent unknown");
  EXPECT_EQ(list("contextGroups",
                 R"({"objectType": "contextGroup", "group": {"mbox": "mailto:b@example.org"}})"),
            "/context/contextGroups/0/group/objectType required");
}

TEST(StatementReader, takes_no_list_in_which_an_id_stands_twice) {
  EXPECT_EQ(judged("[" + std::string(whole) + "," + with("7b3fe1c0", "7B3FE1C0") + "]"),
            "/1/id twice");
}

TEST(StatementReader, is_bounded_in_depth_and_number) {
  EXPECT_EQ(judged("{\"actor\": "), " json");
  EXPECT_EQ(judged("\xff"), " json");
  EXPECT_EQ(judged(std::string(100'000, '[')), " json");
  EXPECT_EQ(judged("[" + std::string(500'000, ',') + "]"), "statements.too_many_values");
  EXPECT_EQ(judged(std::string(500'000, '[')), "statements.too_many_values");
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
