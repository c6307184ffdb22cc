#pragma once

#include "base/refusal.h"
#include "platform/db/database.h"

#include <functional>
#include <utility>

namespace kring::testing_support {

/// Stands between a test and a real database, and passes everything on. A test overrides what is to
/// happen differently.
class ForwardingDatabase : public Database {
 public:
  explicit ForwardingDatabase(Database& real) : real_(real) {}

  db::Dialect dialect() const override { return real_.dialect(); }
  db::JournalGrowth::Listening on_journal_growth(std::function<void()> grown) override {
    return real_.on_journal_growth(std::move(grown));
  }
  bool wipe_remains(std::chrono::milliseconds patience) override {
    return real_.wipe_remains(patience);
  }
  void await_numbering() override { real_.await_numbering(); }
  Time settled(const db::OrderedLog& log) override { return real_.settled(log); }

 protected:
  void run_read(const Work& work) override {
    real_.read([&](Tx& tx) { work(tx); });
  }
  void run_write(const Work& work, db::Priority priority) override {
    real_.write([&](Tx& tx) { work(tx); }, priority);
  }
  void run_in_order(const db::OrderedLog& log, const Work& work, db::Priority priority) override {
    real_.write_in_order(
        log, [&](Tx& tx) { work(tx); }, priority);
  }

 private:
  Database& real_;
};

/// A database whose disk is full as long as it is told to be.
class FullDisk : public ForwardingDatabase {
 public:
  using ForwardingDatabase::ForwardingDatabase;
  bool is_full = true;

 protected:
  void run_write(const Work& work, db::Priority priority) override {
    if (is_full) throw Refusal(Status::storage_full, "storage_full");
    ForwardingDatabase::run_write(work, priority);
  }
};

}  // namespace kring::testing_support
