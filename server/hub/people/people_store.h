#pragma once

#include "hub/people/people.h"

#include <optional>

namespace kring::people::store {

void insert(Tx& tx, const Person& person);
void count_one_more(Tx& tx);
std::optional<Person> find(Tx& tx, PersonId id);
void set_preferences(Tx& tx, PersonId id, const Preferences& preferences);
std::int64_t headcount(Tx& tx);

}  // namespace kring::people::store
