#pragma once

#include "platform/db/tx.h"

#include <string>
#include <vector>

namespace kring::app::store {

/// Rows whose making should stand in the journal and does not, or that should be a thing and are
/// none; counted by table.
struct Unjournaled {
  std::string table;
  std::string lacks;  ///< "question.asked", "things"
  std::int64_t rows = 0;
};

/// Of all modules at once, since it is the house's promise and not one module's: reads what each
/// has made, and the whole journal.
std::vector<Unjournaled> unjournaled(Tx& tx);

}  // namespace kring::app::store
