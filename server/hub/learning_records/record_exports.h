#pragma once

#include "hub/learning_records/pseudonyms.h"
#include "hub/learning_records/record_choice.h"
#include "platform/db/database.h"
#include "platform/i18n/language.h"
#include "platform/text/line.h"

#include <boost/describe/enum.hpp>

/// Records to take along in a file. That somebody did, which, and why, is kept.
namespace kring::learning_records {

using RecordExportId = Id<struct RecordExportTag>;

/// `json_lines`: the statements as they are kept, one a line, people and all. `csv`: what the list
/// of records says, people by their pseudonyms.
enum class ExportFormat { json_lines, csv };
BOOST_DESCRIBE_ENUM(ExportFormat, json_lines, csv)

struct ExportOrder : RecordChoice {
  ExportFormat format = ExportFormat::csv;
  text::Line<10, 200> reason;
  BOOST_DESCRIBE_CLASS(ExportOrder, (RecordChoice), (format, reason), (), ())
};

/// An export that may be fetched, by whom it was made, for an hour.
struct RecordExport {
  RecordExportId id;
  std::int64_t number = 0;  ///< of statements; where `more`, of the first that were counted
  bool more = false;
  Time ends_at;
  BOOST_DESCRIBE_CLASS(RecordExport, (), (id, number, more, ends_at), (), ())
};

inline constexpr auto export_lasts = std::chrono::hours(1);

/// Chooses what is there now, in the words of that language; `number` is how many that are, counted
/// before, since it may take a while. Refuses with 422 a choice with characters that would make it
/// look like another: it is kept. Records `record.exported`.
RecordExport make_export(Tx& tx, const Visitor& exporter, i18n::Language language,
                         const ExportOrder& order, const RecordNumber& number);

/// The contents of an export, in the order in which the statements were stored, in pieces: each is
/// read by itself, so that of any number of statements only so many are in memory. What is voided
/// meanwhile is left out.
class ExportedRecords {
 public:
  /// Refuses with 404 what is not there, another's, or over.
  ExportedRecords(Tx& tx, const Visitor& exporter, RecordExportId id);

  ExportFormat format() const { return format_; }
  /// "kring-records-2026-11-28.csv"
  std::string file_name() const;

  /// Nothing at the end. Refuses as soon as the exporter is an administrator no more.
  std::optional<std::string> next(Database& database);

 private:
  std::string text_of(Tx& tx, const std::vector<Kept>& records) const;

  Pseudonyms codes_;
  PersonId exporter_;
  ExportFormat format_ = ExportFormat::csv;
  i18n::Language language_ = i18n::Language::en;
  Time made_at_;
  std::optional<Chosen> chosen_;
  bool begun_ = false;
};

}  // namespace kring::learning_records
