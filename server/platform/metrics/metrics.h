#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Numbers about the running process, for Prometheus. Names and labels are ours, never a person's:
/// a label holds a route's pattern, a code, a queue.
namespace kring::metrics {

/// Only grows, for as long as the process lives.
class Counter {
 public:
  void add(std::uint64_t more = 1) { value_.fetch_add(more, std::memory_order_relaxed); }
  std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> value_{0};
};

/// Goes up and down.
class Gauge {
 public:
  void set(double value) { value_.store(value, std::memory_order_relaxed); }
  void add(double more) { value_.fetch_add(more, std::memory_order_relaxed); }
  double value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<double> value_{0};
};

/// Counts observations by size. `limits` are the upper ends of the buckets, growing; what is larger
/// than the last counts too.
class Histogram {
 public:
  explicit Histogram(std::vector<double> limits);
  void observe(double value);

  struct Snapshot {
    std::vector<std::uint64_t> up_to;  ///< cumulative, one for each limit and one for all
    double sum = 0;
  };
  Snapshot snapshot() const;
  const std::vector<double>& limits() const { return limits_; }

 private:
  const std::vector<double> limits_;
  std::vector<std::atomic<std::uint64_t>> counts_;
  std::atomic<double> sum_{0};
};

/// From a tenth of a millisecond to ten seconds.
const std::vector<double>& seconds_buckets();
/// Powers of two from 1 to 256: for groups and queues.
const std::vector<double>& size_buckets();

using Labels = std::vector<std::pair<std::string, std::string>>;

/// All metrics of the process. Each verb makes the metric on the first call and gives the same one
/// afterwards; references stay valid as long as the registry. A look-up takes a lock: keep the
/// reference where something happens often.
///
/// Throws std::invalid_argument for a name that Prometheus would not take, and for a name that is
/// already another type of metric. One name has at most 500 sets of labels: whatever comes later is
/// counted together, all its labels saying "other".
class Registry {
 public:
  Counter& counter(std::string_view name, std::string_view help, const Labels& labels = {});
  Gauge& gauge(std::string_view name, std::string_view help, const Labels& labels = {});
  /// A gauge that is asked when somebody looks, outside the lock. `read` is thread-safe and lives
  /// until the registry ends; where it throws, the gauge is left out that time.
  void gauge(std::string_view name, std::string_view help, const Labels& labels,
             std::function<double()> read);
  /// The limits of the first call hold for all of this name.
  Histogram& histogram(std::string_view name, std::string_view help,
                       const std::vector<double>& limits, const Labels& labels = {});

  /// Prometheus' text format, version 0.0.4, names and labels in order.
  std::string text() const;

 private:
  enum class Type { counter, gauge, histogram };
  struct Metric {
    Counter counter;
    Gauge gauge;
    std::function<double()> read;
    std::unique_ptr<Histogram> histogram;
  };
  struct Family {
    Type type;
    std::string help;
    std::vector<double> limits;
    std::map<std::string, Metric> by_labels;  ///< labels as they are written
  };

  Metric& metric(Type type, std::string_view name, std::string_view help, const Labels& labels,
                 const std::vector<double>& limits = {});
  /// A family as it is written: once made, families and metrics stay where they are.
  struct Sample {
    std::string labels;
    const Metric* metric;
    std::function<double()> read;
  };
  struct Written {
    std::string name;
    const Family* family;
    std::vector<Sample> metrics;
  };
  std::vector<Written> all() const;
  static void append(std::string& to, const Written& family);

  mutable std::mutex mutex_;
  std::map<std::string, Family, std::less<>> families_;
};

/// The media type of `Registry::text`.
inline constexpr std::string_view media_type = "text/plain; version=0.0.4; charset=utf-8";

}  // namespace kring::metrics
