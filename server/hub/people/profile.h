#pragma once

#include "base/id.h"
#include "base/time.h"
#include "platform/api/visitor.h"
#include "platform/db/tx.h"
#include "platform/json/limits.h"
#include "platform/text/line.h"

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

/// What people tell colleagues of themselves.
namespace kring::people {

/// What somebody does here, in their own words: "Service engineer, Mechelen".
using Role = text::Line<0, 80>;

/// What colleagues may ask somebody about: "finding leaks with nitrogen".
using Topic = text::Line<2, 60>;

/// What somebody speaks with a colleague, by its code of ISO 639-1: the official languages of the
/// Union, and those most spoken beside them at work in the Netherlands and Belgium.
enum class Spoken {
  ar,
  bg,
  bn,
  bs,
  cs,
  da,
  de,
  el,
  en,
  es,
  et,
  fa,
  fi,
  fr,
  ga,
  hi,
  hr,
  hu,
  id,
  it,
  ja,
  ku,
  lt,
  lv,
  mt,
  nl,
  no,
  pl,
  ps,
  pt,
  ro,
  ru,
  sk,
  sl,
  so,
  sq,
  sr,
  sv,
  ti,
  tr,
  uk,
  ur,
  vi,
  zh
};
BOOST_DESCRIBE_ENUM(Spoken, ar, bg, bn, bs, cs, da, de, el, en, es, et, fa, fi, fr, ga, hi, hr, hu,
                    id, it, ja, ku, lt, lv, mt, nl, no, pl, ps, pt, ro, ru, sk, sl, so, sq, sr, sv,
                    ti, tr, uk, ur, vi, zh)

/// A profile as its owner writes it. All of it may be left out.
struct ToldProfile {
  Role role;
  std::vector<Topic> ask_about;
  std::vector<Spoken> speaks;
  static constexpr std::array limits{json::Limit{"ask_about", 0, 5}, json::Limit{"speaks", 0, 8}};
  BOOST_DESCRIBE_CLASS(ToldProfile, (), (role, ask_about, speaks), (), ())

  bool says_nothing() const { return role.text().empty() && ask_about.empty() && speaks.empty(); }
};

struct Profile {
  std::string role;
  std::vector<std::string> ask_about;
  std::vector<Spoken> speaks;
  Time told_at;  ///< when its owner last said that it is so
  BOOST_DESCRIBE_CLASS(Profile, (), (role, ask_about, speaks, told_at), (), ())
};

/// Puts this in the place of what the visitor told before; a topic or language that is named twice
/// counts once. Everybody who is signed in sees it. Records `profile.told` or `profile.taken_back`.
/// Told again as it is, it is known to hold from now on, and nothing is recorded.
void tell(Tx& tx, const Visitor& visitor, const ToldProfile& told);

/// What somebody told of themselves; nothing where they told nothing. Asks nobody who may see it.
std::optional<Profile> profile_of(Tx& tx, PersonId person);

/// The same of many, in as many queries as of one. Who told nothing is left out.
std::unordered_map<PersonId, Profile> profiles_of(Tx& tx, const std::vector<PersonId>& people);

}  // namespace kring::people
