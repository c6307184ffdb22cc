#pragma once

#include "base/zipf.h"

#include <array>
#include <cstdint>
#include <string>

namespace kring::bench {

/// Statements as an LMS sends them: 5,000 people and 2,000 activities, both in Zipf order, eight
/// verbs. The same ones for the same seed; without ids.
class Statements {
 public:
  explicit Statements(unsigned seed) : random_(seed) {}

  /// About 900 octets: a definition, a result, a registration, a course around the activity and an
  /// instructor.
  std::string next();
  /// About 200 octets: somebody, a verb, an activity.
  std::string next_thin();

  std::string actor() { return actor_of(people_(random_)); }
  std::string activity() { return activity_of(activities_(random_)); }
  std::string course() { return course_of(random_() % courses); }
  std::string instructor() { return actor_of(random_() % instructors); }
  std::string_view verb() { return verbs[random_() % verbs.size()]; }

 private:
  static constexpr std::size_t people = 5'000, activities = 2'000, courses = 100, instructors = 50;
  static constexpr std::array<std::string_view, 8> verbs{"answered",  "attempted",   "attended",
                                                         "completed", "experienced", "failed",
                                                         "launched",  "passed"};
  static std::string actor_of(std::size_t number);
  static std::string activity_of(std::size_t number);
  static std::string course_of(std::size_t number);
  static std::string verb_object(std::string_view verb);
  std::string random_uuid();

  std::mt19937_64 random_;
  Zipf people_{people};
  Zipf activities_{activities};
};

/// The IRI of one of ADL's verbs.
std::string verb_iri(std::string_view verb);

}  // namespace kring::bench
