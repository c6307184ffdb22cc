#pragma once

#include "platform/db/tx.h"

#include <string>
#include <vector>

namespace kring::learning_records {

/// Attachments, by their SHA-2, that are not what was brought. Reads and sums all of them.
struct AttachmentFaults {
  std::vector<std::string> damaged;  ///< their octets have another sum
  std::vector<std::string>
      missing;  ///< a client brought them, nobody took them away, and they are gone
};
AttachmentFaults attachment_faults(Tx& tx);

}  // namespace kring::learning_records
