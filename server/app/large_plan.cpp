#include "app/large_plan.h"

#include "app/demo_accounts.h"
#include "app/ruled.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace kring::app {
namespace {

using communities::Openness;

/// What is written in the communities: in half of them Dutch, in three of ten English, in two
/// French.
constexpr std::array languages{text::Language::nl, text::Language::en, text::Language::nl,
                               text::Language::fr, text::Language::nl, text::Language::en,
                               text::Language::nl, text::Language::fr, text::Language::nl,
                               text::Language::en};
constexpr std::array opennesses{Openness::open, Openness::closed, Openness::private_,
                                Openness::open, Openness::open,   Openness::private_};
constexpr std::size_t smallest_community = 8;
constexpr std::size_t members_for_a_facilitator = 150;
constexpr std::size_t most_facilitators = 6;

std::vector<LargePerson> people_of(const LargeSizes& sizes, const DemoOrganisation& organisation,
                                   const std::string& password_hash, Worked length,
                                   Random& random) {
  std::vector<LargePerson> people;
  for (const auto& voice : organisation.people) {
    if (people.size() < sizes.people) people.push_back({account_of(voice, password_hash), {}});
  }
  auto names = names_of(organisation.quiet);
  std::ranges::shuffle(names, random);
  const auto colleagues = sizes.people - people.size();
  if (names.size() < colleagues) throw std::invalid_argument("there are no more names");
  for (std::size_t i = 0; i < colleagues; ++i) {
    // Seven in ten are there from the beginning, the others come in the course of the year.
    const bool is_new = random() % 10 >= 7;
    people.push_back({account_of_colleague(i + 1, names[i], password_hash),
                      is_new ? some_of(length / 2, random) : Worked{}});
  }
  // Their numbers are the order in which they come.
  std::ranges::stable_sort(people, {}, &LargePerson::joins);
  return people;
}

/// The k-th largest community of so many people.
std::size_t size_of(std::size_t k, std::size_t people) {
  const auto share = 0.35 * std::pow(static_cast<double>(k + 1), -0.7);
  const auto size = static_cast<std::size_t>(share * static_cast<double>(people));
  return std::clamp(size, std::min(smallest_community, people), people);
}

std::vector<LargeMember> members_of(std::size_t size, const std::vector<LargePerson>& people,
                                    Worked length, Random& random) {
  std::vector<std::size_t> some(people.size());
  std::iota(some.begin(), some.end(), std::size_t{0});
  // Whoever founds it is there from the beginning.
  const auto founders =
      std::ranges::find_if(people, [](const auto& person) { return person.joins > Worked{}; });
  std::swap(some[0], some[random() % static_cast<std::size_t>(founders - people.begin())]);
  std::vector<LargeMember> members;
  members.push_back({some[0], {}});
  for (std::size_t i = 1; i < size; ++i) {
    std::swap(some[i], some[i + random() % (some.size() - i)]);
    const auto from = people[some[i]].joins;
    members.push_back({some[i], from + some_of((length - from) / 3, random)});
  }
  return members;
}

communities::NewCommunity described(const DemoTexts& texts, Openness openness, Random& random) {
  communities::NewCommunity described;
  described.name = ruled<decltype(described.name)>(texts.name());
  described.theme = ruled<decltype(described.theme)>(texts.theme());
  described.purpose = ruled<decltype(described.purpose)>(texts.purpose(random));
  described.openness = openness;
  return described;
}

LargeCommunity community(std::size_t k, std::size_t number, const std::vector<LargePerson>& people,
                         Worked length, Random& random) {
  const DemoTexts texts(demo_words(languages[k % languages.size()]), number, random);
  const auto size = size_of(k, people.size());
  std::vector<curation::ThemeName> themes;
  for (const auto& theme : texts.themes(4 + random() % 16))
    themes.push_back(ruled<curation::ThemeName>(theme));
  return {described(texts, opennesses[k % opennesses.size()], random),
          texts,
          std::move(themes),
          members_of(size, people, length, random),
          std::min(1 + size / members_for_a_facilitator, most_facilitators),
          Zipf(size)};
}

/// A few questions get many replies, and one in fourteen none; so many in all, exactly. At full
/// size the longest thread has some 260: all fit, whatever part of them are comments.
std::vector<std::size_t> replies_of(const LargeSizes& sizes, Random& random) {
  constexpr double largest_share = 45;
  std::lognormal_distribution<double> share(0, 1.1);
  std::vector<double> up_to;
  double sum = 0;
  for (std::size_t i = 0; i < sizes.questions; ++i)
    up_to.push_back(sum += random() % 14 == 0 ? 0 : std::min(share(random), largest_share));
  std::vector<std::size_t> replies;
  std::size_t given = 0;
  for (const auto part : up_to) {
    const auto by_now =
        static_cast<std::size_t>(std::llround(part / sum * static_cast<double>(sizes.replies)));
    replies.push_back(by_now - given);
    given = by_now;
  }
  return replies;
}

}  // namespace

LargePlan large_plan(const LargeSizes& sizes, const DemoOrganisation& organisation,
                     const std::string& password_hash, Worked length, Random& random) {
  LargePlan plan;
  plan.people = people_of(sizes, organisation, password_hash, length, random);
  std::array<std::size_t, 3> of_language{};
  for (std::size_t k = 0; k < sizes.communities; ++k) {
    const auto language = static_cast<std::size_t>(languages[k % languages.size()]);
    plan.communities.push_back(
        community(k, of_language.at(language)++, plan.people, length, random));
  }
  plan.replies = replies_of(sizes, random);
  return plan;
}

Worked some_of(Worked whole, Random& random) {
  return Worked(whole.count() > 0 ? static_cast<std::int64_t>(
                                        random() % static_cast<std::uint64_t>(whole.count()))
                                  : 0);
}

}  // namespace kring::app
