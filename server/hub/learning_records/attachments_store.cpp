#include "hub/learning_records/attachments_store.h"

namespace kring::learning_records::store {
namespace {

constexpr std::int64_t attachments_a_read = 16;

}  // namespace

void each_attachment(Tx& tx,
                     const std::function<void(std::string_view, std::string_view)>& on_attachment) {
  std::string after;
  for (std::int64_t read = attachments_a_read; read == attachments_a_read;) {
    read = 0;
    std::string last;
    tx.execute(
        "SELECT sha2, content FROM statement_attachments WHERE sha2 > $1 ORDER BY sha2 LIMIT $2",
        {after, attachments_a_read}, [&](const db::Row& row) {
          last = row.text(0);
          on_attachment(last, row.bytes(1).octets);
          ++read;
        });
    after = last;
  }
}

std::vector<std::string> attachments_brought_and_gone(Tx& tx) {
  return tx.values<std::string>(
      "SELECT DISTINCT sha2 FROM statement_attachment_senders"
      " WHERE sha2 NOT IN (SELECT sha2 FROM statement_attachments) ORDER BY sha2");
}

}  // namespace kring::learning_records::store
