#include "platform/http/body.h"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace kring::http {

Body::Body(const Request& request) : view_(request.body) {
  if (!request.spooled) return;
  const auto size = std::filesystem::file_size(*request.spooled);
  view_ = {};
  if (size == 0) return;
  const int file = ::open(request.spooled->c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw std::system_error(errno, std::generic_category(), "a spooled body");
  void* const memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  const int error = errno;
  ::close(file);
  if (memory == MAP_FAILED) throw std::system_error(error, std::generic_category(), "mmap");
  view_ = {static_cast<const char*>(memory), size};
  mapped_ = true;
}

Body::~Body() {
  if (mapped_) ::munmap(const_cast<char*>(view_.data()), view_.size());
}

}  // namespace kring::http
