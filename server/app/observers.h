#pragma once

#include "platform/api/observer.h"
#include "platform/db/observer.h"
#include "platform/http/observer.h"
#include "platform/metrics/metrics.h"

#include <atomic>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

/// What the floors tell of themselves, as metrics.
namespace kring::app {

/// The text of a statement for the log. Of a long one, which may hold a list of thousands, its
/// beginning, its length, and a digest by which the same one is known again.
std::string sql_for_log(std::string_view sql);

class DatabaseMetrics : public db::Observer {
 public:
  explicit DatabaseMetrics(metrics::Registry& registry);

  void group_committed(std::size_t closures, Duration whole, Duration flush) override;
  void group_died(std::size_t closures) override;
  void write_retried(std::string_view sqlstate) override;
  void queue_length(Queue queue, std::size_t length) override;
  void wal_size(std::size_t octets) override;
  void slow_statement(std::string_view sql, Duration took) override;
  void trouble(std::string_view sentence) override;

 private:
  metrics::Registry& registry_;
  metrics::Histogram& group_size_;
  metrics::Histogram& group_seconds_;
  metrics::Histogram& flush_seconds_;
  metrics::Counter& groups_died_;
  metrics::Counter& slow_statements_;
  metrics::Gauge& wal_;
  metrics::Gauge& reads_;
  metrics::Gauge& writes_;
  metrics::Gauge& background_;
};

/// What the network floor refuses or fails by itself is told to `requests`, as of the route
/// "unknown": so it is counted and logged like any other answer.
class NetworkMetrics : public http::Observer {
 public:
  NetworkMetrics(metrics::Registry& registry, api::Observer& requests);

  void connection_opened() override { connections_.add(1); }
  void connection_closed() override { connections_.add(-1); }
  void work_changed(std::size_t queued, std::size_t running) override;
  void refused(const http::Refused& request) override;
  void timed_out(TimedOut where) override;
  void overloaded() override { overloaded_.add(); }
  void accepting_paused(std::string_view why) override;
  void gave_way() override { gave_way_.add(); }
  void threw(std::string_view request_id, std::string_view what) override;
  void socket_opened() override { sockets_.add(1); }
  void socket_closed() override { sockets_.add(-1); }
  void socket_refused() override { refused_.add(); }
  void socket_dropped() override { dropped_.add(); }

 private:
  api::Observer& requests_;
  std::map<TimedOut, metrics::Counter*> timeouts_;
  metrics::Gauge& connections_;
  metrics::Gauge& queued_;
  metrics::Gauge& running_;
  metrics::Gauge& sockets_;
  metrics::Counter& overloaded_;
  metrics::Counter& gave_way_;
  metrics::Counter& paused_;
  std::atomic<std::int64_t> paused_minute_ = 0;  ///< when the log said so last
  metrics::Counter& refused_;
  metrics::Counter& dropped_;
};

class RequestMetrics : public api::Observer {
 public:
  explicit RequestMetrics(metrics::Registry& registry);

  void answered(const api::Answered& answer) override;
  void failed(std::string_view request, std::string_view what) override;

 private:
  metrics::Registry& registry_;
  metrics::Counter& failures_;
};

}  // namespace kring::app
