#pragma once

#include "sources.h"

namespace kring::check {

/// What the check of third-party notices looks at.
struct Notices {
  Source third_party;          ///< THIRD_PARTY.md: | package | licence | … in two tables
  Source packages;             ///< tools/setup/packages.txt: libraries are lib*-dev in [build]
  Source package_lock;         ///< web/package-lock.json: what npm says of licences
  std::vector<Source> client;  ///< web/src: what is imported
};

/// Libraries that are linked, and npm packages that the client imports, without a row of their own;
/// rows whose licence is not the one that npm knows, and rows for what is no longer used.
Complaints check_notices(const Notices& notices);

}  // namespace kring::check
