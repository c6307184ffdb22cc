#include "platform/archive/put_back.h"

#include "base/hex.h"
#include "platform/archive/each_row.h"
#include "platform/crypto/digest.h"
#include "platform/db/failures.h"

#include <algorithm>
#include <fstream>

namespace kring::archive {
namespace {

using db::TableShape;

std::int64_t size_of(const std::filesystem::path& file) {
  std::error_code unknown;
  const auto size = std::filesystem::file_size(file, unknown);
  if (unknown) throw BadArchive("Cannot read " + file.string() + ": " + unknown.message() + ".");
  return static_cast<std::int64_t>(size);
}

/// Its last octets are a digest of all others.
std::string digest_of(const std::filesystem::path& file) {
  std::ifstream octets(file, std::ios::binary);
  octets.seekg(-static_cast<std::streamoff>(crypto::Digest::size), std::ios::end);
  std::string digest(crypto::Digest::size, '\0');
  octets.read(digest.data(), static_cast<std::streamsize>(digest.size()));
  return hex_of(digest);
}

class Looking : public Listener {
 public:
  Looking(Checked& checked, const OnProgress& on_progress, std::int64_t size, Listener& also)
      : checked_(checked), on_progress_(on_progress), size_(size), also_(also) {}
  void head(const Head& head) override {
    checked_.head = head;
    also_.head(head);
  }
  void secret(std::string_view octets) override {
    checked_.secret = octets;
    also_.secret(octets);
  }
  void table(const TableShape& shape) override { also_.table(shape); }
  void row(std::span<const db::Cell> cells) override { also_.row(cells); }
  void read(std::int64_t octets) override { on_progress_(octets, size_); }

 private:
  Checked& checked_;
  const OnProgress& on_progress_;
  const std::int64_t size_;
  Listener& also_;
};

/// Rows on their way into tables that must be the same on both sides. A table that only one side
/// has is one that its database keeps for its own work, and has no rows.
class Target {
 public:
  Target(db::Filling& filling, const std::vector<std::string_view>& left_out)
      : filling_(filling), missing_(db::shapes_of(filling.tx(), left_out)) {}

  void table(const TableShape& shape) {
    name_ = shape.name;
    const auto found = std::ranges::find(missing_, shape.name, &TableShape::name);
    known_ = found != missing_.end();
    if (!known_) return;
    if (found->columns != shape.columns) {
      throw db::CannotOpen("The table " + shape.name +
                           " has other columns in the backup than here.");
    }
    missing_.erase(found);
    filling_.table(shape);
  }

  void row(std::span<const db::Cell> cells) {
    if (!known_) throw db::CannotOpen("There is no table " + name_ + " here, but rows of one.");
    filling_.row(cells);
  }

  void require_all() {
    for (const auto& table : missing_) {
      if (db::number_of_rows(filling_.tx(), table) > 0)
        throw db::CannotOpen("The table " + table.name + " is not in the backup.");
    }
  }

 private:
  db::Filling& filling_;
  std::vector<TableShape> missing_;
  std::string name_;
  bool known_ = false;
};

class PuttingBack : public Listener {
 public:
  PuttingBack(Target& target, const OnProgress& on_progress, std::int64_t size)
      : target_(target), on_progress_(on_progress), size_(size) {}
  void table(const TableShape& shape) override { target_.table(shape); }
  void row(std::span<const db::Cell> cells) override { target_.row(cells); }
  void read(std::int64_t octets) override { on_progress_(octets, size_); }

 private:
  Target& target_;
  const OnProgress& on_progress_;
  const std::int64_t size_;
};

}  // namespace

std::vector<db::AppliedMigration> Checked::steps() const {
  std::vector<db::AppliedMigration> steps;
  for (const auto& step : head.steps) steps.push_back({step.number, step.name, step.checksum});
  return steps;
}

Checked checked(const std::filesystem::path& file, const OnProgress& on_progress) {
  Listener nobody;
  return checked(file, on_progress, nobody);
}

Checked checked(const std::filesystem::path& file, const OnProgress& on_progress, Listener& also) {
  Checked checked;
  Looking looking(checked, on_progress, size_of(file), also);
  checked.manifest = read_archive(file, looking);
  checked.digest = digest_of(file);
  return checked;
}

void put_back(const std::filesystem::path& file, db::Filling& filling, const Checked& archive,
              const std::vector<std::string_view>& left_out, const OnProgress& on_progress) {
  Target target(filling, left_out);
  PuttingBack putting(target, on_progress, size_of(file));
  const auto manifest = read_archive(file, putting);
  if (manifest.tables != archive.manifest.tables)
    throw BadArchive("The backup changed while it was read.");
  filling.end_rows();
  target.require_all();
  filling.finish(archive.digest);
}

void copy(db::Picture& from, db::Filling& to, const std::vector<std::string_view>& left_out,
          const OnProgress& on_progress) {
  Target target(to, left_out);
  each_row(
      from, db::shapes_of(from.tx(), left_out), [&](const auto& table) { target.table(table); },
      [&](std::span<const db::Cell> cells) { target.row(cells); }, on_progress);
  to.end_rows();
  target.require_all();
  to.finish({});
}

}  // namespace kring::archive
