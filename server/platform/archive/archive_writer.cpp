#include "platform/archive/archive_writer.h"

#include "base/hex.h"
#include "base/own_file.h"
#include "base/refusal.h"
#include "platform/archive/cells.h"
#include "platform/json/json.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace kring::archive {
namespace {

constexpr std::size_t write_at = 1 << 20;
constexpr std::size_t rows_at = 256 << 10;

std::runtime_error cannot(const std::string& what, const std::filesystem::path& file, int why) {
  return std::runtime_error("Cannot " + what + " " + file.string() + ": " +
                            std::generic_category().message(why) + ".");
}

[[noreturn]] void refuse(const std::string& what, const std::filesystem::path& file, int why) {
  if (why == ENOSPC || why == EDQUOT) throw Refusal(Status::storage_full, "storage_full");
  throw cannot(what, file, why);
}

ssize_t write_by_the_system(int file, const void* octets, std::size_t size) {
  return ::write(file, octets, size);
}

}  // namespace

ArchiveWriter::ArchiveWriter(std::filesystem::path file, Write write)
    : file_(std::move(file)),
      unfinished_(file_.string() + ".part"),
      write_(write ? std::move(write) : write_by_the_system) {
  if (std::filesystem::exists(std::filesystem::symlink_status(file_)))
    throw std::runtime_error("There is a " + file_.string() + " already. Choose another name.");
  descriptor_ = open_own_file(unfinished_);
  if (descriptor_ < 0) refuse("make", unfinished_, errno);
  // What another one left that was killed is written over.
  if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0 || ftruncate(descriptor_, 0) != 0) {
    close(descriptor_);
    throw std::runtime_error("Another backup is being written to " + unfinished_.string() + ".");
  }
  append(first_line);
}

ArchiveWriter::~ArchiveWriter() {
  if (descriptor_ < 0) return;
  unlink(unfinished_.c_str());
  close(descriptor_);
}

void ArchiveWriter::head(const Head& head) {
  frame(Frame::head, json::write(head));
}

void ArchiveWriter::secret(std::string_view octets) {
  frame(Frame::secret, octets);
}

void ArchiveWriter::table(const db::TableShape& shape) {
  end_table();
  frame(Frame::table, json::write(shape));
  manifest_.tables.push_back({shape.name, 0, {}});
  in_table_ = true;
}

void ArchiveWriter::row(std::span<const db::Cell> cells) {
  append_row(rows_, cells);
  ++manifest_.tables.back().rows;
  if (rows_.size() >= rows_at) end_rows();
}

void ArchiveWriter::end_rows() {
  if (rows_.empty()) return;
  of_table_.add(rows_);
  frame(Frame::rows, rows_);
  rows_.clear();
}

void ArchiveWriter::end_table() {
  if (!in_table_) return;
  end_rows();
  manifest_.tables.back().digest = hex_of(of_table_.finish());
  in_table_ = false;
}

void ArchiveWriter::finish(const std::optional<db::LastLine>& journal) {
  end_table();
  manifest_.journal = journal;
  frame(Frame::manifest, json::write(manifest_));
  append(all_.finish());
  flush();
  sync_and_name();
}

void ArchiveWriter::frame(Frame kind, std::string_view octets) {
  std::string start(1, static_cast<char>(kind));
  append_length(start, octets.size());
  append(start);
  append(octets);
}

void ArchiveWriter::append(std::string_view octets) {
  all_.add(octets);
  waiting_ += octets;
  octets_ += static_cast<std::int64_t>(octets.size());
  if (waiting_.size() >= write_at) flush();
}

void ArchiveWriter::flush() {
  std::string_view left = waiting_;
  while (!left.empty()) {
    const auto written = write_(descriptor_, left.data(), left.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) refuse("write", unfinished_, errno);
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  waiting_.clear();
}

void ArchiveWriter::sync_and_name() {
  if (fsync(descriptor_) != 0) refuse("keep", unfinished_, errno);
  name_it();
  close(descriptor_);
  descriptor_ = -1;
  const auto folder = file_.has_parent_path() ? file_.parent_path() : std::filesystem::path(".");
  const int entry = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = entry >= 0 && fsync(entry) == 0;
  const int why = errno;
  if (entry >= 0) close(entry);
  if (synced) return;
  unlink(file_.c_str());
  throw cannot("keep", folder, why);
}

// Not over another file that came meanwhile.
void ArchiveWriter::name_it() {
  if (renameat2(AT_FDCWD, unfinished_.c_str(), AT_FDCWD, file_.c_str(), RENAME_NOREPLACE) == 0) {
    return;
  }
  if (errno != EINVAL && errno != ENOSYS) refuse("name", file_, errno);
  // Some file systems, of sticks and shares, know no such renaming and no links: there the name is
  // taken first.
  const int taken = open(file_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (taken < 0) refuse("name", file_, errno);
  close(taken);
  if (rename(unfinished_.c_str(), file_.c_str()) == 0) return;
  const int why = errno;
  unlink(file_.c_str());
  refuse("name", file_, why);
}

}  // namespace kring::archive
