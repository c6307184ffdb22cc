#pragma once

#include "base/page.h"
#include "hub/communities/communities.h"
#include "hub/imports/imports.h"

#include <chrono>

/// Imports as administrators look at them. One into a private community is there for who is in it.
namespace kring::imports {

/// Who has not come on for so long has halted.
inline constexpr auto longest_pause = std::chrono::minutes(2);

/// `halted`: it was stopped, or its process ended; the same command goes on from there.
enum class ImportState { going_on, halted, finished };
BOOST_DESCRIBE_ENUM(ImportState, going_on, halted, finished)

struct ListedImport {
  ImportId id;
  std::string source;  ///< what the folder of its dump is called; empty where that is not known
  communities::NamedCommunity community;
  ImportState state = ImportState::going_on;
  ImportStage stage = ImportStage::emptying;
  std::int64_t percent = 0;
  Time begun_at;
  std::optional<Time> finished_at;
  /// Of this dump that are here: those that came, and those that an earlier run brought.
  std::int64_t questions = 0;
  std::int64_t answers = 0;
  std::int64_t comments = 0;
  static constexpr std::string_view schema_name = "Import";
  BOOST_DESCRIBE_CLASS(ListedImport, (),
                       (id, source, community, state, stage, percent, begun_at, finished_at,
                        questions, answers, comments),
                       (), ())
};

/// The newest first.
Page<ListedImport> imports_seen_by(Tx& tx, const Visitor& visitor,
                                   const std::optional<std::string>& after);

struct ImportLine {
  ImportedKind what = ImportedKind::person;
  ImportOutcome outcome = ImportOutcome::came;
  std::int64_t number = 0;
  std::vector<std::int64_t> examples;  ///< the first few, by their numbers in the dump
  BOOST_DESCRIBE_CLASS(ImportLine, (), (what, outcome, number, examples), (), ())
};

struct ImportPage {
  ListedImport about;
  std::vector<ImportLine> report;  ///< as far as it is
  static constexpr std::string_view schema_name = "ImportReport";
  BOOST_DESCRIBE_CLASS(ImportPage, (), (about, report), (), ())
};

/// Refuses with 404 where there is none, or none that this visitor may know of.
void require_import(Tx& tx, const Visitor& visitor, ImportId id);

/// Refuses with 404.
ImportPage show_import(Tx& tx, const Visitor& visitor, ImportId id);

/// Posts with down-votes by their numbers in the dump, a page at a time. Refuses with 404.
Page<DownVoted> list_down_voted(Tx& tx, const Visitor& visitor, ImportId id,
                                const std::optional<std::string>& after);

}  // namespace kring::imports
