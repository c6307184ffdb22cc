// What the document resources do, over HTTP, on both databases.

#include "hub/learning_records/documents.h"

#include "hub/learning_records/clients.h"
#include "platform/crypto/base64.h"
#include "tests/support/hub_under_test.h"

#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::array;
using boost::json::object;
using http::Method;

constexpr std::string_view noor = "%7B%22mbox%22%3A%22mailto%3Anoor%40example.org%22%7D";
constexpr std::string_view pump = "activityId=http://example.org/pump";

class XapiDocuments : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    const auto ilse = world().administrator("Ilse");
    const auto made = db().write([&](Tx& tx) {
      return make_client(tx, ilse, {"LMS", usual_scopes});
    });
    lms.emplace(hub().browser());
    lms->header("Authorization",
                "Basic " + crypto::base64(made.key.id.text() + ":" + made.key.secret));
    lms->header("X-Experience-API-Version", "2.0.0");
  }

  static std::string state(std::string_view id, std::string_view more = "") {
    return "/xapi/activities/state?" + std::string(pump) + "&agent=" + std::string(noor) +
           (id.empty() ? "" : "&stateId=" + std::string(id)) + std::string(more);
  }
  static std::string profile(std::string_view id) {
    return "/xapi/activities/profile?" + std::string(pump) + "&profileId=" + std::string(id);
  }

  ApiAnswer send(Method method, const std::string& path, std::string body,
                 std::string_view type = "text/plain") {
    lms->header("Content-Type", type);
    auto answer = lms->send(method, path, std::move(body));
    lms->header("Content-Type", "");
    return answer;
  }

  std::string tag_of(const std::string& path) {
    return std::string(lms->get(path).headers.find("ETag").value_or(""));
  }

  static std::string agent_profile(std::string_view id) {
    return "/xapi/agents/profile?agent=" + std::string(noor) + "&profileId=" + std::string(id);
  }

  /// A request under one condition.
  ApiAnswer send_if(std::string_view field, std::string_view tag, Method method,
                    const std::string& path, std::string body, std::string_view type) {
    lms->header(field, tag);
    auto answer = send(method, path, std::move(body), type);
    lms->header(field, "");
    return answer;
  }
  int put_if(std::string_view field, std::string_view tag, const std::string& path) {
    return send_if(field, tag, Method::put, path, "new", "text/plain").status;
  }

  /// Of a document that is there: it is not put without a condition, is left as it was, and whoever
  /// tried is told what to do.
  void expect_asked_for_a_condition(const std::string& path) {
    const auto before = lms->get(path);
    const auto refused = send(Method::put, path, "without a condition");
    EXPECT_EQ(refused.status, 409) << path;
    EXPECT_EQ(refused.code(), "document.unconditional") << path;
    EXPECT_EQ(refused.string("/detail"),
              "There is a document already. Read it, and send its ETag in If-Match.");
    const auto after = lms->get(path);
    EXPECT_EQ(after.text, before.text) << path;
    EXPECT_EQ(after.headers.find("ETag"), before.headers.find("ETag")) << path;
    EXPECT_EQ(put_if("If-Match", tag_of(path), path), 204) << path;
  }

  std::optional<ApiClient> lms;
};

TEST_P(XapiDocuments, are_kept_octet_for_octet_with_their_type) {
  const std::string octets("a\0\xff\r\nb", 6);
  EXPECT_EQ(send(Method::put, state("s"), octets, "application/x-mine").status, 204);
  const auto back = lms->get(state("s"));
  EXPECT_EQ(back.text, octets);
  EXPECT_EQ(back.headers.find("Content-Type"), "application/x-mine");
  EXPECT_EQ(back.headers.find("Last-Modified"), "Mon, 23 Nov 2026 09:00:00 GMT");
  EXPECT_EQ(back.headers.find("ETag")->size(), 42U);
  EXPECT_EQ(back.headers.find("Content-Security-Policy"), "default-src 'none'; sandbox")
      << "a script among them does not run as one of ours";
  EXPECT_EQ(lms->get(state("other")).status, 404);
}

TEST_P(XapiDocuments, are_asked_for_by_their_head_alone_as_by_a_whole_answer) {
  send(Method::put, state("s"), "first");
  for (const auto& path : {state("s"), state(""), state("other"), profile("")}) {
    const auto whole = lms->get(path);
    const auto head = lms->send(Method::head, path);
    EXPECT_EQ(head.status, whole.status) << path;
    for (const auto* field : {"ETag", "Last-Modified", "Content-Type", "Content-Security-Policy",
                              "X-Experience-API-Version"}) {
      EXPECT_EQ(head.headers.find(field), whole.headers.find(field)) << path << " " << field;
    }
  }
  EXPECT_EQ(lms->send(Method::head, state("s")).status, 200);
}

