#pragma once

#include "hub/imports/dump_rows.h"
#include "hub/imports/imports.h"
#include "hub/imports/imports_store.h"
#include "platform/db/turn.h"

#include <fstream>
#include <map>

namespace kring::imports {

/// Ends the import where it is.
struct StoppedHere {};

/// When something happened, of which a dump may say that it is yet to happen: then now.
inline Time by_now(const Tx& tx, Time said) {
  return std::min(said, tx.now());
}
inline std::optional<Time> by_now(const Tx& tx, std::optional<Time> said) {
  return said ? std::optional(by_now(tx, *said)) : said;
}

/// A run of an import, from where its cursor is.
class Run {
 public:
  Run(Database& database, const ImportOptions& options, const Watch& watch, ImportId id,
      const Cursor& cursor);

  ImportId id() const { return id_; }
  const ImportOptions& options() const { return options_; }
  Database& database() { return database_; }
  const Cursor& cursor() const { return cursor_; }
  /// Whether the dump says who voted for what, or scores alone.
  bool has_votes() const { return has_votes_; }

  /// Goes through the rows of a file from the cursor on. `read` makes a value of a row, or nothing;
  /// `prepare` makes of a batch of them what is brought in, outside any transaction; `bring(tx,
  /// item, report)` brings one in. Throws StoppedHere, TakenOver, and BrokenFile where the file is
  /// not what it was.
  template <class Read, class Prepare, class Bring>
  void go_through(DumpFile file, Read&& read, Prepare&& prepare, Bring&& bring);

  /// Does `act(tx, report)` until it says that there is nothing left to do.
  template <class Act>
  void repeat(Act&& act);

  void enter(ImportStage stage);
  /// The last step: what `act` does and being finished are one.
  template <class Act>
  void finish(Act&& act);

 private:
  static constexpr std::size_t rows_of_batch = 500;
  static constexpr std::int64_t octets_of_batch = std::int64_t{1} << 20;

  void move(Tx& tx, const Cursor& to, const Report& report) const;
  void tell(std::int64_t octets) const;

  Database& database_;
  const ImportOptions& options_;
  const Watch& watch_;
  const ImportId id_;
  Cursor cursor_;
  const bool has_votes_;
  const std::map<ImportStage, std::int64_t> octets_before_;
};

/// What was read of a row, and where the row ends.
template <class T>
struct Sourced {
  std::optional<T> value;
  xml::Place after;
};

template <class Read, class Prepare, class Bring>
void Run::go_through(DumpFile file, Read&& read, Prepare&& prepare, Bring&& bring) {
  const auto path = options_.dump.path_of(file);
  if (!path) return;
  std::ifstream octets(*path, std::ios::binary);
  xml::Rows rows(octets, {}, cursor_.place);
  using Value = typename std::invoke_result_t<Read&, const xml::Row&>::value_type;
  while (true) {
    std::vector<Sourced<Value>> batch;
    auto row = rows.next();
    while (row) {
      batch.push_back({read(*row), row->after});
      const bool is_full = batch.size() == rows_of_batch ||
                           row->after.octet - cursor_.place.octet >= octets_of_batch;
      row = is_full ? std::nullopt : rows.next();
    }
    if (batch.empty()) break;
    const auto items = prepare(std::move(batch));
    for (std::size_t done = 0; done < items.size();) {
      done = database_.write(
          [&](Tx& tx) {
            tx.tell_as(journal::Origin::import_);
            Report report;
            auto next = done;
            do {
              bring(tx, items[next], report);
              ++next;
            } while (next < items.size() && !db::turn_is_over());
            move(tx, {cursor_.stage, items[next - 1].after}, report);
            return next;
          },
          db::Priority::background);
      cursor_.place = items[done - 1].after;
    }
    tell(cursor_.place.octet);
  }
  if (const auto fault = rows.fault()) throw BrokenFile{file, *fault, cursor_.place.rows};
}

template <class Act>
void Run::repeat(Act&& act) {
  while (!database_.write(
      [&](Tx& tx) {
        Report report;
        const bool is_over = act(tx, report);
        move(tx, cursor_, report);
        return is_over;
      },
      db::Priority::background)) {
    tell(0);
  }
}

template <class Act>
void Run::finish(Act&& act) {
  database_.write(
      [&](Tx& tx) {
        Report report;
        act(tx, report);
        move(tx, {ImportStage::finished, {}}, report);
        store::set_finished(tx, id_);
      },
      db::Priority::background);
  cursor_ = {ImportStage::finished, {}};
}

}  // namespace kring::imports
