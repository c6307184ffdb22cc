#include "app/observers.h"

#include "base/hex.h"
#include "platform/crypto/hash.h"
#include "platform/log/log.h"
#include "platform/text/code_points.h"

namespace kring::app {
namespace {

double seconds(std::chrono::steady_clock::duration duration) {
  return std::chrono::duration<double>(duration).count();
}

std::string_view name_of(http::Observer::TimedOut where) {
  switch (where) {
    case http::Observer::TimedOut::idle:
      return "idle";
    case http::Observer::TimedOut::head:
      return "head";
    case http::Observer::TimedOut::body:
      return "body";
    case http::Observer::TimedOut::writing:
      break;
  }
  return "writing";
}

}  // namespace

std::string sql_for_log(std::string_view sql) {
  constexpr std::size_t most_octets = 1000;
  constexpr std::size_t digest_octets = 8;
  if (sql.size() <= most_octets) return std::string(sql);
  const auto digest = hex_of(crypto::hash(sql).substr(0, digest_octets));
  return std::string(text::cut(sql, most_octets)) + "… (" + std::to_string(sql.size()) +
         " octets, " + digest + ")";
}

DatabaseMetrics::DatabaseMetrics(metrics::Registry& registry)
    : registry_(registry),
      group_size_(registry.histogram("kring_db_group_closures", "Writes made durable together",
                                     metrics::size_buckets())),
      group_seconds_(registry.histogram("kring_db_group_seconds",
                                        "From a group's first write to its flush",
                                        metrics::seconds_buckets())),
      flush_seconds_(registry.histogram("kring_db_flush_seconds", "Making a group durable",
                                        metrics::seconds_buckets())),
      groups_died_(
          registry.counter("kring_db_groups_died_total", "Groups whose transaction was lost")),
      slow_statements_(
          registry.counter("kring_db_slow_statements_total", "Statements over 100 ms")),
      wal_(registry.gauge("kring_db_wal_octets", "Size of the write-ahead log")),
      reads_(registry.gauge("kring_db_waiting", "Callers that wait", {{"queue", "reads"}})),
      writes_(registry.gauge("kring_db_waiting", "Callers that wait", {{"queue", "writes"}})),
      background_(
          registry.gauge("kring_db_waiting", "Callers that wait", {{"queue", "background"}})) {}

void DatabaseMetrics::group_committed(std::size_t closures, Duration whole, Duration flush) {
  group_size_.observe(static_cast<double>(closures));
  group_seconds_.observe(seconds(whole));
  flush_seconds_.observe(seconds(flush));
}

void DatabaseMetrics::group_died(std::size_t) {
  groups_died_.add();
}

void DatabaseMetrics::write_retried(std::string_view sqlstate) {
  registry_
      .counter("kring_db_retries_total", "Transactions that met another",
               {{"sqlstate", std::string(sqlstate)}})
      .add();
}

void DatabaseMetrics::queue_length(Queue queue, std::size_t length) {
  auto& gauge = queue == Queue::reads ? reads_ : queue == Queue::writes ? writes_ : background_;
  gauge.set(static_cast<double>(length));
}

void DatabaseMetrics::wal_size(std::size_t octets) {
  wal_.set(static_cast<double>(octets));
}

void DatabaseMetrics::slow_statement(std::string_view sql, Duration took) {
  slow_statements_.add();
  log::warning("db.slow_statement",
               {{"seconds", std::to_string(seconds(took))}, {"sql", sql_for_log(sql)}});
}

void DatabaseMetrics::trouble(std::string_view sentence) {
  log::warning("db.trouble", {{"what", std::string(sentence)}});
}

NetworkMetrics::NetworkMetrics(metrics::Registry& registry, api::Observer& requests)
    : requests_(requests),
      connections_(registry.gauge("kring_http_connections", "Open connections")),
      queued_(registry.gauge("kring_http_waiting", "Requests that wait for a worker")),
      running_(registry.gauge("kring_http_running", "Requests being worked on")),
      sockets_(registry.gauge("kring_sockets", "Open WebSockets")),
      overloaded_(registry.counter("kring_http_overloaded_total",
                                   "Requests turned away: the queue was full, or memory")),
      gave_way_(registry.counter("kring_http_gave_way_total",
                                 "Connections closed to make room for others")),
      paused_(registry.counter("kring_http_accepting_paused_total",
                               "Times that no connection was taken for a moment")),
      refused_(registry.counter("kring_sockets_refused_total",
                                "WebSockets for who has as many as one may")),
      dropped_(registry.counter("kring_sockets_dropped_total", "WebSockets that did not keep up")) {
  for (const auto where : {TimedOut::idle, TimedOut::head, TimedOut::body, TimedOut::writing}) {
    timeouts_[where] =
        &registry.counter("kring_http_timeouts_total", "Connections that took too long",
                          {{"where", std::string(name_of(where))}});
  }
}

void NetworkMetrics::work_changed(std::size_t queued, std::size_t running) {
  queued_.set(static_cast<double>(queued));
  running_.set(static_cast<double>(running));
}

void NetworkMetrics::refused(const http::Refused& request) {
  requests_.answered({.route = api::unknown_route,
                      .status = request.fault.status,
                      .code = request.fault.code,
                      .took = std::chrono::duration_cast<std::chrono::microseconds>(request.took),
                      .octets = request.octets,
                      .request = request.request});
}

void NetworkMetrics::timed_out(TimedOut where) {
  timeouts_.at(where)->add();
}

void NetworkMetrics::accepting_paused(std::string_view why) {
  paused_.add();
  // Ten times a second as long as it lasts; the log says it once a minute.
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  const auto minute = std::chrono::duration_cast<std::chrono::minutes>(now).count();
  if (paused_minute_.exchange(minute) != minute)
    log::warning("http.accepting_paused", {{"why", std::string(why)}});
}

void NetworkMetrics::threw(std::string_view request_id, std::string_view what) {
  requests_.failed(request_id, what);
}

RequestMetrics::RequestMetrics(metrics::Registry& registry)
    : registry_(registry),
      failures_(
          registry.counter("kring_failures_total", "Requests that failed through our own fault")) {}

void RequestMetrics::answered(const api::Answered& answer) {
  registry_
      .counter("kring_requests_total", "Requests answered",
               {{"route", std::string(answer.route)}, {"status", std::to_string(answer.status)}})
      .add();
  if (!answer.code.empty()) {
    registry_.counter("kring_refusals_total", "Refusals", {{"code", std::string(answer.code)}})
        .add();
  }
  registry_
      .histogram("kring_request_seconds", "From the whole request to its answer",
                 metrics::seconds_buckets(), {{"route", std::string(answer.route)}})
      .observe(std::chrono::duration<double>(answer.took).count());
}

void RequestMetrics::failed(std::string_view, std::string_view) {
  failures_.add();
}

}  // namespace kring::app