// 2.0: IEEE 9274.1.1 asks for a condition where there is something to lose, whatever is put.
TEST_P(XapiDocuments, are_put_without_a_condition_where_there_is_none_yet) {
  for (const auto& path : {state("s"), profile("p"), agent_profile("p")}) {
    EXPECT_EQ(send(Method::put, path, "first").status, 204) << path;
    expect_asked_for_a_condition(path);
  }
}

TEST_P(XapiDocuments, heed_the_conditions_of_a_request) {
  send(Method::put, profile("p"), "first");
  const auto tag = tag_of(profile("p"));
  EXPECT_EQ(put_if("If-Match", "\"1234\"", profile("p")), 412);
  EXPECT_EQ(put_if("If-None-Match", "*", profile("p")), 412);
  EXPECT_EQ(put_if("If-None-Match", tag, profile("p")), 412);
  EXPECT_EQ(put_if("If-Match", "*", profile("nowhere")), 412);
  EXPECT_EQ(lms->get(profile("p")).text, "first");
  EXPECT_EQ(put_if("If-Match", "\"1234\", " + tag, profile("p")), 204);
  EXPECT_EQ(lms->get(profile("p")).text, "new");
  EXPECT_EQ(put_if("If-None-Match", "*", profile("fresh")), 204);
  EXPECT_EQ(put_if("If-Match", tag_of(profile("p")).substr(1, 40), profile("p")), 204)
      << "as some clients send it";
}

TEST_P(XapiDocuments, heed_conditions_whatever_is_done_to_which_of_them) {
  struct Act {
    Method method;
    std::string_view body, left;
  };
  const auto json = "application/json";
  const Act acts[] = {{Method::put, R"({"b":2})", R"({"b":2})"},
                      {Method::post, R"({"b":2})", R"({"a":1,"b":2})"},
                      {Method::delete_, "", ""}};
  for (const auto& [method, body, left] : acts) {
    for (const auto& path : {state("s"), profile("p"), agent_profile("p")}) {
      const auto act = [&, method = method, body = body](std::string_view field,
                                                         std::string_view tag) {
        return send_if(field, tag, method, path, std::string(body), json);
      };
      send(Method::post, path, R"({"a":1})", json);
      const auto tag = tag_of(path);
      const auto refused = act("If-Match", "\"1234\"");
      EXPECT_EQ(refused.status, 412) << path;
      EXPECT_EQ(refused.code(), "document.changed") << path;
      EXPECT_EQ(act("If-None-Match", "*").status, 412) << path;
      EXPECT_EQ(act("If-None-Match", tag).status, 412) << path;
      EXPECT_EQ(lms->get(path).text, R"({"a":1})") << path;
      EXPECT_EQ(tag_of(path), tag) << path;
      EXPECT_EQ(act("If-Match", tag).status, 204) << path;
      const auto now = lms->get(path);
      EXPECT_EQ(now.status, left.empty() ? 404 : 200) << path;
      EXPECT_EQ(now.status == 200 ? now.text : "", left) << path;
      EXPECT_EQ(act("If-Match", tag).status, 412) << path << ": it is another one by now";
      EXPECT_EQ(lms->remove(path).status, 204) << path;
    }
  }
}

// 1.0.3, Communication 3.1: whoever puts a profile must say what they expect to be there, and the
// conformance suite asks that it is refused otherwise; of state nobody needs to.
TEST_P(XapiDocuments, of_profiles_are_never_put_without_a_condition_in_1_0) {
  lms->header("X-Experience-API-Version", "1.0.3");
  for (const auto& path : {profile("p"), agent_profile("p")}) {
    const auto refused = send(Method::put, path, "first");
    EXPECT_EQ(refused.status, 400) << path;
    EXPECT_EQ(refused.code(), "document.unconditional") << path;
    EXPECT_EQ(refused.string("/detail"),
              "Say If-None-Match: * where there should be no document yet.");
    EXPECT_EQ(lms->get(path).status, 404) << path;
    EXPECT_EQ(put_if("If-None-Match", "*", path), 204) << path;
    expect_asked_for_a_condition(path);
  }
}

