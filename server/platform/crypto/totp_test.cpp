#include "platform/crypto/totp.h"

#include <gtest/gtest.h>

namespace kring::crypto {
namespace {

// RFC 6238, appendix B, and RFC 4226, appendix D.
constexpr std::string_view secret = "12345678901234567890";

std::string at_second(std::int64_t second) {
  return totp(secret, second / totp_seconds, 8);
}

TEST(Totp, is_that_of_rfc_6238) {
  EXPECT_EQ(at_second(59), "94287082");
  EXPECT_EQ(at_second(1'111'111'109), "07081804");
  EXPECT_EQ(at_second(1'111'111'111), "14050471");
  EXPECT_EQ(at_second(1'234'567'890), "89005924");
  EXPECT_EQ(at_second(2'000'000'000), "69279037");
  EXPECT_EQ(at_second(20'000'000'000), "65353130");
}

TEST(Totp, is_that_of_rfc_4226_with_six_digits) {
  EXPECT_EQ(totp(secret, 0), "755224");
  EXPECT_EQ(totp(secret, 1), "287082");
  EXPECT_EQ(totp(secret, 9), "520489");
}

TEST(TotpSecret, is_shown_in_base32) {
  // RFC 4648, 10, without its padding.
  EXPECT_EQ(totp_secret_text(""), "");
  EXPECT_EQ(totp_secret_text("f"), "MY");
  EXPECT_EQ(totp_secret_text("fo"), "MZXQ");
  EXPECT_EQ(totp_secret_text("foo"), "MZXW6");
  EXPECT_EQ(totp_secret_text("foob"), "MZXW6YQ");
  EXPECT_EQ(totp_secret_text("fooba"), "MZXW6YTB");
  EXPECT_EQ(totp_secret_text("foobar"), "MZXW6YTBOI");
}

TEST(TotpSecret, has_160_bits_and_never_comes_twice) {
  const auto one = random_totp_secret();
  EXPECT_EQ(one.size(), 20U);
  EXPECT_EQ(totp_secret_text(one).size(), 32U);
  EXPECT_NE(random_totp_secret(), one);
}

}  // namespace
}  // namespace kring::crypto
