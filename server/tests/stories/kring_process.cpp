#include "tests/stories/kring_process.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kring::testing_support {
namespace {

[[noreturn]] void become_kring(const std::vector<std::string>& words, int output) {
  std::vector<std::string> all{KRING_PROGRAM};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  for (auto& word : all) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // a test that is stopped leaves no server behind
  ::dup2(output, STDOUT_FILENO);
  ::dup2(output, STDERR_FILENO);
  ::execv(arguments.front(), arguments.data());
  ::_exit(127);
}

}  // namespace

KringProcess::KringProcess(const std::vector<std::string>& words) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0)
    throw std::system_error(errno, std::generic_category(), "pipe");
  process_ = ::fork();
  if (process_ < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (process_ == 0) become_kring(words, ends[1]);
  ::close(ends[1]);
  said_ = ends[0];
  listener_ = std::thread([this] { listen(); });
}

KringProcess::~KringProcess() {
  if (status_ < 0) {
    send_signal(SIGKILL);
    wait();
  }
  listener_.join();
  ::close(said_);
}

void KringProcess::listen() {
  std::array<char, 4096> octets{};
  std::string open_line;
  ssize_t count = 0;
  while ((count = ::read(said_, octets.data(), octets.size())) > 0) {
    open_line.append(octets.data(), static_cast<std::size_t>(count));
    const std::scoped_lock lock(mutex_);
    for (std::size_t end = 0; (end = open_line.find('\n')) != std::string::npos;) {
      lines_.push_back(open_line.substr(0, end));
      open_line.erase(0, end + 1);
    }
    changed_.notify_all();
  }
  const std::scoped_lock lock(mutex_);
  if (!open_line.empty()) lines_.push_back(open_line);
  silent_ = true;
  changed_.notify_all();
}

std::string KringProcess::await_line(const std::string& part) {
  std::unique_lock lock(mutex_);
  auto found = lines_.end();
  changed_.wait_for(lock, std::chrono::minutes(1), [&] {
    found = std::ranges::find_if(lines_, [&](auto& line) { return line.find(part) != line.npos; });
    return silent_ || found != lines_.end();
  });
  if (found != lines_.end()) return *found;
  lock.unlock();
  throw std::runtime_error("kring did not say “" + part + "” but:\n" + output());
}

int KringProcess::wait() {
  if (status_ >= 0) return status_;
  int status = 0;
  while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  status_ = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return silent_; });
  return status_;
}

std::string KringProcess::output() {
  const std::scoped_lock lock(mutex_);
  std::string all;
  for (const auto& line : lines_) all += line + "\n";
  return all;
}

Ran run_kring(const std::vector<std::string>& words) {
  KringProcess process(words);
  const int status = process.wait();
  return {status, process.output()};
}

}  // namespace kring::testing_support
