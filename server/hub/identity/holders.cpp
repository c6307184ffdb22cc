#include "hub/identity/holders.h"

#include "hub/identity/identity_store.h"

namespace kring::identity {

std::vector<Holder> holders(Tx& tx, const std::vector<std::string>& email_keys) {
  return store::holders(tx, email_keys);
}

}  // namespace kring::identity
