#pragma once

#include "platform/db/tx.h"

#include <string>
#include <string_view>
#include <vector>

namespace kring::db {

/// A list of texts as one parameter, as `IdList` is one of ids: `"… WHERE key " + in_texts(tx, 1)`
/// with `TextList(texts)` for $1. It is JSON to both databases.
class TextList {
 public:
  explicit TextList(const std::vector<std::string>& texts);

  operator Param() const { return Param(text_); }

 private:
  void append(std::string_view text);

  std::string text_;
};

/// The condition that a column is in the list given as parameter number `at`.
std::string in_texts(const Tx& tx, int at);

}  // namespace kring::db
