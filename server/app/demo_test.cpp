// The demo organisation: how much there is of it, how it reads, and whom its password lets in.

#include "app/demo_history.h"
#include "app/demo_sign_in.h"
#include "app/opened_database.h"
#include "platform/db/failures.h"
#include "tests/support/databases.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>
#include <sstream>

#include <gmock/gmock.h>

namespace kring::app {
namespace {

using ::testing::SizeIs;

/// All that a thread says, title and comments included.
std::vector<std::string> texts_of(const DemoThread& thread) {
  std::vector<std::string> all{thread.title, thread.text};
  const auto add_comments = [&](const std::vector<DemoComment>& comments) {
    for (const auto& comment : comments) all.push_back(comment.text);
  };
  add_comments(thread.comments);
  for (const auto& answer : thread.answers) {
    all.push_back(answer.text);
    add_comments(answer.comments);
  }
  return all;
}

/// Its sentences, each as its words with one space between them; the end of a line ends one too.
std::vector<std::string> sentences_of(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string sentence;
    for (std::string word; words >> word;) {
      sentence.append(sentence.empty() ? "" : " ").append(word);
      if (std::string_view(".!?").find(word.back()) != std::string_view::npos)
        all.push_back(std::exchange(sentence, ""));
    }
    if (!sentence.empty()) all.push_back(sentence);
  }
  return all;
}

/// What the lines of a table are drawn with has none, nor has the number of a step.
bool has_words(const std::string& sentence) {
  return std::ranges::any_of(sentence,
                             [](unsigned char c) { return c >= 0x80 || std::isalpha(c); });
}

TEST(TheDemo, says_no_sentence_twice) {
  std::map<std::string, int> said;
  for (const auto& community : demo_organisation().communities)
    for (const auto& thread : community.threads)
      for (const auto& text : texts_of(thread))
        for (auto& sentence : sentences_of(text)) ++said[std::move(sentence)];
  EXPECT_GT(said.size(), 1000U);
  for (const auto& [sentence, times] : said) {
    if (!has_words(sentence)) continue;
    EXPECT_EQ(times, 1) << sentence;
  }
}

TEST(TheDemo, has_somebody_of_each_kind_to_sign_in_as_and_says_who_they_are) {
  EXPECT_THAT(demo_organisation().people, SizeIs(36));
  EXPECT_THAT(demo_people_to_sign_in_as(), SizeIs(10));
}

/// What stands in the tables once it has lived its year.
class TheDemoYear : public OnBothDatabases {
 protected:
  TestDatabase::Options options() const override { return {.rehearse_writes = false}; }

  std::int64_t number_of(const std::string& what) {
    return db()
        .read([&](Tx& tx) { return tx.value<std::int64_t>("SELECT count(*) FROM " + what); })
        .value();
  }
};
KRING_ON_BOTH_DATABASES(TheDemoYear);

TEST_P(TheDemoYear, comes_to_as_much_as_the_organisation_is_meant_to_have) {
  live_demo_year(db(), clock(), demo_organisation(), "$nobody$signs$in", clock().now(),
                 [](std::size_t, std::size_t) {});
  EXPECT_EQ(number_of("people"), 36 + 390);
  EXPECT_EQ(number_of("units"), 11);
  EXPECT_EQ(number_of("placements WHERE unit IS NOT NULL"), 36 + 390);
  EXPECT_EQ(number_of("communities"), 10);
  EXPECT_EQ(number_of("questions"), 86);
  const std::string answered =
      "questions q WHERE EXISTS (SELECT 1 FROM answers WHERE question = q.id)";
  EXPECT_EQ(number_of(answered), 65);
  EXPECT_EQ(number_of("questions") - number_of(answered), 21) << "without an answer";
  EXPECT_EQ(number_of("questions") + number_of("answers"), 162);
  EXPECT_EQ(number_of("comments"), 415);
}

TEST_P(TheDemoYear, ends_today_and_began_twelve_months_ago) {
  live_demo_year(db(), clock(), demo_organisation(), "$nobody$signs$in", clock().now(),
                 [](std::size_t, std::size_t) {});
  const auto today = clock().now();
  const auto asked = [&](const std::string& which) {
    return db()
        .read(
            [&](Tx& tx) { return tx.value<Time>("SELECT " + which + "(asked_at) FROM questions"); })
        .value();
  };
  using std::chrono::days;
  EXPECT_LT(asked("min"), today - days(330));
  EXPECT_GE(asked("min"), today - days(366));
  EXPECT_GT(asked("max"), today - days(14));
  EXPECT_LE(asked("max"), today);
}

config::Settings at(std::string address) {
  config::Settings settings;
  settings.address = std::move(address);
  return settings;
}

TEST(TheDemo, that_was_begun_and_did_not_end_passes_for_no_hub) {
  const testing_support::TemporaryFolder folder;
  config::Settings settings;
  settings.data = folder.path();
  std::ofstream(db::DataFolder(settings.data).demo_begun()) << "";
  const SystemClock system;
  try {
    const OpenedDatabase opened(settings, system, db::Observer::nobody());
    FAIL() << "it was opened";
  } catch (const db::CannotOpen& refusal) {
    EXPECT_THAT(refusal.what(),
                testing::HasSubstr("was begun and did not end. Remove that folder"));
  }
}

TEST(TheDemoPassword, lets_in_who_sits_at_this_machine) {
  EXPECT_TRUE(demo_may_sign_in({}));
  EXPECT_TRUE(demo_may_sign_in(at("::1")));
}

TEST(TheDemoPassword, lets_nobody_in_from_the_network) {
  for (const auto* address : {"0.0.0.0", "::", "192.168.1.7"})
    EXPECT_FALSE(demo_may_sign_in(at(address))) << address;
}

TEST(TheDemoPassword, lets_nobody_in_behind_a_proxy) {
  auto proxied = at("127.0.0.1");
  proxied.trusted_proxies = {"127.0.0.1"};
  EXPECT_FALSE(demo_may_sign_in(proxied));
  auto published = at("127.0.0.1");
  published.public_origin = "https://kring.example.org";
  EXPECT_FALSE(demo_may_sign_in(published));
}

}  // namespace
}  // namespace kring::app