TEST_P(XapiDocuments, of_state_are_replaced_freely_in_1_0) {
  lms->header("X-Experience-API-Version", "1.0.3");
  EXPECT_EQ(send(Method::put, state("s"), "first").status, 204);
  EXPECT_EQ(send(Method::put, state("s"), "second").status, 204);
  EXPECT_EQ(lms->get(state("s")).text, "second");
}

TEST_P(XapiDocuments, of_profiles_are_posted_and_removed_without_a_condition_in_both_versions) {
  for (const auto* version : {"1.0.3", "2.0.0"}) {
    lms->header("X-Experience-API-Version", version);
    for (const auto& path : {profile("p"), agent_profile("p")}) {
      EXPECT_EQ(send(Method::post, path, R"({"a":1})", "application/json").status, 204) << path;
      EXPECT_EQ(send(Method::post, path, R"({"b":2})", "application/json").status, 204) << path;
      EXPECT_EQ(lms->get(path).text, R"({"a":1,"b":2})") << path;
      EXPECT_EQ(lms->remove(path).status, 204) << path;
    }
  }
}

TEST_P(XapiDocuments, that_are_json_objects_are_merged_at_the_top) {
  const auto json = "application/json; charset=utf-8";
  EXPECT_EQ(send(Method::post, state("s"), R"({"a":1,"b":{"x":1}})", json).status, 204);
  EXPECT_EQ(send(Method::post, state("s"), R"({"b":{"y":2},"c":3})", json).status, 204);
  EXPECT_EQ(lms->get(state("s")).body, boost::json::value({{"a", 1}, {"b", {{"y", 2}}}, {"c", 3}}));
}

TEST_P(XapiDocuments, are_merged_in_their_order_and_with_numbers_as_they_were_written) {
  const auto json = "application/json";
  send(Method::post, state("s"), R"({"z":1.50,"a":1e2,"m":[ ]})", json);
  EXPECT_EQ(send(Method::post, state("s"), R"({"b":0.10,"a":2E3})", json).status, 204);
  EXPECT_EQ(lms->get(state("s")).text, R"({"z":1.50,"m":[],"b":0.10,"a":2E3})");
}

TEST_P(XapiDocuments, are_merged_up_to_the_size_that_one_may_have) {
  const auto json = "application/json";
  const auto of_half = [](std::string_view name, std::size_t less) {
    return "{\"" + std::string(name) + "\":\"" + std::string(longest_document / 2 - less, 'x') +
           "\"}";
  };
  send(Method::put, state("s"), of_half("a", 7), json);
  const auto refused = send(Method::post, state("s"), of_half("b", 7), json);
  EXPECT_EQ(refused.status, 413);
  EXPECT_EQ(refused.code(), "body.too_large");
  EXPECT_EQ(lms->get(state("s")).text, of_half("a", 7));
  EXPECT_EQ(send(Method::post, state("s"), of_half("b", 8), json).status, 204);
  EXPECT_EQ(lms->get(state("s")).text.size(), longest_document);
}

