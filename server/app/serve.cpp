#include "app/serve.h"

#include "app/commands.h"
#include "app/control_socket.h"
#include "app/demo_sign_in.h"
#include "app/house_metrics.h"
#include "app/house_pages.h"
#include "app/hub.h"
#include "app/observers.h"
#include "app/opened_database.h"
#include "app/readiness.h"
#include "hub/identity/invitations.h"
#include "platform/api/application.h"
#include "platform/api/hub_secret.h"
#include "platform/api/request_log.h"
#include "platform/db/free_room.h"
#include "platform/embedded/embedded.h"
#include "platform/http/held_port.h"
#include "platform/http/server.h"
#include "platform/log/log.h"
#include "platform/sockets/gate.h"

#include <algorithm>
#include <csignal>
#include <iostream>
#include <optional>
#include <thread>
#include <utility>

#include <sys/resource.h>

namespace kring::app {
namespace {

/// SIGINT, SIGTERM, and SIGHUP where it was not to be heeded (`nohup`), taken by whoever waits for
/// them. Blocked before any thread begins, so that no other thread is interrupted. A pipe that
/// nobody reads and a file that may grow no more are errors of who writes, and end nothing.
class EndSignals {
 public:
  EndSignals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGTERM);
    struct sigaction hangup {};
    sigaction(SIGHUP, nullptr, &hangup);
    if (hangup.sa_handler != SIG_IGN) sigaddset(&set_, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    // NOLINTBEGIN(cert-err33-c): it cannot fail for these signals
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    // NOLINTEND(cert-err33-c)
  }

  void wait() const {
    int signal = 0;
    sigwait(&set_, &signal);
  }

 private:
  sigset_t set_{};
};

/// As many open files and connections as the system lets this process have: a shell begins with
/// 1,024 of what may be half a million. Where it stays so, connections give way earlier. Answers
/// how many that are.
std::size_t raise_limit_on_descriptors() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 1'024;
  const auto before = std::exchange(limit.rlim_cur, limit.rlim_max);
  if (setrlimit(RLIMIT_NOFILE, &limit) == 0) return limit.rlim_cur;
  log::warning("server.few_descriptors", {});
  return before;
}

/// Of another machine's disk nobody here knows.
std::function<bool()> room_of(const config::Settings& settings) {
  if (!settings.database.empty()) return {};
  return [folder = settings.data] { return db::is_nearly_full(folder); };
}

HubOptions hub_options(const config::Settings& settings, const std::string& secret) {
  return {settings.organisation,
          settings.origin(),
          settings.language,
          demo_may_sign_in(settings),
          secret,
          room_of(settings),
          {static_cast<int>(settings.record_client_requests),
           static_cast<int>(settings.record_client_tokens)}};
}

http::StaticFiles client_files() {
  std::map<std::string, http::StaticFiles::Octets> files;
  for (const auto& [name, content] : embedded::files("web/build")) {
    files.emplace(name, std::make_shared<const std::string>(content));
  }
  return http::StaticFiles(std::move(files));
}

std::string content_security_policy() {
  const auto& files = embedded::files("web/build");
  const auto policy = files.find("csp.txt");
  if (policy == files.end()) return "default-src 'self'; frame-ancestors 'none'";
  auto line = policy->second;
  while (line.ends_with('\n')) line.remove_suffix(1);
  return std::string(line);
}

/// Handlers wait for the database more than they compute, so there are more than cores.
std::size_t workers_for(const config::Settings& settings) {
  if (settings.workers > 0) return static_cast<std::size_t>(settings.workers);
  constexpr std::size_t for_each_core = 4;
  constexpr std::size_t least = 16;
  return std::max(least, for_each_core * std::thread::hardware_concurrency());
}

/// Whoever waits for a password keeps a worker, so only half of them may: the others answer
/// meanwhile.
std::size_t waiting_passwords_for(const config::Settings& settings) {
  if (settings.waiting_passwords > 0) return static_cast<std::size_t>(settings.waiting_passwords);
  return std::max<std::size_t>(1, workers_for(settings) / 2);
}

