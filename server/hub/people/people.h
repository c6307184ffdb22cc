#pragma once

#include "base/id.h"
#include "platform/db/tx.h"
#include "platform/i18n/language.h"
#include "platform/text/line.h"

#include <cstdint>
#include <string>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

/// Who is here, what they are called, and how they like to read.
namespace kring::people {

/// Light or dark, or as the device says.
enum class Look { system, light, dark };
BOOST_DESCRIBE_ENUM(Look, system, light, dark)

using Name = text::Line<1, 80>;

struct Person {
  PersonId id;
  std::string name;
  i18n::Language language = i18n::Language::en;
  Look look = Look::system;
  BOOST_DESCRIBE_CLASS(Person, (), (id, name, language, look), (), ())
};

struct Preferences {
  i18n::Language language = i18n::Language::en;
  Look look = Look::system;
  BOOST_DESCRIBE_CLASS(Preferences, (), (language, look), (), ())
};

/// Adds a person under a random id. Nothing can be read from the id, not even who came first.
PersonId add(Tx& tx, const Name& name, i18n::Language language);

/// Refuses with `not_found` where there is no such person.
Person require(Tx& tx, PersonId id);

void prefer(Tx& tx, PersonId id, const Preferences& preferences);

/// How many people there are who read here: all but the unclaimed (`unclaimed.h`).
std::int64_t headcount(Tx& tx);

}  // namespace kring::people
