// What comes with statements, over HTTP, on both databases.

#include "hub/learning_records/sent_statements.h"

#include "hub/learning_records/signature.h"
#include "platform/crypto/sha.h"
#include "tests/support/signer.h"
#include "tests/support/xapi_statements.h"

#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::serialize;
using boost::json::value;
using http::Method;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing_support::Signer;
using testing_support::statement;
using testing_support::uuid;

std::string sum_of(std::string_view content) {
  return *crypto::sha_hex(content, 64);
}

object attachment_of(std::string_view content, std::string_view type = "text/plain") {
  return {{"usageType", "http://example.org/note"},
          {"display", object{{"en", "Note"}}},
          {"contentType", type},
          {"length", content.size()},
          {"sha2", sum_of(content)}};
}

object signature_of(std::string_view content) {
  auto made = attachment_of(content, "application/octet-stream");
  made["usageType"] = signature_usage;
  return made;
}

std::string part(std::string_view head, std::string_view content) {
  return "--b\r\n" + std::string(head) + "\r\n" + std::string(content) + "\r\n";
}

std::string json_part(const value& statements) {
  return part("Content-Type: application/json\r\n", serialize(statements));
}

std::string octets_part(std::string_view content) {
  return part("Content-Transfer-Encoding: binary\r\nX-Experience-API-Hash: " + sum_of(content) +
                  "\r\n",
              content);
}

class SentTogether : public testing_support::StatementsOnBothDatabases {
 protected:
  ApiAnswer send(std::string body,
                 std::string_view content_type = "multipart/mixed; boundary=b") {
    lms->header("Content-Type", content_type);
    auto answer = lms->send(Method::post, "/xapi/statements", std::move(body));
    lms->header("Content-Type", "");
    return answer;
  }

  ApiAnswer send(const value& statements, std::string_view content) {
    return send(json_part(statements) + octets_part(content) + "--b--\r\n");
  }

  std::int64_t attachments_kept() {
    return *db().read([](Tx& tx) {
      return tx.value<std::int64_t>("SELECT count(*) FROM statement_attachments");
    });
  }
};

TEST_P(SentTogether, with_their_signature_are_kept_where_it_is_theirs_to_the_last_octet) {
  const Signer noor;
  auto sent = statement(1);
  const auto good = noor.jws(serialize(sent));
  const auto with_signature = [&](std::string_view signature) {
    auto with = sent;
    with["attachments"] = array{signature_of(signature)};
    return with;
  };
  auto flipped = good;
  auto& letter = flipped[flipped.rfind('.') + 100];
  letter = letter == 'A' ? 'B' : 'A';
  EXPECT_EQ(send(with_signature(flipped), flipped).code(), "signature.wrong");
  EXPECT_EQ(send(array{statement(2), with_signature(flipped)}, flipped).status, 400);
  auto of_text = with_signature(good);
  of_text.at("attachments").at(0).as_object()["contentType"] = "text/plain";
  EXPECT_EQ(send(of_text, good).code(), "attachment.wrong");
  EXPECT_THAT(listed(""), IsEmpty());
  EXPECT_EQ(attachments_kept(), 0);
  EXPECT_EQ(send(with_signature(good), good).status, 200);
  EXPECT_THAT(listed(""), ElementsAre(1));
  EXPECT_EQ(attachments_kept(), 1);
}

TEST_P(SentTogether, are_refused_whole_where_a_part_is_broken) {
  const std::string content = "a note";
  auto noted = statement(1);
  noted["attachments"] = array{attachment_of(content)};
  const auto first = json_part(array{statement(2), noted});
  const auto good = octets_part(content);
  const auto hash = "X-Experience-API-Hash: " + sum_of(content) + "\r\n";
  const std::string binary = "Content-Transfer-Encoding: binary\r\n", last = "--b--\r\n";
  struct Broken {
    std::string_view what;
    std::string body;
    std::string_view code;
    std::string_view type = "multipart/mixed; boundary=b";
  };
  const Broken all[] = {
      {"no hash", first + part(binary, content) + last, "attachment.wrong"},
      {"another hash", first + part(binary + hash, content + "!") + last, "attachment.wrong"},
      {"no transfer encoding", first + part(hash, content) + last, "attachment.wrong"},
      {"another transfer encoding",
       first + part("Content-Transfer-Encoding: base64\r\n" + hash, content) + last,
       "attachment.wrong"},
      {"octets first", good + first + last, "attachment.wrong"},
      {"octets alone", good + last, "attachment.wrong"},
      {"no octets", first + last, "attachment.wrong"},
      {"a part nobody names", first + good + octets_part("another note") + last,
       "attachment.wrong"},
      {"no JSON", part("Content-Type: application/json\r\n", "{") + good + last,
       "statement.invalid"},
      {"no last boundary", first + good, "multipart.malformed"},
      {"another boundary", first + good + last, "multipart.malformed",
       "multipart/mixed; boundary=c"},
      {"no boundary named", first + good + last, "attachment.wrong", "multipart/mixed"},
      {"another type", first + good + last, "xapi.malformed", "multipart/form-data; boundary=b"},
  };
  for (const auto& [what, body, code, type] : all) {
    const auto refused = send(body, type);
    EXPECT_EQ(refused.status, 400) << what;
    EXPECT_EQ(refused.code(), code) << what;
    EXPECT_NE(refused.string("/detail"), "") << what;
  }
  EXPECT_THAT(listed(""), IsEmpty());
  EXPECT_EQ(attachments_kept(), 0);
  EXPECT_EQ(send(first + good + last).status, 200);
  EXPECT_THAT(listed(""), ElementsAre(1, 2));
}

TEST_P(SentTogether, bring_what_a_sub_statement_names_too) {
  const std::string content = "a note";
  auto planned = statement(9);
  planned.erase("id");
  planned["objectType"] = "SubStatement";
  planned["attachments"] = array{attachment_of(content)};
  auto sent = statement(1);
  sent["object"] = planned;
  EXPECT_EQ(post(sent).code(), "attachment.wrong") << "its content is nowhere";
  EXPECT_EQ(send(sent, content).status, 200);
  EXPECT_THAT(get("attachments=true&statementId=" + uuid(1)).text, HasSubstr(content));
}

KRING_ON_BOTH_DATABASES(SentTogether);

}  // namespace
}  // namespace kring::learning_records
