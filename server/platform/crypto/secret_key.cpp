#include "platform/crypto/secret_key.h"

#include "platform/crypto/random.h"

#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kring::crypto {
namespace {

[[noreturn]] void throw_errno(const std::filesystem::path& file) {
  throw std::system_error(errno, std::generic_category(), file.string());
}

class Descriptor {
 public:
  Descriptor(const std::filesystem::path& file, int flags)
      : file_(file), number_(open(file.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~Descriptor() {
    if (is_open()) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }
  void sync() const {
    if (fsync(number_) != 0) throw_errno(file_);
  }

 private:
  std::filesystem::path file_;
  int number_;
};

[[noreturn]] void refuse_what_is_no_file(const std::filesystem::path& file) {
  throw std::runtime_error(file.string() +
                           " is not a file but a folder, a pipe or the like: move it away, and put"
                           " the key back from a backup if the hub had one");
}

std::optional<std::string> read_key(const std::filesystem::path& file) {
  // Without O_NONBLOCK a pipe would keep us waiting for somebody who writes into it.
  const Descriptor descriptor(file, O_RDONLY | O_NONBLOCK);
  if (!descriptor.is_open()) {
    if (errno == ENOENT) return std::nullopt;
    if (errno == ENXIO) refuse_what_is_no_file(file);  // a socket
    if (errno == ELOOP) {
      throw std::runtime_error(
          file.string() +
          " is a link that leads back to itself: remove it, and put the key back"
          " from a backup if the hub had one");
    }
    throw_errno(file);
  }
  struct stat about {};
  if (fstat(descriptor.number(), &about) != 0) throw_errno(file);
  if (!S_ISREG(about.st_mode)) refuse_what_is_no_file(file);
  if ((about.st_mode & 077U) != 0) {
    throw std::runtime_error(file.string() + " may be read by others than its owner: chmod 600 it");
  }
  std::string key(secret_key_size + 1, '\0');
  const auto size = read(descriptor.number(), key.data(), key.size());
  if (size < 0) {
    const auto why = std::generic_category().message(errno);
    throw std::runtime_error(file.string() + " cannot be read (" + why +
                             "): move it away, and put the key back from a backup if the hub had"
                             " one");
  }
  if (static_cast<std::size_t>(size) != secret_key_size) {
    throw std::runtime_error(file.string() +
                             " is not a key of 32 octets: put it back from a backup");
  }
  key.resize(secret_key_size);
  return key;
}

void write_key(const std::filesystem::path& file, const std::string& key) {
  const Descriptor descriptor(file, O_WRONLY | O_CREAT | O_EXCL);
  if (!descriptor.is_open()) throw_errno(file);
  if (write(descriptor.number(), key.data(), key.size()) != static_cast<ssize_t>(key.size()))
    throw_errno(file);
  descriptor.sync();
}

}  // namespace

std::optional<std::string> kept_secret_key(const std::filesystem::path& file) {
  return read_key(file);
}

std::string secret_key(const std::filesystem::path& file) {
  if (auto key = read_key(file)) return *key;
  const auto octets = random_key<secret_key_size>();
  const auto unfinished = std::filesystem::path(file).concat("." + random_token());
  write_key(unfinished, std::string(octets.begin(), octets.end()));
  // link, unlike rename, does not replace what another process has made meanwhile.
  const bool linked = link(unfinished.c_str(), file.c_str()) == 0;
  if (!linked && errno != EEXIST) throw_errno(file);
  unlink(unfinished.c_str());
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  const Descriptor entry(folder, O_RDONLY | O_DIRECTORY);
  if (!entry.is_open()) throw_errno(folder);
  entry.sync();
  if (auto key = read_key(file)) return *key;
  throw std::runtime_error(
      file.string() + " is a link that leads nowhere: put the key where it leads, or remove it");
}

}  // namespace kring::crypto
