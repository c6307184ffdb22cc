#pragma once

#include "base/refusal.h"

#include <string>

#include <gmock/gmock.h>

namespace kring::testing_support {

/// The code with which an act is refused; "done" where it is not.
template <class Act>
std::string outcome_of(Act&& act) {
  try {
    act();
    return "done";
  } catch (const Refusal& refusal) {
    return std::string(refusal.code());
  }
}

}  // namespace kring::testing_support
