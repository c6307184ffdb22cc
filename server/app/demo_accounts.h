#pragma once

#include "app/demo_organisation.h"
#include "hub/identity/identity.h"

#include <string>
#include <vector>

/// Accounts of the demo's people: of those who have a voice of their own, and of all others.
namespace kring::app {

identity::NewAccount account_of(const DemoVoice& voice, const std::string& password_hash);

/// Every name that can be put together from the given ones, no two alike, by the alphabet.
std::vector<std::string> names_of(const DemoQuiet& quiet);

/// The account of the colleague with this number, counted from 1.
identity::NewAccount account_of_colleague(std::size_t number, const std::string& name,
                                          const std::string& password_hash);

}  // namespace kring::app
