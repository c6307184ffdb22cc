#include "hub/identity/holders.h"

#include "hub/identity/identity_store.h"

namespace kring::identity {

std::vector<Holder> holders(Tx& tx) {
  return store::holders(tx);
}

}  // namespace kring::identity