TEST_P(XapiDocuments, of_more_values_than_are_read_at_once_are_put_and_not_merged) {
  const auto json = "application/json";
  std::string many = R"({"a":[0)";
  for (int i = 0; i < 400'001; ++i) many += ",0";
  many += "]}";
  EXPECT_EQ(send(Method::put, state("s"), many, json).status, 204);
  EXPECT_EQ(send(Method::post, state("s"), R"({"b":1})", json).code(), "body.too_large");
  EXPECT_EQ(send(Method::post, state("t"), many, json).code(), "body.too_large");
  EXPECT_EQ(send(Method::post, state("t"), many, "text/csv").status, 204)
      << "a comma parts values in JSON alone";
  EXPECT_EQ(lms->get(state("s")).text.size(), many.size());
}

TEST_P(XapiDocuments, that_are_no_json_objects_are_not_merged) {
  const auto json = "application/json";
  send(Method::post, state("s"), R"({"a":1})", json);
  EXPECT_EQ(send(Method::post, state("s"), "[1]", json).code(), "document.not_json");
  EXPECT_EQ(send(Method::post, state("s"), "{", json).code(), "document.not_json");
  EXPECT_EQ(send(Method::post, state("s"), "{}", "text/plain").code(), "document.not_json");
  EXPECT_EQ(send(Method::post, state("new"), "{", json).code(), "document.not_json");
  send(Method::post, state("t"), "text", "text/plain");
  EXPECT_EQ(send(Method::post, state("t"), "{}", json).code(), "document.not_json");
  EXPECT_EQ(lms->get(state("s")).text, R"({"a":1})");
}

TEST_P(XapiDocuments, are_listed_by_name_and_by_when_they_changed) {
  const auto since = rfc3339(clock().now());
  send(Method::put, state("a"), "1");
  clock().advance(std::chrono::minutes(1));
  send(Method::put, state("b"), "2");
  send(Method::put, state("c", "&registration=7b3fe1c0-1d2e-4f50-a1b2-000000000001"), "3");
  EXPECT_EQ(lms->get(state("")).body, (array{"a", "b", "c"}));
  EXPECT_EQ(lms->get(state("", "&since=" + since)).body, (array{"b", "c"}));
  EXPECT_EQ(lms->get(state("", "&registration=7b3fe1c0-1d2e-4f50-a1b2-000000000001")).body,
            (array{"c"}));
  EXPECT_EQ(lms->get(profile("")).status, 400);
}

TEST_P(XapiDocuments, are_removed_one_by_one_and_state_at_once) {
  for (const auto* name : {"a", "b", "c"}) send(Method::put, state(name), "1");
  EXPECT_EQ(lms->remove(state("a")).status, 204);
  EXPECT_EQ(lms->remove(state("a")).status, 204) << "it is gone either way";
  EXPECT_EQ(lms->get(state("")).body, (array{"b", "c"}));
  EXPECT_EQ(lms->remove(state("")).status, 204);
  EXPECT_EQ(lms->get(state("")).body, array{});
  EXPECT_EQ(lms->remove("/xapi/activities/profile?" + std::string(pump)).status, 400);
}

TEST_P(XapiDocuments, of_one_agent_are_not_those_of_another) {
  send(Method::put, state("s"), "noor's");
  const auto cas = "/xapi/activities/state?" + std::string(pump) +
                   "&stateId=s&agent=%7B%22mbox%22%3A%22mailto%3Acas%40example.org%22%7D";
  EXPECT_EQ(lms->get(cas).status, 404);
}

TEST_P(XapiDocuments, want_their_holder_named) {
  for (const auto* bad :
       {"/xapi/activities/state?stateId=s", "/xapi/activities/profile?profileId=p",
        "/xapi/activities/profile?activityId=pump&profileId=p", "/xapi/agents/profile?profileId=p",
        "/xapi/agents/profile?agent=noor&profileId=p", "/xapi/agents", "/xapi/activities"}) {
    EXPECT_EQ(lms->get(bad).status, 400) << bad;
  }
  const std::string nameless_group =
      "%7B%22objectType%22%3A%22Group%22%2C%22member%22%3A%5B%7B%22mbox%22%3A%22mailto%3Aa%40b.c"
      "%22%7D%5D%7D";
  EXPECT_EQ(lms->get("/xapi/agents/profile?agent=" + nameless_group).status, 400);
  EXPECT_EQ(lms->get(state("s", "&registration=1")).status, 400);
  EXPECT_EQ(lms->get(state("s", "&colour=red")).status, 400);
  EXPECT_EQ(send(Method::put, profile(std::string(513, 'x')), "1").status, 400);
  EXPECT_EQ(send(Method::put, profile("a%00b"), "1").status, 400);
  EXPECT_EQ(send(Method::put, profile("%0d%0a"), "1").status, 400);
}

TEST_P(XapiDocuments, never_put_into_a_head_what_would_break_out_of_it) {
  lms->header("X-Experience-API-Version", "1.0.3");
  const auto form =
      "activityId=http://example.org/pump&profileId=p&If-None-Match=*&content=x&Content-Type=";
  const auto put = [&](const std::string& type) {
    return send(Method::post, "/xapi/activities/profile?method=PUT", form + type,
                "application/x-www-form-urlencoded")
        .status;
  };
  EXPECT_EQ(put("text/plain%0d%0aX-A:b"), 400);
  EXPECT_EQ(put("text/plain%ff"), 400);
  EXPECT_EQ(put("text/%C3%A9"), 400);
  EXPECT_EQ(put("text/plain"), 204);
}

TEST_P(XapiDocuments, of_an_agent_make_it_a_person) {
  const auto person = lms->get("/xapi/agents?agent=" + std::string(noor));
  EXPECT_EQ(person.body,
            boost::json::value({{"objectType", "Person"}, {"mbox", {"mailto:noor@example.org"}}}));
}

TEST_P(XapiDocuments, come_with_what_the_store_speaks) {
  auto anybody = hub().browser();
  const auto about = anybody.get("/xapi/about");
  EXPECT_EQ(about.at("/version"), (array{"1.0.3", "2.0.0"}));
}

KRING_ON_BOTH_DATABASES(XapiDocuments);

}  // namespace
}  // namespace kring::learning_records
