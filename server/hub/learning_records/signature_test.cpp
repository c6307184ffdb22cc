#include "hub/learning_records/signature.h"

#include "base/refusal.h"
#include "hub/learning_records/reading_room.h"
#include "platform/api/cursor.h"
#include "tests/support/signer.h"

#include <string>

#include <gtest/gtest.h>

namespace kring::learning_records {
namespace {

using testing_support::Signer;

constexpr std::string_view said =
    R"({"actor":{"mbox":"mailto:a@example.org"},"verb":{"id":"http://example.org/v"},"object":{"id":"http://example.org/o"}})";

/// "fine", or the rule that is broken.
std::string judged(const std::string& signature, std::string_view statement = said) {
  const auto document = json::Document::parse(statement).value();
  try {
    Signature(signature, "/3/attachments/0").require_over(document.root(), "/3/attachments/0");
    return "fine";
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.status(), Status::malformed);
    EXPECT_EQ(refusal.code(), "signature.wrong");
    EXPECT_TRUE(refusal.detail().starts_with("At /3/attachments/0: ")) << refusal.detail();
    EXPECT_EQ(refusal.problems().front().path, "/3/attachments/0");
    return refusal.problems().front().code;
  }
}

const Signer& ilse() {
  static const Signer signer;
  return signer;
}

std::string without_certificate(std::string_view payload) {
  return api::base64url_of(R"({"alg":"RS256"})") + "." + api::base64url_of(payload) + ".AAAA";
}

TEST(Signature, is_taken_with_each_of_the_three_algorithms) {
  EXPECT_EQ(judged(ilse().jws(said)), "fine");
  EXPECT_EQ(judged(ilse().jws(said, "RS384", EVP_sha384())), "fine");
  EXPECT_EQ(judged(ilse().jws(said, "RS512", EVP_sha512())), "fine");
  EXPECT_EQ(judged(ilse().jws(said) + "\r\n"), "fine") << "as a part may end";
}

TEST(Signature, is_refused_where_one_letter_of_it_or_of_what_was_signed_is_another) {
  const auto good = ilse().jws(said);
  for (auto at = good.find('.'); at < good.size(); ++at) {
    auto flipped = good;
    flipped[at] = flipped[at] == 'A' ? 'B' : 'A';
    EXPECT_NE(judged(flipped), "fine") << at;
  }
}

TEST(Signature, is_refused_where_what_was_signed_is_another) {
  std::string other(said);
  other.replace(other.find("example.org/o"), 13, "example.org/p");
  EXPECT_EQ(judged(ilse().jws(said), other), "another_statement");
  auto good = ilse().jws(said);
  const auto first = good.find('.'), second = good.find('.', first + 1);
  EXPECT_EQ(judged(good.replace(first + 1, second - first - 1, api::base64url_of(other)), other),
            "key");
}

TEST(Signature, is_refused_where_somebody_else_made_it) {
  const Signer mallory;
  const auto hers = ilse().jws(said), his = mallory.jws(said);
  EXPECT_NE(judged(hers.substr(0, hers.rfind('.')) + his.substr(his.rfind('.'))), "fine");
}

TEST(Signature, is_refused_with_algorithms_that_prove_nothing) {
  for (const auto* algorithm : {"none", "HS256", "ES256", "rs256", ""}) {
    EXPECT_EQ(judged(ilse().jws(said, algorithm)), "algorithm") << algorithm;
  }
  EXPECT_NE(judged(ilse().jws(said, "RS384")), "fine") << "signed as RS256";
  EXPECT_NE(judged(Signer(1024).jws(said)), "fine") << "too short a key";
}

TEST(Signature, without_a_certificate_is_compared_alone) {
  EXPECT_EQ(judged(without_certificate(said)), "fine");
}

TEST(Signature, is_read_as_far_as_statements_are) {
  std::string many = R"({"a":[1)";
  for (int i = 0; i < 400'001; ++i) many += ",1";
  try {
    Signature(without_certificate(many + "]}"), "");
    FAIL() << "it was read";
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.status(), Status::too_large);
    EXPECT_EQ(refusal.code(), "statements.too_many_values");
  }
}

TEST(Signature, takes_memory_while_it_is_judged_and_other_parts_do_not) {
  const auto text = without_certificate(std::string(3'000, ' '));
  EXPECT_EQ(memory_to_verify(text), memory_to_keep_at_most(text.size() / 4 * 3));
  EXPECT_EQ(memory_to_verify(text + "\r\n"), memory_to_keep_at_most((text.size() + 2) / 4 * 3));
  EXPECT_EQ(memory_to_verify("%PDF-1.7"), 0U);
}

TEST(Signature, is_refused_where_it_is_none) {
  for (const auto* bad : {"", ".", "..", "a.b.c", "e30.e30"}) {
    EXPECT_EQ(judged(bad), "format") << bad;
  }
  EXPECT_EQ(judged("e30.e30.e30"), "algorithm");
  EXPECT_EQ(judged(ilse().jws("[1]")), "format");
  EXPECT_EQ(judged(ilse().jws(R"({"actor":{}})")), "statement");
}

}  // namespace
}  // namespace kring::learning_records
