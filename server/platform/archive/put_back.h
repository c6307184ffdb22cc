#pragma once

#include "platform/archive/archive_reader.h"
#include "platform/archive/keep.h"
#include "platform/db/filling.h"

#include <filesystem>
#include <string>

namespace kring::archive {

/// What an archive says of itself, after all of it was read and found whole.
struct Checked {
  Head head;
  std::string secret;
  Manifest manifest;
  std::string digest;  ///< of the whole file, hexadecimal: no other has it

  std::vector<db::AppliedMigration> steps() const;
};

/// Progress is told in octets. Throws BadArchive. `also` is told what is in it.
Checked checked(const std::filesystem::path& file, const OnProgress& on_progress, Listener& also);
Checked checked(const std::filesystem::path& file, const OnProgress& on_progress);

/// Fills a database, whose schema has been through the same steps, with all rows of an archive,
/// and finishes it. Progress is told in octets. Throws BadArchive, also where the file changed
/// since it was checked, and db::CannotOpen where the tables are others; nothing is there then.
void put_back(const std::filesystem::path& file, db::Filling& filling, const Checked& archive,
              const std::vector<std::string_view>& left_out, const OnProgress& on_progress);

/// Fills one database, whose schema has been through the same steps, straight from another.
/// Progress is told in rows.
void copy(db::Picture& from, db::Filling& to, const std::vector<std::string_view>& left_out,
          const OnProgress& on_progress);

}  // namespace kring::archive
