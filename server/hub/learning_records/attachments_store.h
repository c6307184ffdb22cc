#pragma once

#include "platform/db/tx.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kring::learning_records::store {

/// Calls `on_attachment` for each attachment that is kept, a few in memory at a time.
void each_attachment(
    Tx& tx,
    const std::function<void(std::string_view sha2, std::string_view content)>& on_attachment);

/// Those that a client brought and that are not kept.
std::vector<std::string> attachments_brought_and_gone(Tx& tx);

}  // namespace kring::learning_records::store
