#pragma once

#include "base/id.h"
#include "platform/db/tx.h"

#include <string>
#include <vector>

namespace kring::db {

/// A list of ids as one parameter, so that a statement's text (and its cached plan) stays the same
/// however long the list is. Used as `"… WHERE id " + in_list(tx, 1)` with `IdList(tx, ids)` for
/// $1.
class IdList {
 public:
  template <class Tag>
  IdList(const Tx& tx, const std::vector<Id<Tag>>& ids) {
    const bool postgres = tx.dialect() == Dialect::postgres;
    text_ = postgres ? "{" : "[";
    for (const auto id : ids) {
      if (text_.size() > 1) text_ += ',';
      text_ += std::to_string(id.number());
    }
    text_ += postgres ? '}' : ']';
  }

  operator Param() const { return Param(text_); }

 private:
  std::string text_;
};

/// The condition that a column is in the list given as parameter number `at`.
inline std::string in_list(const Tx& tx, int at) {
  const auto parameter = "$" + std::to_string(at);
  return tx.dialect() == Dialect::postgres ? "= ANY(" + parameter + "::bigint[])"
                                           : "IN (SELECT value FROM json_each(" + parameter + "))";
}

}  // namespace kring::db
