// Sums, encodings and signatures that others chose.

#include "platform/crypto/base64.h"
#include "platform/crypto/rsa_signature.h"
#include "platform/crypto/sha.h"

#include <gtest/gtest.h>

namespace kring::crypto {
namespace {

TEST(Base64, goes_there_and_back) {
  // RFC 4648, 10.
  for (const auto& [octets, text] : {std::pair{"", ""},
                                     {"f", "Zg=="},
                                     {"fo", "Zm8="},
                                     {"foo", "Zm9v"},
                                     {"foobar", "Zm9vYmFy"}}) {
    EXPECT_EQ(base64(octets), text);
    EXPECT_EQ(octets_of_base64(text), octets);
  }
}

TEST(Base64, refuses_what_it_would_not_write) {
  for (const auto* bad : {"Zg", "Zg=", "Zh==", "Zm9v=", "Zm 9v", "Z-9v", "Zm9v\n", "===="}) {
    EXPECT_FALSE(octets_of_base64(bad)) << bad;
  }
}

TEST(Sha, is_chosen_by_its_digits) {
  // FIPS 180-2, the sums of "abc".
  EXPECT_EQ(sha_hex("abc", 40), "a9993e364706816aba3e25717850c26c9cd0d89d");
  EXPECT_EQ(sha_hex("abc", 56), "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7");
  EXPECT_EQ(sha_hex("abc", 64), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha_hex("abc", 96)->size(), 96U);
  EXPECT_EQ(sha_hex("abc", 128)->size(), 128U);
  EXPECT_FALSE(sha_hex("abc", 32));
  EXPECT_FALSE(sha_hex("abc", 0));
}

TEST(RsaSignature, is_nobodys_without_a_certificate) {
  EXPECT_FALSE(verifies("", RsaHash::sha256, "text", "signature"));
  EXPECT_FALSE(verifies(std::string(1000, '\x30'), RsaHash::sha256, "text", ""));
}

}  // namespace
}  // namespace kring::crypto
