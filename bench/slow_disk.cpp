// A library to preload (LD_PRELOAD): each fsync and fdatasync takes a third of a millisecond
// longer, so that a disk that syncs more than 10,000 times a second syncs some 2,000 times. For
// budgets that are told of such a disk; how often it really syncs is measured under it, in the same
// run.

#include <chrono>
#include <thread>

#include <dlfcn.h>

namespace {

constexpr std::chrono::microseconds longer{333};

int sync_later(const char* how, int file) {
  using Sync = int (*)(int);
  const auto sync = reinterpret_cast<Sync>(dlsym(RTLD_NEXT, how));
  std::this_thread::sleep_for(longer);
  return sync(file);
}

}  // namespace

// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): the C library calls it __fd.
extern "C" int fsync(int file) {
  return sync_later("fsync", file);
}

extern "C" int fdatasync(int file) {
  return sync_later("fdatasync", file);
}
// NOLINTEND(readability-inconsistent-declaration-parameter-name)
