#include "hub/imports/imports.h"

#include "hub/imports/stages.h"

namespace kring::imports {
namespace {

constexpr double share_of_looking = 0.05;
constexpr std::size_t down_voted_at_once = 1'000;

/// Where the import of this dump is: it goes on if it was begun with the same files, else it begins
/// at their first rows.
store::ImportRow begun(Tx& tx, const ImportOptions& options, const std::string& marker,
                       const store::DumpRow& dump) {
  const auto there = store::import(tx, options.community, marker);
  if (!there) {
    store::insert_import(tx, tx.mint<ImportTag>(), options.community, marker, dump);
  } else if (there->stage == ImportStage::finished || there->files != dump.files) {
    store::begin_anew(tx, there->id, dump);
  }
  return store::import(tx, options.community, marker).value();
}

Imported bring_all(Database& database, const ImportOptions& options, const Watch& watch,
                   const std::string& marker) {
  const store::DumpRow dump{options.dump.name(), options.dump.files(),
                            octets_before_stages(options.dump).at(ImportStage::finished)};
  const auto row = database.write([&](Tx& tx) { return begun(tx, options, marker, dump); });
  const Watch watch_rest = [&](const Progress& progress) {
    return watch({progress.stage, share_of_looking + progress.done * (1 - share_of_looking)});
  };
  Run run(database, options, watch_rest, row.id, {row.stage, {row.octet, row.rows_read}});
  try {
    while (run.cursor().stage != ImportStage::finished) carry_out(run);
  } catch (const StoppedHere&) {
    return Stopped{row.id};
  } catch (const BrokenFile& broken) {
    return broken;
  }
  watch({ImportStage::finished, 1});
  return Finished{row.id, database.read([&](Tx& tx) { return report_of(tx, row.id); })};
}

}  // namespace

Imported import_stack_exchange(Database& database, const ImportOptions& options,
                               const Watch& watch) {
  std::int64_t whole = 0;
  for (const auto file : dump_files) whole += options.dump.size_of(file);
  bool stopped = false;
  const auto broken = first_broken(options.dump, [&](std::int64_t octets) {
    const auto part = static_cast<double>(octets) / static_cast<double>(whole);
    stopped = !watch({ImportStage::emptying, share_of_looking * part});
    return !stopped;
  });
  if (broken) return *broken;
  if (stopped) return Stopped{};
  const auto marker = marker_of(options.dump);
  if (!marker) return NoDump{};
  return bring_all(database, options, watch, *marker);
}

std::vector<ImportName> all_imports(Tx& tx) {
  return store::imports(tx);
}

Report report_of(Tx& tx, ImportId id) {
  return store::report(tx, id);
}

std::vector<DownVoted> down_voted_after(Tx& tx, ImportId id, std::int64_t post) {
  return store::down_voted_after(tx, id, post, down_voted_at_once);
}

}  // namespace kring::imports
