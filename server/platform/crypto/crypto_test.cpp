#include "base/hex.h"
#include "base/refusal.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/password_hasher.h"
#include "platform/crypto/random.h"
#include "platform/crypto/secret_key.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <future>
#include <set>
#include <stdexcept>

#include <gmock/gmock.h>
#include <sys/stat.h>

namespace kring::crypto {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing_support::TemporaryFolder;

// As cheap as Argon2id gets: these tests are about what happens around it.
PasswordHasher::Options cheap() {
  return {.passes = 1, .memory = 8 * 1024};
}

TEST(Hash, is_blake2b_of_32_octets) {
  // `printf abc | b2sum -l 256`
  EXPECT_EQ(hex_of(hash("abc")),
            "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST(KeyedHash, differs_under_another_key) {
  const std::string one(32, '1');
  const std::string two(32, '2');
  EXPECT_EQ(keyed_hash(one, "abc"), keyed_hash(one, "abc"));
  EXPECT_NE(keyed_hash(one, "abc"), keyed_hash(two, "abc"));
  EXPECT_NE(keyed_hash(one, "abc"), hash("abc"));
}

TEST(KeyedHash, refuses_a_key_that_is_none) {
  EXPECT_THROW(keyed_hash("", "abc"), std::invalid_argument);
  EXPECT_THROW(keyed_hash("short", "abc"), std::invalid_argument);
  EXPECT_THROW(keyed_hash(std::string(65, 'x'), "abc"), std::invalid_argument);
}

TEST(Same, compares_length_and_content) {
  EXPECT_TRUE(same("", ""));
  EXPECT_TRUE(same("abc", "abc"));
  EXPECT_FALSE(same("abc", "abd"));
  EXPECT_FALSE(same("abc", "abcd"));
}

TEST(RandomToken, may_stand_in_an_address_and_never_comes_twice) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const auto token = random_token();
    EXPECT_EQ(token.size(), 43U);
    EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                      "0123456789-_"),
              std::string::npos);
    EXPECT_TRUE(seen.insert(token).second);
  }
}

TEST(RandomNumber, is_positive_and_fits_an_id) {
  for (int i = 0; i < 1000; ++i) {
    const auto number = random_number();
    EXPECT_GT(number, 0);
    EXPECT_LT(number, std::int64_t{1} << 62);
  }
}

TEST(PasswordHasher, knows_the_right_password_from_a_wrong_one) {
  PasswordHasher hasher(cheap());
  const auto stored = hasher.hash("correct horse");
  EXPECT_TRUE(hasher.verify(stored, "correct horse"));
  EXPECT_FALSE(hasher.verify(stored, "correct horsf"));
  EXPECT_FALSE(hasher.verify(stored, ""));
  EXPECT_NE(stored, hasher.hash("correct horse"));
}

TEST(PasswordHasher, keeps_argon2id_with_the_costs_it_was_given) {
  PasswordHasher hasher;
  EXPECT_THAT(hasher.hash("correct horse"), testing::StartsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
}

TEST(PasswordHasher, lets_nobody_in_without_an_account) {
  PasswordHasher hasher(cheap());
  EXPECT_FALSE(hasher.verify(std::nullopt, ""));
  EXPECT_FALSE(hasher.verify(std::nullopt, "correct horse"));
}

TEST(PasswordHasher, takes_what_is_no_hash_for_a_wrong_password) {
  PasswordHasher hasher(cheap());
  EXPECT_FALSE(hasher.verify("nonsense", "correct horse"));
}

TEST(PasswordHasher, refuses_at_once_when_too_many_wait) {
  auto options = cheap();
  options.threads = 0;  // nobody works, so whoever is let in waits until the end
  options.waiting_limit = 0;
  PasswordHasher hasher(options);
  try {
    hasher.hash("correct horse");
    FAIL() << "was not refused";
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.status(), Status::overloaded);
    EXPECT_EQ(refusal.code(), "overloaded");
    EXPECT_TRUE(refusal.retry_after());
  }
}

