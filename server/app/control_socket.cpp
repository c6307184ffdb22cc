#include "app/control_socket.h"

#include "platform/log/log.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <ostream>
#include <streambuf>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace kring::app {
namespace {

constexpr std::size_t most_octets = 64 * 1024;
constexpr int patience_ms = 5'000;
constexpr int pause_ms = 100;

[[noreturn]] void fail(const char* doing) {
  throw std::system_error(errno, std::generic_category(), doing);
}

sockaddr_un address_of(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const auto text = path.string();
  if (text.size() >= sizeof address.sun_path) {
    throw std::runtime_error("The path of the data folder is too long: " + text + " may have " +
                             std::to_string(sizeof address.sun_path - 1) +
                             " octets. Choose a folder with a shorter one.");
  }
  std::memcpy(address.sun_path, text.data(), text.size());
  return address;
}

bool send_all(int connection, std::string_view octets) {
  while (!octets.empty()) {
    const auto sent = ::send(connection, octets.data(), octets.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    octets.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

/// Reads until `enough` says so or the other side ends; nothing where that takes too long or too
/// much.
template <class Enough>
std::optional<std::string> receive(int connection, int patience, Enough&& enough) {
  std::string octets;
  std::array<char, 4096> buffer{};
  while (!enough(octets)) {
    pollfd waiting{connection, POLLIN, 0};
    if (::poll(&waiting, 1, patience) <= 0) return std::nullopt;
    const auto got = ::recv(connection, buffer.data(), buffer.size(), 0);
    if (got < 0) return std::nullopt;
    if (got == 0) return octets;
    octets.append(buffer.data(), static_cast<std::size_t>(got));
    if (octets.size() > most_octets && patience >= 0) return std::nullopt;
  }
  return octets;
}

/// What a command says goes to whoever asked, each time it is flushed. Where they are gone, the
/// stream is no longer good.
class Sending : public std::streambuf {
 public:
  explicit Sending(int connection) : connection_(connection) { empty(); }
  ~Sending() override = default;

 protected:
  int_type overflow(int_type octet) override {
    if (sync() != 0) return traits_type::eof();
    if (!traits_type::eq_int_type(octet, traits_type::eof()))
      sputc(traits_type::to_char_type(octet));
    return traits_type::not_eof(octet);
  }
  int sync() override {
    const bool sent = send_all(connection_, {pbase(), static_cast<std::size_t>(pptr() - pbase())});
    empty();
    return sent ? 0 : -1;
  }

 private:
  void empty() { setp(octets_.data(), octets_.data() + octets_.size()); }

  const int connection_;
  std::array<char, 4096> octets_{};
};

/// Passes on what comes, as it comes, for as long as the server is there: a replay may take long.
/// Returns the last octet, which is no output; nothing where none came.
std::optional<char> pass_on(int connection, std::ostream& out) {
  std::optional<char> last;
  std::array<char, 4096> buffer{};
  while (true) {
    const auto got = ::recv(connection, buffer.data(), buffer.size(), 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return last;
    if (last) out << *last;
    out.write(buffer.data(), got - 1).flush();
    last = buffer[static_cast<std::size_t>(got) - 1];
  }
}

constexpr std::string_view end_of_words("\0\0", 2);

Words words_in(std::string_view octets) {
  Words words;
  octets.remove_suffix(end_of_words.size());
  std::size_t begin = 0;
  while (begin <= octets.size()) {
    const auto end = std::min(octets.find('\0', begin), octets.size());
    words.emplace_back(octets.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

}  // namespace

ControlSocket::ControlSocket(const std::filesystem::path& path, RunCommand run)
    : path_(path), run_(std::move(run)) {
  const auto address = address_of(path);
  // One server at a time holds the data folder, so what lies here is a dead one's.
  std::filesystem::remove(path);
  listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (listener_ < 0) fail("control socket");
  const auto before = ::umask(0077);
  const int bound = ::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  ::umask(before);
  if (bound != 0 || ::listen(listener_, 8) != 0 || ::pipe2(stop_, O_CLOEXEC) != 0)
    fail("control socket");
  thread_ = std::thread([this] { listen(); });
}

ControlSocket::~ControlSocket() {
  ::close(stop_[1]);
  thread_.join();
  {
    std::unique_lock lock(mutex_);
    answered_.wait(lock, [this] { return answering_ == 0; });
  }
  ::close(stop_[0]);
  ::close(listener_);
  std::error_code ignored_when_already_gone;
  std::filesystem::remove(path_, ignored_when_already_gone);
}

void ControlSocket::listen() {
  while (true) {
    std::array<pollfd, 2> waiting{pollfd{listener_, POLLIN, 0}, pollfd{stop_[0], POLLIN, 0}};
    if (::poll(waiting.data(), waiting.size(), -1) < 0) continue;
    if (waiting[1].revents != 0) return;
    const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection >= 0) {
      answer_on_its_own(connection);
    } else if (errno != ECONNABORTED && errno != EINTR) {
      // No descriptors, no memory: whoever waits keeps the listener readable until there are some.
      ::poll(&waiting[1], 1, pause_ms);
    }
  }
}

void ControlSocket::answer_on_its_own(int connection) {
  {
    std::unique_lock lock(mutex_);
    answered_.wait(lock, [this] { return answering_ < most_at_once; });
    ++answering_;
  }
  const auto answer_it = [this, connection] {
    answer(connection);
    ::close(connection);
    const std::scoped_lock lock(mutex_);
    --answering_;
    answered_.notify_all();
  };
  try {
    std::thread(answer_it).detach();
  } catch (const std::system_error&) {
    // The system gives no more threads. Others wait meanwhile; none goes unheard.
    answer_it();
  }
}

void ControlSocket::answer(int connection) const {
  const auto octets = receive(connection, patience_ms,
                              [](const std::string& got) { return got.ends_with(end_of_words); });
  if (!octets || !octets->ends_with(end_of_words)) return;
  Sending sending(connection);
  std::ostream out(&sending);
  int status = 1;
  try {
    status = run_(words_in(*octets), out);
  } catch (const std::exception& failure) {
    out << failure.what() << '\n';
    log::warning("control.failed", {{"error", std::string(failure.what())}});
  }
  out << static_cast<char>(status) << std::flush;
  if (!out) log::warning("control.unheard", {});
}

std::optional<int> ask_running_server(const std::filesystem::path& path, const Words& words,
                                      std::ostream& out) {
  const auto address = address_of(path);
  const int connection = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (connection < 0) fail("control socket");
  if (::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(connection);
    return std::nullopt;
  }
  std::string octets;
  for (const auto& word : words) octets += word + '\0';
  octets += '\0';
  std::optional<char> last;
  if (send_all(connection, octets)) last = pass_on(connection, out);
  ::close(connection);
  if (!last) {
    out << "The server hung up without an answer.\n";
    return 1;
  }
  return *last;
}

}  // namespace kring::app
