#include "hub/learning_records/looking.h"

namespace kring::learning_records {

FoundSpellings look_for(api::Call& call, const PersonMeant& meant,
                        const std::string& public_origin) {
  const auto identity =
      call.read([&](Tx& tx, const Visitor&) { return require_identity(tx, meant, public_origin); });
  FoundSpellings found{identity, Spellings({identity}, public_origin), false};
  while (!found.all && !found.spellings.looked_for_long()) {
    found.all = call.read([&](Tx& tx, const Visitor&) { return found.spellings.look_on(tx); });
  }
  return found;
}

}  // namespace kring::learning_records
