#pragma once

#include "platform/archive/archive.h"
#include "platform/crypto/digest.h"

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include <sys/types.h>

namespace kring::archive {

/// Writes an archive: beside its name (`NAME.part`) until it is whole, then durable and under its
/// name, readable by its owner only. Where it does not come to that, nothing is left.
///
/// A full disk is Refusal `storage_full`, as everywhere.
class ArchiveWriter {
 public:
  using Write = std::function<ssize_t(int, const void*, std::size_t)>;

  /// Throws std::runtime_error, with a sentence, where the file is there already or cannot be made.
  /// `write` is the system's, but in tests.
  explicit ArchiveWriter(std::filesystem::path file, Write write = {});
  ~ArchiveWriter();
  ArchiveWriter(const ArchiveWriter&) = delete;
  ArchiveWriter& operator=(const ArchiveWriter&) = delete;

  void head(const Head& head);
  void secret(std::string_view octets);
  void table(const db::TableShape& shape);
  void row(std::span<const db::Cell> cells);
  /// With the last line of the journal; the rest of the manifest is known by then.
  void finish(const std::optional<db::LastLine>& journal);

  const Manifest& manifest() const { return manifest_; }
  std::int64_t octets() const { return octets_; }

 private:
  void end_rows();
  void end_table();
  void frame(Frame kind, std::string_view octets);
  void append(std::string_view octets);
  void flush();
  void sync_and_name();
  void name_it();

  const std::filesystem::path file_;
  const std::filesystem::path unfinished_;
  const Write write_;
  int descriptor_ = -1;
  std::string waiting_;
  std::string rows_;
  std::int64_t octets_ = 0;
  bool in_table_ = false;
  crypto::Digest all_;
  crypto::Digest of_table_;
  Manifest manifest_;
};

}  // namespace kring::archive
