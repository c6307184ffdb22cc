#include "hub/learning_records/attachment_faults.h"

#include "hub/learning_records/attachments_store.h"
#include "platform/crypto/sha.h"

namespace kring::learning_records {

AttachmentFaults attachment_faults(Tx& tx) {
  AttachmentFaults faults;
  store::each_attachment(tx, [&](std::string_view sha2, std::string_view content) {
    if (crypto::sha_hex(content, sha2.size()) != sha2) faults.damaged.emplace_back(sha2);
  });
  faults.missing = store::attachments_brought_and_gone(tx);
  return faults;
}

}  // namespace kring::learning_records
