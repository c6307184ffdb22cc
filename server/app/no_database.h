#pragma once

#include "platform/db/database.h"

#include <stdexcept>

namespace kring::app {

/// For a hub whose routes are only described: that needs no database.
class NoDatabase : public Database {
 public:
  db::Dialect dialect() const override { return db::Dialect::sqlite; }
  db::JournalGrowth::Listening on_journal_growth(std::function<void()>) override { return {}; }
  bool wipe_remains(std::chrono::milliseconds) override { return true; }
  void await_numbering() override {}
  Time settled(const db::OrderedLog&) override { return {}; }

 protected:
  void run_read(const Work&) override { throw std::logic_error("there is no database"); }
  void run_in_order(const db::OrderedLog&, const Work&, db::Priority) override {
    throw std::logic_error("there is no database");
  }
  void run_write(const Work&, db::Priority) override {
    throw std::logic_error("there is no database");
  }
};

}  // namespace kring::app
