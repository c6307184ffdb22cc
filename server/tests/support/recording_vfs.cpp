#include "tests/support/recording_vfs.h"

#include <new>
#include <stdexcept>
#include <string_view>

#include <sqlite3.h>

namespace kring::testing_support {
namespace {

sqlite3_vfs* real_vfs() {
  static sqlite3_vfs* const real = sqlite3_vfs_find("unix");
  return real;
}

RecordingVfs* recorder = nullptr;

// SQLite allocates a file's memory by the size that the file system names: ours, then the real
// one's.
struct RecordedFile {
  sqlite3_file base;
  bool is_log;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

RecordedFile* recorded(sqlite3_file* file) {
  return reinterpret_cast<RecordedFile*>(file);
}
sqlite3_file* real(sqlite3_file* file) {
  return recorded(file)->real();
}
const sqlite3_io_methods* methods(sqlite3_file* file) {
  return real(file)->pMethods;
}

int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 at) {
  if (recorded(file)->is_log) {
    if (const int code = recorder->before_log_write(at + size); code != SQLITE_OK) return code;
  }
  return methods(file)->xWrite(real(file), data, size, at);
}

int sync(sqlite3_file* file, int flags) {
  if (!recorded(file)->is_log) return methods(file)->xSync(real(file), flags);
  if (const int code = recorder->before_log_sync(); code != SQLITE_OK) return code;
  const int code = methods(file)->xSync(real(file), flags);
  recorder->after_log_sync();
  return code;
}

const sqlite3_io_methods& recorded_methods() {
  static const sqlite3_io_methods table{
      3,
      [](sqlite3_file* f) { return methods(f)->xClose(real(f)); },
      [](sqlite3_file* f, void* to, int n, sqlite3_int64 at) {
        return methods(f)->xRead(real(f), to, n, at);
      },
      write,
      [](sqlite3_file* f, sqlite3_int64 size) { return methods(f)->xTruncate(real(f), size); },
      sync,
      [](sqlite3_file* f, sqlite3_int64* size) { return methods(f)->xFileSize(real(f), size); },
      [](sqlite3_file* f, int lock) { return methods(f)->xLock(real(f), lock); },
      [](sqlite3_file* f, int lock) { return methods(f)->xUnlock(real(f), lock); },
      [](sqlite3_file* f, int* out) { return methods(f)->xCheckReservedLock(real(f), out); },
      [](sqlite3_file* f, int op, void* arg) { return methods(f)->xFileControl(real(f), op, arg); },
      [](sqlite3_file* f) { return methods(f)->xSectorSize(real(f)); },
      [](sqlite3_file* f) { return methods(f)->xDeviceCharacteristics(real(f)); },
      [](sqlite3_file* f, int page, int size, int extend, void volatile** to) {
        return methods(f)->xShmMap(real(f), page, size, extend, to);
      },
      [](sqlite3_file* f, int at, int n, int flags) {
        return methods(f)->xShmLock(real(f), at, n, flags);
      },
      [](sqlite3_file* f) { methods(f)->xShmBarrier(real(f)); },
      [](sqlite3_file* f, int remove) { return methods(f)->xShmUnmap(real(f), remove); },
      [](sqlite3_file* f, sqlite3_int64 at, int n, void** to) {
        return methods(f)->xFetch(real(f), at, n, to);
      },
      [](sqlite3_file* f, sqlite3_int64 at, void* page) {
        return methods(f)->xUnfetch(real(f), at, page);
      }};
  return table;
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto* const made = new (file) RecordedFile{};
  made->is_log = (flags & SQLITE_OPEN_WAL) != 0;
  const int code = real_vfs()->xOpen(real_vfs(), name, made->real(), flags, out_flags);
  made->base.pMethods = made->real()->pMethods ? &recorded_methods() : nullptr;
  return code;
}

sqlite3_vfs& recording() {
  static sqlite3_vfs vfs = [] {
    sqlite3_vfs made = *real_vfs();
    made.szOsFile += static_cast<int>(sizeof(RecordedFile));
    made.pNext = nullptr;
    made.zName = "kring-recording";
    made.xOpen = open;
    return made;
  }();
  return vfs;
}

}  // namespace

RecordingVfs::RecordingVfs() {
  sqlite3_initialize();
  recorder = this;
  if (sqlite3_vfs_register(&recording(), 0) != SQLITE_OK) {
    throw std::runtime_error("the recording file system cannot be registered");
  }
}

RecordingVfs::~RecordingVfs() {
  sqlite3_vfs_unregister(&recording());
  recorder = nullptr;
}

void RecordingVfs::hold_syncs() {
  const std::scoped_lock lock(mutex_);
  holding_ = true;
}

void RecordingVfs::await_held_sync() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return held_ > let_through_; });
}

bool RecordingVfs::holds_a_sync() {
  const std::scoped_lock lock(mutex_);
  return held_ > let_through_;
}

void RecordingVfs::let_sync_through() {
  const std::scoped_lock lock(mutex_);
  ++let_through_;
  changed_.notify_all();
}

void RecordingVfs::let_all_through() {
  const std::scoped_lock lock(mutex_);
  holding_ = false;
  changed_.notify_all();
}

int RecordingVfs::before_log_write(std::int64_t end) {
  if (failing_writes_ > 0) {
    --failing_writes_;
    return SQLITE_IOERR_WRITE;
  }
  if (end > log_limit_) return SQLITE_FULL;
  if (end > log_length_) log_length_ = end;
  return SQLITE_OK;
}

int RecordingVfs::before_log_sync() {
  if (failing_syncs_) return SQLITE_IOERR_FSYNC;
  std::unique_lock lock(mutex_);
  if (!holding_) return SQLITE_OK;
  ++held_;
  changed_.notify_all();
  changed_.wait(lock, [this] { return let_through_ > 0 || !holding_; });
  if (let_through_ > 0) --let_through_;
  --held_;
  return SQLITE_OK;
}

}  // namespace kring::testing_support
