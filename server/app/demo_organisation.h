#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

/// The demo organisation as it stands in server/demo: people, communities, and a year of questions.
namespace kring::app {

/// Everybody in the demo signs in with this one, on loopback only.
inline constexpr std::string_view demo_password = "warmtepomp";

struct DemoSentence {
  std::string nl;
  std::string en;
  BOOST_DESCRIBE_CLASS(DemoSentence, (), (nl, en), (), ())
};

/// A part of the organisation, and the parts of it.
struct DemoUnit {
  std::string name;
  std::optional<std::vector<std::string>> below;
  bool is_small = false;  ///< only those work there who have a voice
  BOOST_DESCRIBE_CLASS(DemoUnit, (), (name, below, is_small), (), ())
};

struct DemoVoice {
  std::string key;
  std::string name;
  std::string email;
  std::string unit;
  std::string role;
  std::optional<std::vector<std::string>> ask_about;  ///< of whoever told something of themselves
  std::optional<std::vector<std::string>> speaks;
  std::string language;
  bool administrator = false;
  bool sign_in = false;
  std::optional<std::int64_t> joined_days_ago;  ///< at the beginning where it is not said
  std::optional<DemoSentence> about;
  std::optional<DemoSentence> first;
  BOOST_DESCRIBE_CLASS(DemoVoice, (),
                       (key, name, email, unit, role, ask_about, speaks, language, administrator,
                        sign_in, joined_days_ago, about, first),
                       (), ())
};

struct DemoComment {
  std::string by;
  std::int64_t after_minutes = 0;
  std::string text;
  BOOST_DESCRIBE_CLASS(DemoComment, (), (by, after_minutes, text), (), ())
};

struct DemoAnswer {
  std::string by;
  std::int64_t after_minutes = 0;
  std::string text;
  bool accepted = false;
  std::int64_t helpful = 0;
  std::vector<DemoComment> comments;
  BOOST_DESCRIBE_CLASS(DemoAnswer, (), (by, after_minutes, text, accepted, helpful, comments), (),
                       ())
};

struct DemoThread {
  std::string by;
  std::int64_t days_ago = 0;
  std::string at;  ///< "09:41"
  std::string title;
  std::vector<std::string> themes;
  std::string text;
  std::vector<DemoAnswer> answers;
  std::vector<DemoComment> comments;
  std::int64_t viewers = 0;
  BOOST_DESCRIBE_CLASS(DemoThread, (),
                       (by, days_ago, at, title, themes, text, answers, comments, viewers), (), ())
};

struct DemoCommunity {
  std::string key;
  std::string name;
  std::string theme;
  std::string purpose;
  std::string openness;
  std::string language;
  std::vector<std::string> facilitators;
  std::vector<std::string> members;
  std::int64_t quiet_members = 0;
  std::vector<DemoThread> threads;
  BOOST_DESCRIBE_CLASS(DemoCommunity, (),
                       (key, name, theme, purpose, openness, language, facilitators, members,
                        quiet_members, threads),
                       (), ())
};

/// Names to make quiet colleagues of.
struct DemoQuiet {
  std::vector<std::string> given;
  std::vector<std::string> family;
  BOOST_DESCRIBE_CLASS(DemoQuiet, (), (given, family), (), ())
};

struct DemoOrganisation {
  std::string name;
  std::vector<DemoUnit> units;
  std::vector<DemoVoice> people;
  DemoQuiet quiet;
  std::vector<DemoCommunity> communities;
};

/// Reads the files that were built in. Throws where they do not have this shape: a test reads them.
DemoOrganisation demo_organisation();

/// Those of its people one can sign in as, each with who they are and what to try first.
const std::vector<DemoVoice>& demo_people_to_sign_in_as();

}  // namespace kring::app
