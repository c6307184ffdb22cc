#pragma once

#include "platform/archive/archive.h"

#include <filesystem>
#include <functional>
#include <istream>
#include <span>
#include <string_view>

namespace kring::archive {

/// Who is told what an archive holds, in its order. What is not overridden is passed by.
class Listener {
 public:
  virtual ~Listener() = default;
  virtual void head(const Head&) {}
  virtual void secret(std::string_view /*octets*/) {}
  virtual void table(const db::TableShape&) {}
  virtual void row(std::span<const db::Cell> /*cells*/) {}
  /// Now and then: so many octets are read.
  virtual void read(std::int64_t /*octets*/) {}
};

/// Reads one from its first octet to its last. Throws BadArchive where it is none, is cut off or
/// was changed, also after much of it was told: what was told holds only once this has returned.
Manifest read_archive(std::istream& octets, Listener& listener);
Manifest read_archive(const std::filesystem::path& file, Listener& listener);

}  // namespace kring::archive
