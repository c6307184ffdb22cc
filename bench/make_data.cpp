// bench_data FOLDER [QUESTIONS] [PEOPLE]: fills an empty hub, through the same verbs as everybody,
// with people who are signed in, and questions with twenty answers each. Half of the questions are
// in a community that only its members can read, so that permissions cost what they cost.
//
// Beside the hub it writes FOLDER/bench-sessions and FOLDER/bench-questions, one token or id a
// line, for bench_load.

#include "app/opened_database.h"
#include "hub/communities/communities.h"
#include "hub/contributions/contributions.h"
#include "hub/identity/identity.h"
#include "hub/identity/sessions.h"
#include "hub/reactions/reactions.h"
#include "platform/crypto/password_hasher.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <random>

namespace kring::bench {
namespace {

constexpr int answers_each = 20;
constexpr int questions_in_a_transaction = 50;

/// Sentences put together from words of the trade, the same ones at every run.
class Writer {
 public:
  std::string sentence() {
    std::string text(pick(beginnings));
    for (int i = 0; i < 5; ++i) text.append(" ").append(pick(middles));
    return text.append(" ").append(pick(ends));
  }

  std::string paragraph(int sentences) {
    std::string text;
    for (int i = 0; i < sentences; ++i) text.append(text.empty() ? "" : " ").append(sentence());
    return text;
  }

  /// Markdown, as people write it: some emphasis, now and then a list.
  std::string answer() {
    auto text = paragraph(2) + " **" + std::string(pick(middles)) + "** comes first.";
    if (random_() % 4 == 0) text += "\n\n- " + sentence() + "\n- " + sentence();
    return text;
  }

  std::size_t below(std::size_t limit) { return random_() % limit; }

 private:
  using Words = std::array<std::string_view, 8>;
  std::string_view pick(const Words& words) { return words[random_() % words.size()]; }

  static constexpr Words beginnings{"The breaker",  "Our pump",     "This controller",
                                    "The customer", "A technician", "The cabinet",
                                    "That sensor",  "The manual"};
  static constexpr Words middles{"and the flow",     "after a restart", "with the inverter",
                                 "near the busbar",  "on a cold start", "under full load",
                                 "beside the valve", "in the basement"};
  static constexpr Words ends{"trips again.",  "reads low.", "hums.",         "stays warm.",
                              "says nothing.", "is fine.",   "needs a look.", "was replaced."};

  std::mt19937 random_{20261123};
};

template <class T>
T ruled(std::string_view text) {
  return T::from_text(text).value();
}

class Filling {
 public:
  Filling(Database& database, const std::filesystem::path& folder)
      : database_(database), folder_(folder) {}

  void people(int count) {
    std::ofstream tokens(folder_ / "bench-sessions");
    database_.write([&](Tx& tx) {
      people_.clear();
      tokens_.clear();
      for (int i = 0; i < count; ++i) add_person(tx, i);
    });
    for (const auto& token : tokens_) tokens << token << '\n';
  }

  void communities() {
    for (const auto openness : {communities::Openness::open, communities::Openness::closed}) {
      communities_.push_back(database_.write([&](Tx& tx) {
        communities::NewCommunity community;
        community.name = ruled<decltype(community.name)>(
            openness == communities::Openness::open ? "Heat pumps" : "Heat pumps, in private");
        community.theme = ruled<decltype(community.theme)>("Heat pumps");
        community.purpose = ruled<decltype(community.purpose)>("Find out together why it trips.");
        community.openness = openness;
        const auto id = communities::found(tx, people_[0], community);
        for (std::size_t i = 1; i < people_.size(); ++i)
          communities::bring_in(tx, people_[i].person, id);
        return id;
      }));
    }
  }

  void questions(int count) {
    std::ofstream ids(folder_ / "bench-questions");
    for (int done = 0; done < count; done += questions_in_a_transaction) {
      const auto many = std::min(questions_in_a_transaction, count - done);
      for (const auto id : some_questions(many)) ids << id.text() << '\n';
      std::fprintf(stderr, "\r%d %%", 100 * (done + many) / count);
    }
    std::fputc('\n', stderr);
  }

 private:
  void add_person(Tx& tx, int number) {
    identity::NewAccount account;
    account.name = ruled<people::Name>("Colleague " + std::to_string(number));
    account.email =
        ruled<text::EmailAddress>("colleague" + std::to_string(number) + "@bench.example");
    account.password_hash = password_hash_;
    Visitor visitor;
    visitor.person = identity::add_account(tx, account);
    visitor.persona = identity::open_persona(visitor.person);
    tokens_.push_back(identity::begin_session(tx, visitor.person));
    people_.push_back(visitor);
  }

  std::vector<contributions::QuestionId> some_questions(int many) {
    const auto before = writer_;
    return database_.write([&](Tx& tx) {
      writer_ = before;  // a closure may be run again, and must do the same again
      tx.tell_as(journal::Origin::demo);
      std::vector<contributions::QuestionId> made;
      for (int i = 0; i < many; ++i) made.push_back(one_question(tx));
      return made;
    });
  }

  contributions::QuestionId one_question(Tx& tx) {
    const auto id =
        contributions::ask(tx, somebody(), communities_[writer_.below(communities_.size())],
                           {ruled<contributions::Title>(writer_.sentence()),
                            ruled<contributions::QuestionText>(writer_.paragraph(4))});
    for (int i = 0; i < answers_each; ++i) {
      contributions::answer(tx, somebody(), id,
                            {ruled<contributions::AnswerText>(writer_.answer())});
    }
    return id;
  }

  const Visitor& somebody() { return people_[writer_.below(people_.size())]; }

  Database& database_;
  std::filesystem::path folder_;
  Writer writer_;
  const std::string password_hash_ = crypto::PasswordHasher().hash("the same for everybody here");
  std::vector<Visitor> people_;
  std::vector<std::string> tokens_;
  std::vector<CommunityId> communities_;
};

int run(const std::filesystem::path& folder, int questions, int people) {
  config::Settings settings;
  settings.data = folder;
  const SystemClock clock;
  app::OpenedDatabase database(settings, clock, db::Observer::nobody());
  Filling filling(*database, folder);
  filling.people(people);
  filling.communities();
  filling.questions(questions);
  return 0;
}

}  // namespace
}  // namespace kring::bench

int main(int count, char** arguments) {
  if (count < 2) {
    std::fputs("usage: bench_data FOLDER [QUESTIONS] [PEOPLE]\n", stderr);
    return 2;
  }
  const int questions = count > 2 ? std::atoi(arguments[2]) : 10'000;
  const int people = count > 3 ? std::atoi(arguments[3]) : 500;
  try {
    return kring::bench::run(arguments[1], questions, people);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 1;
  }
}
