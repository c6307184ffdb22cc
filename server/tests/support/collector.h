#pragma once

#include "platform/journal/follower.h"

#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace kring::testing_support {

/// A follower for tests: keeps one row for every line about a pebble, and stumbles where it is told
/// to, after it has written.
class Collector : public journal::Follower {
 public:
  /// True where the line cannot be handled.
  using Stumble = std::function<bool(const journal::Line&)>;

  explicit Collector(std::string name, Stumble stumble = {})
      : name_(std::move(name)), stumble_(std::move(stumble)) {}

  /// Called after the commit of the batch, once for each line that it holds.
  void after_every_line(std::function<void(std::int64_t)> handled) {
    handled_ = std::move(handled);
  }

  /// What a row stands in. There is no key: a line that is handled twice shows.
  static void make_tables(Tx& tx) {
    const std::string number = tx.dialect() == db::Dialect::sqlite ? "INTEGER" : "BIGINT";
    tx.run("CREATE TABLE collected (follower TEXT NOT NULL, seq " + number + " NOT NULL)");
  }
  static void record(Tx& tx, const std::vector<std::string_view>& kinds) {
    for (const auto kind : kinds) {
      journal::Fact fact;
      fact.kind = kind;
      fact.subject_kind = "pebble";
      tx.record(fact);
    }
  }
  static std::vector<std::int64_t> collected(Tx& tx, std::string_view follower) {
    return tx.values<std::int64_t>("SELECT seq FROM collected WHERE follower = $1 ORDER BY seq",
                                   follower);
  }

  std::string_view name() const override { return name_; }
  std::vector<std::string_view> hears() const override {
    return {"pebble.found", "pebble.lost", "pebble.withdrawn"};
  }
  std::vector<std::string_view> takes_away() const override { return {"pebble.withdrawn"}; }
  void follow(Tx& tx, const journal::Line& line) override {
    tx.run("INSERT INTO collected (follower, seq) VALUES ($1, $2)", name_, line.seq);
    if (stumble_ && stumble_(line))
      throw std::runtime_error("stumbled over " + std::to_string(line.seq));
    if (handled_) tx.after_commit([this, seq = line.seq] { handled_(seq); });
  }
  std::vector<std::string_view> tables() const override { return {"collected"}; }
  void clear(Tx& tx) override { tx.run("DELETE FROM collected WHERE follower = $1", name_); }
  std::vector<std::string> keeps_of(Tx& tx, const journal::Line&) const override {
    return {std::to_string(collected(tx, name_).size()) + " pebbles"};
  }

 private:
  const std::string name_;
  const Stumble stumble_;
  std::function<void(std::int64_t)> handled_;
};

/// A follower for tests that tells a fact of its own for every pebble found, and keeps nothing.
class Echo : public journal::Follower {
 public:
  std::string_view name() const override { return "echo"; }
  std::vector<std::string_view> hears() const override { return {"pebble.found"}; }
  std::vector<std::string_view> takes_away() const override { return {}; }
  void follow(Tx& tx, const journal::Line& line) override {
    journal::Fact fact;
    fact.kind = told;
    fact.subject_kind = "pebble";
    fact.cause = "echo of " + std::to_string(line.seq);
    tx.record(fact);
  }
  std::vector<std::string_view> tables() const override { return {}; }
  void clear(Tx&) override {}
  std::vector<std::string> keeps_of(Tx&, const journal::Line&) const override { return {}; }

  static constexpr std::string_view told = "pebble.echoed";
};

}  // namespace kring::testing_support
