// bench_sign_ins PORT [TRIES]: tries to sign in with a wrong password, in turn as somebody who has
// an account in bench_data's hub and as somebody who has none, TRIES times in all (200: a place may
// fail 300 times in a quarter of an hour), one after the other.
//
// Prints one line: the median of each kind in microseconds.

#include "connection.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <vector>

#include <poll.h>

namespace kring::bench {
namespace {

using SteadyClock = std::chrono::steady_clock;

std::string wrong_try(int port, const std::string& email) {
  const auto host = "localhost:" + std::to_string(port);
  const auto body = R"({"email":")" + email + R"(","password":"not the right one"})";
  return "POST /api/v1/session HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host +
         "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

/// How long the answer took, in microseconds. Throws where it is no refusal of the password.
double time_of(Connection& connection, const std::string& request) {
  const auto asked = SteadyClock::now();
  connection.send(request);
  Connection::Answer answer;
  pollfd readable{connection.descriptor(), POLLIN, 0};
  while (!connection.receive(answer)) poll(&readable, 1, -1);
  if (answer.status != 401) throw std::runtime_error("status " + std::to_string(answer.status));
  return std::chrono::duration<double, std::micro>(SteadyClock::now() - asked).count();
}

double median(std::vector<double> times) {
  std::ranges::sort(times);
  return (times[(times.size() - 1) / 2] + times[times.size() / 2]) / 2;
}

/// Says whether the medians are within 5 % of each other: the time tells nobody who has an account.
bool try_in_turn(int port, int tries) {
  Connection connection(port);
  std::vector<double> known, unknown;
  for (int i = 0; i < tries / 2; ++i) {
    // A pair of place and address is throttled after ten: each is tried once.
    const auto number = std::to_string(i);
    const auto somebody = wrong_try(port, "colleague" + number + "@bench.example");
    const auto nobody = wrong_try(port, "colleagus" + number + "@bench.example");
    known.push_back(time_of(connection, somebody));
    unknown.push_back(time_of(connection, nobody));
  }
  const auto with_account = median(known), without = median(unknown);
  std::printf("known=%.0f unknown=%.0f\n", with_account, without);
  return std::max(with_account, without) <= 1.05 * std::min(with_account, without);
}

}  // namespace
}  // namespace kring::bench

int main(int count, char** arguments) {
  if (count < 2) {
    std::fputs("usage: bench_sign_ins PORT [TRIES]\n", stderr);
    return 2;
  }
  try {
    const int tries = count > 2 ? std::atoi(arguments[2]) : 200;
    if (kring::bench::try_in_turn(std::atoi(arguments[1]), tries)) return 0;
    std::fputs("the time of a refusal tells who has an account\n", stderr);
    return 1;
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 1;
  }
}
