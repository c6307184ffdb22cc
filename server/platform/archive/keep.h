#pragma once

#include "platform/archive/archive_writer.h"
#include "platform/db/picture.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kring::archive {

/// So many are done, of so many.
using OnProgress = std::function<void(std::int64_t done, std::int64_t all)>;

struct Kept {
  std::string kring;  ///< the version of this program
  Time made_at;
  std::string secret;                      ///< the octets of secret.key
  std::vector<std::string_view> left_out;  ///< tables that are built again from the others
};

/// Writes all rows of a picture into an archive, and finishes it. Progress is told in rows.
void keep(db::Picture& picture, const Kept& what, ArchiveWriter& archive,
          const OnProgress& on_progress);

}  // namespace kring::archive