TEST(PasswordHasher, answers_everybody_who_was_let_in) {
  auto options = cheap();
  options.threads = 2;
  PasswordHasher hasher(options);
  const auto stored = hasher.hash("correct horse");
  std::vector<std::future<bool>> answers;
  for (int i = 0; i < 32; ++i) {
    answers.push_back(std::async(std::launch::async, [&hasher, &stored, i] {
      return hasher.verify(stored, i % 2 == 0 ? "correct horse" : "wrong");
    }));
  }
  for (std::size_t i = 0; i < answers.size(); ++i) EXPECT_EQ(answers[i].get(), i % 2 == 0);
}

TEST(SecretKey, is_made_once_and_only_for_its_owner) {
  const TemporaryFolder folder;
  const auto file = folder.path() / "key";
  const auto key = secret_key(file);
  EXPECT_EQ(key.size(), secret_key_size);
  EXPECT_EQ(secret_key(file), key);
  struct stat about {};
  ASSERT_EQ(stat(file.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0600U);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(SecretKey, that_is_only_looked_for_is_not_made) {
  const TemporaryFolder folder;
  const auto file = folder.path() / "key";
  EXPECT_EQ(kept_secret_key(file), std::nullopt);
  EXPECT_FALSE(std::filesystem::exists(file));
  const auto key = secret_key(file);
  EXPECT_EQ(kept_secret_key(file), key);
}

TEST(SecretKey, is_the_same_for_all_who_make_it_at_once) {
  const TemporaryFolder folder;
  const auto file = folder.path() / "key";
  std::vector<std::future<std::string>> makers;
  for (int i = 0; i < 8; ++i)
    makers.push_back(std::async(std::launch::async, [&file] { return secret_key(file); }));
  std::set<std::string> keys;
  for (auto& maker : makers) keys.insert(maker.get());
  EXPECT_EQ(keys.size(), 1U);
}

std::string refusal_of_key(const std::filesystem::path& file) {
  try {
    secret_key(file);
  } catch (const std::runtime_error& refusal) {
    return refusal.what();
  }
  return "";
}

TEST(SecretKey, says_what_stands_in_its_place_and_waits_for_no_pipe) {
  const TemporaryFolder folder;
  const auto place = [&](const char* name) { return folder.path() / name; };
  std::filesystem::create_directory(place("folder"));
  ASSERT_EQ(mkfifo(place("pipe").c_str(), 0600), 0);
  std::filesystem::create_symlink("pipe", place("link to a pipe"));
  std::filesystem::create_symlink("nowhere", place("link"));
  std::filesystem::create_symlink("circle", place("circle"));
  for (const auto* name : {"folder", "pipe", "link to a pipe"}) {
    EXPECT_THAT(refusal_of_key(place(name)),
                AllOf(HasSubstr(place(name).string()), HasSubstr("is not a file")));
  }
  EXPECT_THAT(refusal_of_key(place("link")),
              AllOf(HasSubstr(place("link").string()), HasSubstr("leads nowhere")));
  EXPECT_THAT(refusal_of_key(place("circle")),
              AllOf(HasSubstr(place("circle").string()), HasSubstr("leads back to itself")));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 5);
}

TEST(SecretKey, that_cannot_be_read_is_named_and_what_to_do_about_it) {
  const TemporaryFolder folder;
  const auto file = folder.path() / "link";
  std::filesystem::create_symlink("/proc/self/mem", file);
  EXPECT_THAT(refusal_of_key(file), AllOf(HasSubstr(file.string() + " cannot be read ("),
                                          HasSubstr("put the key back from a backup")));
}

TEST(SecretKey, is_read_through_a_link) {
  const TemporaryFolder folder;
  const auto file = folder.path() / "key";
  const auto key = secret_key(file);
  std::filesystem::create_symlink("key", folder.path() / "link");
  EXPECT_EQ(secret_key(folder.path() / "link"), key);
}

TEST(SecretKey, refuses_a_file_that_others_can_read_or_that_is_cut_off) {
  const TemporaryFolder folder;
  const auto file = folder.path() / "key";
  std::ofstream(file) << std::string(secret_key_size, 'x');
  chmod(file.c_str(), 0640);
  EXPECT_THROW(secret_key(file), std::runtime_error);
  chmod(file.c_str(), 0600);
  EXPECT_EQ(secret_key(file), std::string(secret_key_size, 'x'));
  std::ofstream(file) << "short";
  EXPECT_THROW(secret_key(file), std::runtime_error);
}

}  // namespace
}  // namespace kring::crypto
