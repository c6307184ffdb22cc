#pragma once

#include "hub/feeds/home.h"
#include "hub/feeds/interests.h"

#include <vector>

namespace kring::feeds {

/// Why each of these questions is there, in their order, in as many queries however many they are.
/// Private to feeds.
std::vector<HomeReason> reasons(Tx& tx, const Visitor& visitor, const Interested& interested,
                                const std::vector<contributions::QuestionSummary>& questions);

}  // namespace kring::feeds
