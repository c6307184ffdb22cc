#include "hub/imports/run.h"

#include "hub/imports/stages.h"

namespace kring::imports {

Run::Run(Database& database, const ImportOptions& options, const Watch& watch, ImportId id,
         const Cursor& cursor)
    : database_(database),
      options_(options),
      watch_(watch),
      id_(id),
      cursor_(cursor),
      has_votes_(options.dump.path_of(DumpFile::Votes).has_value()),
      octets_before_(octets_before_stages(options.dump)) {}

void Run::move(Tx& tx, const Cursor& to, const Report& report) const {
  const auto octets = octets_before_.at(to.stage) + to.place.octet;
  if (!store::move_cursor(tx, id_, cursor_, to, octets)) throw TakenOver();
  store::add_to_report(tx, id_, report);
}

void Run::tell(std::int64_t octets) const {
  const auto whole = octets_before_.at(ImportStage::finished);
  const auto done = octets_before_.at(cursor_.stage) + octets;
  const Progress progress{cursor_.stage,
                          whole > 0 ? static_cast<double>(done) / static_cast<double>(whole) : 1};
  if (!watch_(progress)) throw StoppedHere{};
}

void Run::enter(ImportStage stage) {
  const Cursor to{stage, {}};
  database_.write([&](Tx& tx) { move(tx, to, {}); }, db::Priority::background);
  cursor_ = to;
  tell(0);
}

}  // namespace kring::imports
