#pragma once

#include "hub/learning_records/languages.h"
#include "platform/db/database.h"
#include "platform/json/document.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kring::learning_records {

/// What is known of the activities of a page, in one language, read and written once however often
/// they stand in it.
class KnownDefinitions {
 public:
  /// Reads them in the order in which they stand in these statements, until they are more octets
  /// than a page has.
  KnownDefinitions(Tx& tx, const std::vector<json::Document>& statements,
                   const Languages& languages);

  /// JSON of what is known, "" where nothing is. Nothing for what was not read.
  std::optional<std::string_view> of(std::string_view activity) const;

 private:
  std::map<std::string, std::string, std::less<>> by_iri_;
};

}  // namespace kring::learning_records
