#include "platform/metrics/metrics.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <stdexcept>

namespace kring::metrics {
namespace {

constexpr std::size_t most_label_sets = 500;

bool is_name(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  return !name.empty() && letter(name.front()) &&
         std::all_of(name.begin(), name.end(),
                     [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

void append_escaped(std::string& to, std::string_view text, bool quotes) {
  for (const char c : text) {
    if (c == '\n') {
      to += "\\n";
    } else if (c == '\\' || (quotes && c == '"')) {
      to.append({'\\', c});
    } else {
      to += c;
    }
  }
}

std::string written(const Labels& labels) {
  std::string text;
  for (const auto& [name, value] : labels) {
    if (!is_name(name)) throw std::invalid_argument("not the name of a label: " + name);
    if (!text.empty()) text += ',';
    text.append(name).append("=\"");
    append_escaped(text, value, true);
    text += '"';
  }
  return text;
}

Labels all_other(Labels labels) {
  for (auto& label : labels) label.second = "other";
  return labels;
}

std::string number(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "+Inf" : "-Inf";
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return {text.data(), end};
}

void append_sample(std::string& to, std::string_view name, std::string_view labels,
                   std::string_view value) {
  to.append(name);
  if (!labels.empty()) to.append("{").append(labels).append("}");
  to.append(" ").append(value).append("\n");
}

void append_histogram(std::string& to, const std::string& name, const std::string& labels,
                      const Histogram& histogram) {
  const auto seen = histogram.snapshot();
  const auto before = labels.empty() ? std::string() : labels + ",";
  for (std::size_t i = 0; i < seen.up_to.size(); ++i) {
    const bool last = i == histogram.limits().size();
    append_sample(to, name + "_bucket",
                  before + "le=\"" + (last ? "+Inf" : number(histogram.limits()[i])) + "\"",
                  std::to_string(seen.up_to[i]));
  }
  append_sample(to, name + "_sum", labels, number(seen.sum));
  append_sample(to, name + "_count", labels, std::to_string(seen.up_to.back()));
}

/// What a gauge says that is asked; nothing where it cannot say.
std::optional<double> asked(const std::function<double()>& read) {
  try {
    return read();
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace

Histogram::Histogram(std::vector<double> limits)
    : limits_(std::move(limits)), counts_(limits_.size() + 1) {
  if (std::ranges::adjacent_find(limits_, std::greater_equal<>()) != limits_.end())
    throw std::invalid_argument("the limits of a histogram grow");
}

void Histogram::observe(double value) {
  const auto bucket = std::ranges::lower_bound(limits_, value) - limits_.begin();
  counts_[static_cast<std::size_t>(bucket)].fetch_add(1, std::memory_order_relaxed);
  sum_.fetch_add(value, std::memory_order_relaxed);
}

Histogram::Snapshot Histogram::snapshot() const {
  Snapshot seen;
  std::uint64_t so_far = 0;
  for (const auto& count : counts_) {
    so_far += count.load(std::memory_order_relaxed);
    seen.up_to.push_back(so_far);
  }
  seen.sum = sum_.load(std::memory_order_relaxed);
  return seen;
}

const std::vector<double>& seconds_buckets() {
  static const std::vector<double> limits{.0001, .00025, .0005, .001, .0025, .005, .01, .025,
                                          .05,   .1,     .25,   .5,   1,     2.5,  5,   10};
  return limits;
}

const std::vector<double>& size_buckets() {
  static const std::vector<double> limits{1, 2, 4, 8, 16, 32, 64, 128, 256};
  return limits;
}

Counter& Registry::counter(std::string_view name, std::string_view help, const Labels& labels) {
  const std::scoped_lock lock(mutex_);
  return metric(Type::counter, name, help, labels).counter;
}

Gauge& Registry::gauge(std::string_view name, std::string_view help, const Labels& labels) {
  const std::scoped_lock lock(mutex_);
  return metric(Type::gauge, name, help, labels).gauge;
}

void Registry::gauge(std::string_view name, std::string_view help, const Labels& labels,
                     std::function<double()> read) {
  const std::scoped_lock lock(mutex_);
  metric(Type::gauge, name, help, labels).read = std::move(read);
}

Histogram& Registry::histogram(std::string_view name, std::string_view help,
                               const std::vector<double>& limits, const Labels& labels) {
  const std::scoped_lock lock(mutex_);
  return *metric(Type::histogram, name, help, labels, limits).histogram;
}

Registry::Metric& Registry::metric(Type type, std::string_view name, std::string_view help,
                                   const Labels& labels, const std::vector<double>& limits) {
  auto found = families_.find(name);
  if (found == families_.end()) {
    if (!is_name(name))
      throw std::invalid_argument("not the name of a metric: " + std::string(name));
    found = families_.emplace(name, Family{type, std::string(help), limits, {}}).first;
  }
  auto& family = found->second;
  if (family.type != type)
    throw std::invalid_argument("there is another type of metric named " + std::string(name));
  auto key = written(labels);
  if (!family.by_labels.contains(key) && family.by_labels.size() >= most_label_sets)
    key = written(all_other(labels));
  auto& metric = family.by_labels[key];
  if (type == Type::histogram && !metric.histogram)
    metric.histogram = std::make_unique<Histogram>(family.limits);
  return metric;
}

std::vector<Registry::Written> Registry::all() const {
  const std::scoped_lock lock(mutex_);
  std::vector<Written> all;
  for (const auto& [name, family] : families_) {
    auto& written = all.emplace_back(Written{name, &family, {}});
    for (const auto& [labels, metric] : family.by_labels)
      written.metrics.push_back({labels, &metric, metric.read});
  }
  return all;
}

void Registry::append(std::string& to, const Written& family) {
  static constexpr std::array<std::string_view, 3> types{"counter", "gauge", "histogram"};
  to.append("# HELP ").append(family.name).append(" ");
  append_escaped(to, family.family->help, false);
  to.append("\n# TYPE ").append(family.name).append(" ");
  to.append(types[static_cast<std::size_t>(family.family->type)]).append("\n");
  for (const auto& [labels, metric, read] : family.metrics) {
    if (family.family->type == Type::counter) {
      append_sample(to, family.name, labels, std::to_string(metric->counter.value()));
    } else if (family.family->type == Type::histogram) {
      append_histogram(to, family.name, labels, *metric->histogram);
    } else if (const auto value = read ? asked(read) : std::optional(metric->gauge.value())) {
      append_sample(to, family.name, labels, number(*value));
    }
  }
}

std::string Registry::text() const {
  // Asking may take long (a database), so nobody who counts waits for it.
  std::string text;
  for (const auto& family : all()) append(text, family);
  return text;
}

}  // namespace kring::metrics
