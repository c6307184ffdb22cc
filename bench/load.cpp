// bench_load KIND PORT SECONDS CONNECTIONS [FOLDER]: keeps CONNECTIONS busy for
// SECONDS after one second of warming up, each with one request at a time, from one thread pinned
// to the last core.
//
// reads: GET a question in Zipf order as one of FOLDER's people; one in a hundred
// adds a comment to any question.
//
// answers: each request writes an answer, to any question.
//
// file: GET /question, of a server that only hands out a file.
//
// single, batches: POST one statement, or fifty.
//
// by_verb, by_related: GET the last fifty statements with a verb; in a course or with an
// instructor.
//
// counts: GET how many records there are of what.
//
// Prints one line: requests, seconds, octets, median and 99th percentile in microseconds, and how
// many answers were none of 200, 201. FOLDER is what bench_data or bench_records
// filled.

#include "connection.h"
#include "requests.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <vector>

#include <sched.h>
#include <sys/epoll.h>
#include <unistd.h>

namespace kring::bench {
namespace {

using SteadyClock = std::chrono::steady_clock;

struct Result {
  std::vector<double> microseconds;
  std::size_t octets = 0;
  std::size_t refused = 0;

  void print(double seconds) {
    std::ranges::sort(microseconds);
    const auto at = [&](double share) {
      const auto place = share * static_cast<double>(microseconds.size() - 1);
      return microseconds[static_cast<std::size_t>(place)];
    };
    std::printf("requests=%zu seconds=%.3f octets=%zu p50=%.0f p99=%.0f refused=%zu\n",
                microseconds.size(), seconds, octets, at(0.5), at(0.99), refused);
  }
};

class Load {
 public:
  Load(Requests requests, int port, int connections) : requests_(std::move(requests)) {
    for (int i = 0; i < connections; ++i) {
      lines_.push_back(std::make_unique<Line>(port));
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.ptr = lines_.back().get();
      epoll_ctl(epoll_, EPOLL_CTL_ADD, lines_.back()->connection.descriptor(), &event);
    }
  }
  ~Load() { close(epoll_); }
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;

  void run(double seconds) {
    constexpr auto warming_up = std::chrono::seconds(1);
    for (auto& line : lines_) ask(*line);
    measured_from_ = SteadyClock::now() + warming_up;
    const auto end = measured_from_ + std::chrono::duration<double>(seconds);
    // Who measures the server's CPU time begins now, and ends when this process does.
    bool said = false;
    while (SteadyClock::now() < end) {
      if (!said && SteadyClock::now() >= measured_from_) {
        std::puts("measuring");
        std::fflush(stdout);
        said = true;
      }
      wait();
    }
    result_.print(std::chrono::duration<double>(SteadyClock::now() - measured_from_).count());
  }

 private:
  struct Line {
    explicit Line(int port) : connection(port) {}
    Connection connection;
    SteadyClock::time_point asked;
  };

  void ask(Line& line) {
    line.asked = SteadyClock::now();
    line.connection.send(requests_());
  }

  void wait() {
    epoll_event events[64];
    const int count = epoll_wait(epoll_, events, 64, 50);
    for (int i = 0; i < count; ++i) {
      auto& line = *static_cast<Line*>(events[i].data.ptr);
      Connection::Answer answer;
      if (!line.connection.receive(answer)) continue;
      note(line, answer);
      ask(line);
    }
  }

  void note(const Line& line, const Connection::Answer& answer) {
    const auto now = SteadyClock::now();
    if (now < measured_from_) return;
    result_.microseconds.push_back(
        std::chrono::duration<double, std::micro>(now - line.asked).count());
    result_.octets += answer.octets;
    if (answer.status == 200 || answer.status == 201) return;
    if (++result_.refused == 1) {
      std::fprintf(stderr, "refused with %d: %.*s\n", answer.status,
                   static_cast<int>(line.connection.body().size()), line.connection.body().data());
    }
  }

  Requests requests_;
  int epoll_ = epoll_create1(0);
  std::vector<std::unique_ptr<Line>> lines_;
  SteadyClock::time_point measured_from_;
  Result result_;
};

/// Keeps to the last core, so that the server has the others.
void pin_to_last_core() {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  CPU_SET(static_cast<std::size_t>(sysconf(_SC_NPROCESSORS_ONLN) - 1), &cores);
  sched_setaffinity(0, sizeof cores, &cores);
}

}  // namespace
}  // namespace kring::bench

int main(int count, char** arguments) {
  using namespace kring::bench;
  if (count < 5) {
    std::fputs("usage: bench_load KIND PORT SECONDS CONNECTIONS [FOLDER]\n", stderr);
    return 2;
  }
  try {
    const int port = std::atoi(arguments[2]);
    pin_to_last_core();
    Load load(requests_of(arguments[1], port, count > 5 ? arguments[5] : "."), port,
              std::atoi(arguments[4]));
    load.run(std::atof(arguments[3]));
    return 0;
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 1;
  }
}
