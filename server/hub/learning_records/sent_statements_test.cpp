// What comes with statements, over HTTP, on both databases.

#include "hub/learning_records/sent_statements.h"

#include "hub/learning_records/signature.h"
#include "hub/learning_records/statement_reader.h"
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
  return part(
      "Content-Transfer-Encoding: binary\r\nX-Experience-API-Hash: " + sum_of(content) + "\r\n",
      content);
}

/// "/1/verb required" for the first rule that is broken, "" where none is named.
std::string broken(const ApiAnswer& refused) {
  if (!refused.body.as_object().contains("problems")) return "";
  return refused.string("/problems/0/path") + " " + refused.string("/problems/0/code");
}

class SentTogether : public testing_support::StatementsOnBothDatabases {
 protected:
  ApiAnswer send(std::string body, std::string_view content_type = "multipart/mixed; boundary=b") {
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
  EXPECT_EQ(broken(send(array{statement(2), with_signature(flipped)}, flipped)),
            "/1/attachments/0 key");
  auto of_text = with_signature(good);
  of_text.at("attachments").at(0).as_object()["contentType"] = "text/plain";
  EXPECT_EQ(broken(send(of_text, good)), "/attachments/0/contentType signature");
  EXPECT_THAT(listed(""), IsEmpty());
  EXPECT_EQ(attachments_kept(), 0);
  EXPECT_EQ(send(with_signature(good), good).status, 200);
  EXPECT_THAT(listed(""), ElementsAre(1));
  EXPECT_EQ(attachments_kept(), 1);
}

TEST_P(SentTogether, share_a_signature_where_they_say_the_same) {
  const Signer noor;
  auto said = statement(1);
  said.erase("id");
  const auto signature = noor.jws(serialize(said));
  const auto naming_it = [&](int number, std::size_t times) {
    auto made = statement(number);
    made["attachments"] = array(times, value(signature_of(signature)));
    return made;
  };
  auto other = naming_it(3, 1);
  other["actor"] = statement(3, "ada").at("actor");
  EXPECT_EQ(broken(send(array{naming_it(1, 1), naming_it(2, 2), other}, signature)),
            "/2/attachments/0 another_statement");
  EXPECT_EQ(broken(send(array{naming_it(1, 1), naming_it(2, most_signatures)}, signature)),
            "/1/attachments/99 too_many_signatures");
  EXPECT_THAT(listed(""), IsEmpty());
  EXPECT_EQ(send(array{naming_it(1, 1), naming_it(2, most_signatures - 1)}, signature).status, 200);
  EXPECT_THAT(listed(""), ElementsAre(2, 1));
  EXPECT_EQ(attachments_kept(), 1);
}

TEST_P(SentTogether, are_refused_whole_where_a_part_is_broken) {
  const std::string content = "a note";
  auto noted = statement(1);
  noted["attachments"] = array{attachment_of(content)};
  const auto first = json_part(array{statement(2), noted});
  const auto good = octets_part(content);
  const auto hash = "X-Experience-API-Hash: " + sum_of(content) + "\r\n";
  const auto hash_of_none = "X-Experience-API-Hash: " + std::string(64, '0') + "\r\n";
  const std::string binary = "Content-Transfer-Encoding: binary\r\n", last = "--b--\r\n";
  struct Broken {
    std::string_view what;
    std::string body;
    std::string_view code, rule;
    std::string_view type = "multipart/mixed; boundary=b";
  };
  const Broken all[] = {
      {"no hash", first + part(binary, content) + last, "attachment.wrong",
       "/parts/1/headers/X-Experience-API-Hash hash"},
      {"another hash", first + part(binary + hash, content + "!") + last, "attachment.wrong",
       "/1/attachments/0/sha2 hash"},
      {"another hash that nobody names", first + good + part(binary + hash_of_none, content) + last,
       "attachment.wrong", "/parts/2/headers/X-Experience-API-Hash hash"},
      {"no transfer encoding", first + part(hash, content) + last, "attachment.wrong",
       "/parts/1/headers/Content-Transfer-Encoding transfer_encoding"},
      {"another transfer encoding",
       first + part("Content-Transfer-Encoding: base64\r\n" + hash, content) + last,
       "attachment.wrong", "/parts/1/headers/Content-Transfer-Encoding transfer_encoding"},
      {"octets first", good + first + last, "attachment.wrong",
       "/parts/0/headers/Content-Type content_type"},
      {"octets alone", good + last, "attachment.wrong",
       "/parts/0/headers/Content-Type content_type"},
      {"no octets", first + last, "attachment.wrong", "/1/attachments/0/sha2 content"},
      {"a part nobody names", first + good + octets_part("another note") + last, "attachment.wrong",
       "/parts/2 unnamed"},
      {"no JSON", part("Content-Type: application/json\r\n", "{") + good + last,
       "statement.invalid", " json"},
      {"no field in a head", first + part("binary\r\n" + hash, content) + last,
       "multipart.malformed", "/parts/1/headers/0 field"},
      {"no last boundary", first + good, "multipart.malformed", "/parts/1 end"},
      {"another boundary", first + good + last, "multipart.malformed", "/parts/0 boundary",
       "multipart/mixed; boundary=c"},
      {"no boundary named", first + good + last, "attachment.wrong",
       "/headers/Content-Type boundary", "multipart/mixed"},
      {"another type", first + good + last, "xapi.malformed", "/headers/Content-Type content_type",
       "multipart/form-data; boundary=b"},
  };
  for (const auto& [what, body, code, rule, type] : all) {
    const auto refused = send(body, type);
    EXPECT_EQ(refused.status, 400) << what;
    EXPECT_EQ(refused.code(), code) << what;
    EXPECT_EQ(broken(refused), rule) << what;
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
  EXPECT_EQ(broken(post(sent)), "/object/attachments/0/sha2 content");
  EXPECT_EQ(send(sent, content).status, 200);
  EXPECT_THAT(get("attachments=true&statementId=" + uuid(1)).text, HasSubstr(content));
}

TEST_P(SentTogether, are_refused_whole_where_they_are_more_than_is_taken_at_once) {
  auto tiny = statement(1);
  tiny.erase("id");
  EXPECT_EQ(post(array(most_statements + 1, tiny)).code(), "statements.too_many");
  auto large = statement(2);
  large["result"] = object{{"response", std::string(longest_statements, 'x')}};
  EXPECT_EQ(post(large).code(), "statements.too_large");
  auto many = statement(3);
  many["context"] =
      object{{"extensions", object{{"http://example.org/x", array(400'001, value(1))}}}};
  lms->header("Accept-Language", "nl");
  const auto refused = post(many);
  EXPECT_EQ(refused.status, 413);
  EXPECT_EQ(refused.code(), "statements.too_many_values");
  EXPECT_THAT(refused.string("/title"), HasSubstr("400.000 komma’s"));
  EXPECT_THAT(listed(""), IsEmpty());
}

KRING_ON_BOTH_DATABASES(SentTogether);

}  // namespace
}  // namespace kring::learning_records
