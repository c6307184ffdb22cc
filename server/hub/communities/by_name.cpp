#include "hub/communities/by_name.h"

#include "hub/communities/communities_store.h"
#include "platform/text/fold.h"

namespace kring::communities {

std::vector<FoundCommunity> communities_named(Tx& tx, std::string_view name) {
  std::vector<FoundCommunity> all;
  for (const auto& row : store::named(tx, text::folded(name))) {
    all.push_back({row.id, audience_of(row.openness)});
  }
  return all;
}

}  // namespace kring::communities
