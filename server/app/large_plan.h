#pragma once

#include "app/demo_organisation.h"
#include "app/demo_texts.h"
#include "hub/communities/communities.h"
#include "hub/curation/themes.h"
#include "hub/identity/identity.h"

#include <cstdint>
#include <string>
#include <vector>

/// Who and what there is in the large demo, before anybody does anything.
namespace kring::app {

struct LargeSizes {
  std::size_t people = 10'000;
  std::size_t communities = 200;
  std::size_t questions = 100'000;
  std::size_t replies = 1'000'000;  ///< answers and comments
};

/// How much was worked when something happens: see WorkingDays.
using Worked = Milliseconds;

struct LargePerson {
  identity::NewAccount account;
  Worked joins{};
};

struct LargeMember {
  std::size_t person = 0;  ///< its place among the people
  Worked joins{};
};

struct LargeCommunity {
  communities::NewCommunity described;
  DemoTexts texts;
  std::vector<curation::ThemeName> themes;
  std::vector<LargeMember> members;  ///< whoever writes most comes first; the first founds it
  std::size_t facilitators = 1;      ///< the first so many of them
  Zipf order_of_writers;             ///< of members
};

struct LargePlan {
  std::vector<LargePerson> people;
  std::vector<LargeCommunity> communities;  ///< the largest first; a third of them private
  std::vector<std::size_t> replies;         ///< to each question, in the order of asking
};

/// The people of the demo organisation and as many colleagues as it takes; `length` is that of the
/// year. The same plan for the same random numbers. Throws std::invalid_argument where more is
/// wanted than there are names for.
LargePlan large_plan(const LargeSizes& sizes, const DemoOrganisation& organisation,
                     const std::string& password_hash, Worked length, Random& random);

/// A part of it, each as likely as the others.
Worked some_of(Worked whole, Random& random);

}  // namespace kring::app