http::Options server_options(const config::Settings& settings) {
  http::Options options;
  options.listen = {{settings.address, static_cast<std::uint16_t>(settings.port)}};
  options.workers = workers_for(settings);
  options.queue = static_cast<std::size_t>(settings.waiting_requests);
  options.max_connections = static_cast<std::size_t>(settings.connections);
  options.trusted_proxies = settings.trusted_proxies;
  options.forwarded_by = settings.forwarded_header == config::ForwardedHeader::forwarded
                             ? http::ForwardedBy::forwarded
                             : http::ForwardedBy::x_forwarded;
  options.public_origin = settings.origin();
  options.head.slashes_merged_below = "/api/v1/xapi/";
  options.deadlines.stop = std::chrono::seconds(settings.stop_seconds);
  options.spool_folder = settings.data / "spool";
  options.content_security_policy = content_security_policy();
  return options;
}

/// On a hub where nobody has an account yet: the link that makes the administrator.
void print_first_link(Database& database, const config::Settings& settings) {
  const auto first = database.write([](Tx& tx) { return identity::first_invitation(tx); });
  if (!first) return;
  std::cout
      << "Nobody has an account here yet. This link makes the administrator; it works once:\n  "
      << settings.origin() << "/welcome#" << first->token << "\n";
}

}  // namespace

int serve(const config::Settings& given) {
  auto settings = given;
  // Links and origins name the port, so it is known before anything is made.
  std::optional<http::HeldPort> held;
  if (settings.port == 0) settings.port = held.emplace(settings.address).number();
  const EndSignals signals;
  const auto descriptors = raise_limit_on_descriptors();
  const SystemClock clock;
  metrics::Registry registry;
  DatabaseMetrics database_metrics(registry);
  OpenedDatabase database(settings, clock, database_metrics);

  const auto secret = api::secret_of_hub(*database, db::DataFolder(settings.data).secret_key());

  crypto::PasswordHasher::Options hashing;
  hashing.threads = static_cast<std::size_t>(settings.password_threads);
  hashing.waiting_limit = waiting_passwords_for(settings);
  crypto::PasswordHasher hasher(hashing);
  registry.gauge("kring_passwords_waiting", "Callers that wait for a password to be hashed", {},
                 [&] { return static_cast<double>(hasher.waiting()); });
  // Before the hub, whose jobs say what the log left out.
  RequestMetrics request_metrics(registry);
  api::RequestLog request_log(clock, &request_metrics);
  Hub hub(*database, clock, hasher, hub_options(settings, secret));
  HouseMetrics house_metrics(registry, *database, clock, hub.followers());

  HousePages pages({client_files(), registry, settings.metrics_token,
                    [&] { return readiness(*database, hub.followers()); }});
  hub.jobs().every_here("say_left_out", std::chrono::minutes(1),
                        [&] { request_log.say_left_out(); });
  api::Application application({hub.routes(),
                                *database,
                                hub.doorkeeper(),
                                clock,
                                pages,
                                request_log,
                                {settings.origin()},
                                secret});

  sockets::Options live;
  live.public_origins = {settings.origin()};
  // A page that stands open gives way to nobody, so the other half is for all else.
  live.max_open = std::min(live.max_open, descriptors / 2);
  sockets::Gate gate(live);
  gate.at("/api/v1/live", hub.open_pages());
  NetworkMetrics network_metrics(registry, request_log);
  http::Server server(server_options(settings), application, network_metrics, &gate);
  const ControlSocket control(db::DataFolder(settings.data).control_socket(),
                              [&](const Words& words, std::ostream& out) {
                                return run_command(*database, hub, words, out);
                              });

  hub.start();
  server.start();
  std::cout << "Kring serves " << settings.organisation << " on " << settings.origin() << "\n";
  print_first_link(*database, settings);
  std::cout.flush();
  log::info("server.started", {{"port", std::to_string(server.port())}});
  signals.wait();
  log::info("server.stopping");
  server.stop();
  hub.stop();
  request_log.say_left_out();
  return 0;
}

}  // namespace kring::app
