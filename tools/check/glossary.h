#pragma once

#include "sources.h"

namespace kring::check {

/// What the check of words looks at.
struct Words {
  Source glossary;                 ///< docs/glossary.md: the first column of its table
  Source journal;                  ///< docs/journal.md: the kinds, in backticks
  std::vector<Source> migrations;  ///< names of tables and views
  std::vector<Source> server;      ///< kinds in *_events.h, routes in *_api.cpp
};

/// Names that are not made of the glossary's words, and kinds that docs/journal.md does not tell
/// of. A name is good when the glossary holds it, or each of its parts, in the singular or the
/// plural.
Complaints check_words(const Words& words);

}  // namespace kring::check
