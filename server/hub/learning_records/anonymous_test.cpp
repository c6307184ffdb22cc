#include "hub/learning_records/anonymous.h"

#include "hub/learning_records/statement_reader.h"

#include <gtest/gtest.h>

namespace kring::learning_records {
namespace {

StandIns stand_ins() {
  StandIns all;
  for (const auto& identity : identities_with("mbox mailto:Noor@example.org")) {
    all[identity] = R"({"homePage":"https://kring.example.org","name":"erased-1"})";
  }
  return all;
}

constexpr std::string_view nobody =
    R"({"objectType":"Agent","account":{"homePage":"https://kring.example.org","name":"erased-1"}})";
const std::string by_noor =
    R"({"actor":{"name":"Noor","mbox":"mailto:noor@example.org"},"verb":{"id":"http://e.org/did"},)";
const std::string by_bo =
    R"({"actor":{"mbox":"mailto:bo@example.org"},"verb":{"id":"http://e.org/did"},)";
const std::string without_noor =
    R"({"actor":)" + std::string(nobody) + R"(,"verb":{"id":"http://e.org/did"},)";

Anonymous rewritten(const std::string& statement) {
  const auto document = read_document(statement);
  return anonymous(document.root(), stand_ins());
}

TEST(Anonymous, AnActorLosesNameAndAddressWhateverTheCaseOfIt) {
  EXPECT_EQ(rewritten(by_noor + R"("object":{"id":"http://e.org/pump"}})").text,
            without_noor + R"("object":{"id":"http://e.org/pump"}})");
}

TEST(Anonymous, TheSumOfAnAddressIsThatAddress) {
  // Of "mailto:noor@example.org", by sha1sum.
  const std::string sum = "ad8bc7ed29cf3a61f598f7d28f19e30cf3310892";
  const std::string object = R"("object":{"objectType":"Agent","mbox_sha1sum":")";
  EXPECT_EQ(rewritten(by_noor + object + sum + R"("}})").text,
            without_noor + R"("object":)" + std::string(nobody) + "}");
}

TEST(Anonymous, WhereverTheyStandInTheContextTheyAreReplacedAndOthersStay) {
  const auto one = [](std::string_view who) {
    return R"({"instructor":)" + std::string(who) +
           R"(,"team":{"objectType":"Group","member":[{"mbox":"mailto:bo@example.org"},)" +
           std::string(who) + R"(]},"contextAgents":[{"objectType":"contextAgent","agent":)" +
           std::string(who) + R"(}],"extensions":{"http://e.org/x":1}})";
  };
  const std::string head =
      R"({"actor":{"mbox":"mailto:bo@example.org"},"verb":{"id":"http://e.org/did"},)"
      R"("object":{"id":"http://e.org/pump"},"context":)";
  EXPECT_EQ(rewritten(head + one(R"({"name":"N","mbox":"mailto:noor@example.org"})") + "}").text,
            head + one(nobody) + "}");
}

TEST(Anonymous, InTheGroupsOfTheContextTheMemberIsReplacedAndTheGroupStays) {
  const auto one = [](std::string_view who) {
    return by_bo +
           R"("object":{"id":"http://e.org/pump"},"context":{"contextGroups":[)"
           R"({"objectType":"contextGroup","group":{"objectType":"Group",)"
           R"("mbox":"mailto:fitters@example.org","member":[{"mbox":"mailto:bo@example.org"},)" +
           std::string(who) + R"(]},"relevantTypes":["http://e.org/t"]}]}})";
  };
  EXPECT_EQ(rewritten(one(R"({"name":"N","mbox":"mailto:noor@example.org"})")).text, one(nobody));
}

TEST(Anonymous, WhatThePersonWroteGoesAndTheirScoreStays) {
  EXPECT_EQ(rewritten(by_noor + R"("object":{"id":"http://e.org/pump"},"result":{"success":true,)"
                                R"("score":{"scaled":0.50},"response":"I, Noor","extensions":{}}})")
                .text,
            without_noor + R"("object":{"id":"http://e.org/pump"},"result":{"success":true,)"
                           R"("score":{"scaled":0.50}}})");
}

TEST(Anonymous, WhatOthersWroteStays) {
  const std::string about =
      R"({"actor":{"mbox":"mailto:bo@example.org"},"verb":{"id":"http://e.org/met"},"object":)";
  const std::string result = R"(,"result":{"response":"well"}})";
  EXPECT_EQ(
      rewritten(about + R"({"objectType":"Agent","mbox":"mailto:noor@example.org"})" + result).text,
      about + std::string(nobody) + result);
}

TEST(Anonymous, ASignatureGoesAndTheirAttachmentsKeepTheHashOnly) {
  const auto made = rewritten(
      by_noor +
      R"("object":{"id":"http://e.org/pump"},"attachments":[)"
      R"({"usageType":"http://adlnet.gov/expapi/attachments/signature","sha2":"AA"},)"
      R"({"usageType":"http://e.org/photo","description":{"en":"Noor"},"sha2":"bb","fileUrl":"http://e.org/noor"}]})");
  EXPECT_EQ(made.text, without_noor + R"("object":{"id":"http://e.org/pump"},"attachments":[)"
                                      R"({"usageType":"http://e.org/photo","sha2":"bb"}]})");
  EXPECT_EQ(made.sha2, (std::vector<std::string>{"aa", "bb"}));
}

TEST(Anonymous, ASubStatementIsRewrittenToo) {
  const std::string head =
      R"({"actor":{"mbox":"mailto:bo@example.org"},"verb":{"id":"http://e.org/plans"},)"
      R"("object":{"objectType":"SubStatement",)";
  const std::string object = R"("object":{"id":"http://e.org/pump"}}})";
  EXPECT_EQ(rewritten(head + by_noor.substr(1) + object).text,
            head + without_noor.substr(1) + object);
}

}  // namespace
}  // namespace kring::learning_records
