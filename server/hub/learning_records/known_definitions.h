#pragma once

#include "hub/learning_records/languages.h"
#include "platform/db/database.h"
#include "platform/json/document.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kring::learning_records {

/// What is known of the activities of a page, in one language, read and written once however often
/// they stand in it.
class KnownDefinitions {
 public:
  /// `languages` live as long as this.
  KnownDefinitions(Tx& tx, const Languages& languages) : tx_(tx), languages_(languages) {}

  /// Reads them in the order in which they stand in these statements, until all that were read are
  /// more octets than a page has.
  void read(std::span<const json::Document> statements);

  /// JSON of what is known, "" where nothing is. Nothing for what was not read.
  std::optional<std::string_view> of(std::string_view activity) const;

 private:
  Tx& tx_;
  const Languages& languages_;
  std::map<std::string, std::string, std::less<>> by_iri_;
  std::size_t octets_ = 0;
};

}  // namespace kring::learning_records
