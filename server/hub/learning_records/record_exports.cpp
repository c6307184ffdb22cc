#include "hub/learning_records/record_exports.h"

#include "base/refusal.h"
#include "hub/identity/identity.h"
#include "hub/learning_records/clients_events.h"
#include "hub/learning_records/csv.h"
#include "hub/learning_records/record_exports_store.h"
#include "hub/learning_records/records.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statements_store.h"
#include "platform/journal/line.h"
#include "platform/json/json.h"
#include "platform/text/code_points.h"

namespace kring::learning_records {
namespace {

/// So many statements are in memory at once for each export, if they are small.
constexpr std::size_t statements_a_piece = 100;

/// Machine names in every language, so that what reads a file once reads it always.
constexpr std::array<std::string_view, 13> columns{
    "stored_at",   "happened_at", "client",       "actor",     "verb",      "verb_id",  "object",
    "activity_id", "success",     "score_scaled", "score_raw", "score_min", "score_max"};

void require_administrator_still(Tx& tx, PersonId person) {
  const auto account = identity::require_account(tx, person);
  if (!account.administrator || account.suspended) throw Refusal(Status::forbidden, "not_allowed");
}

std::string csv_row_of(const Kept& kept, const RecordWords& words) {
  const auto document = json::Document::parse(kept.text).value();
  const auto view = view_of(document.root(), kept, words);
  CsvRow row;
  row.add(rfc3339(view.stored_at));
  row.add(text_of(document.root(), "timestamp"));
  row.add(view.client);
  row.add(view.actor);
  row.add(view.verb);
  row.add(view.verb_id.value_or(""));
  row.add(view.object);
  row.add(view.activity_id.value_or(""));
  row.add(view.success ? (*view.success ? "true" : "false") : "");
  const auto score = view.score.value_or(Score());
  for (const auto& number : {score.scaled, score.raw, score.min, score.max}) row.add_number(number);
  return row.text();
}

std::string csv_head() {
  CsvRow row;
  for (const auto column : columns) row.add(column);
  return std::string(csv_mark) + row.text();
}

void require_plain(const RecordChoice& choice) {
  std::vector<FieldProblem> problems;
  const auto look_at = [&](std::string_view path, const std::optional<std::string>& text) {
    if (text && !text::is_plain(*text)) {
      problems.push_back({std::string(path), "bad_characters", {}});
    }
  };
  look_at("/verb", choice.verb);
  look_at("/activity", choice.activity);
  look_at("/actor", choice.actor);
  if (!problems.empty()) throw Refusal(Status::invalid, "input.invalid", std::move(problems));
}

}  // namespace

RecordExport make_export(Tx& tx, const Visitor& exporter, i18n::Language language,
                         const ExportOrder& order, const RecordNumber& number) {
  const RecordChoice& choice = order;
  require_plain(choice);
  const auto last = store::last_statement(tx);
  const auto id = tx.mint<RecordExportTag>();
  store::insert_export(tx,
                       {id, exporter.person, order.format, language, json::write(choice),
                        last ? last->seq : 0, tx.now()},
                       order.reason.text());
  auto fact = journal::fact(RecordsExported{order.format, number.number});
  fact.actor = fact.owner = exporter.persona;
  fact.subject_kind = "record_export";
  fact.subject = id.as<ThingTag>();
  tx.record(fact);
  return {id, number.number, number.more, tx.now() + export_lasts};
}

ExportedRecords::ExportedRecords(Tx& tx, const Visitor& exporter, RecordExportId id) : codes_(tx) {
  const auto row = store::made_export(tx, id);
  if (!row || row->exporter_person != exporter.person || row->made_at + export_lasts <= tx.now()) {
    refuse_missing();
  }
  exporter_ = row->exporter_person;
  format_ = row->format;
  language_ = row->language;
  made_at_ = row->made_at;
  chosen_ = chosen(tx, json::read<RecordChoice>(row->choice).value());
  if (chosen_) chosen_->below = std::min(chosen_->below, row->last_seq + 1);
}

std::string ExportedRecords::file_name() const {
  return "kring-records-" + rfc3339(made_at_).substr(0, 10) +
         (format_ == ExportFormat::csv ? ".csv" : ".jsonl");
}

std::string ExportedRecords::text_of(Tx& tx, const std::vector<Kept>& records) const {
  std::string text;
  RecordWords words(language_, codes_);
  if (format_ == ExportFormat::csv) words.read_referred(tx, records);
  for (const auto& kept : records) {
    text += format_ == ExportFormat::csv ? csv_row_of(kept, words) : kept.text + "\n";
  }
  return text;
}

std::optional<std::string> ExportedRecords::next(Database& database) {
  std::optional<std::string> piece;
  if (!std::exchange(begun_, true) && format_ == ExportFormat::csv) piece = csv_head();
  if (!chosen_) return piece;
  struct Read {
    std::string text;
    std::int64_t reached = 0;
  };
  const auto read = database.read([&](Tx& tx) {
    require_administrator_still(tx, exporter_);
    const auto piece_of_it = store::portion_of(
        tx, chosen_->marks, {chosen_->above, chosen_->below, true, statements_a_piece});
    std::vector<Kept> found;
    store::statements(tx, chosen_->marks, piece_of_it.range,
                      [&](Kept kept) { found.push_back(std::move(kept)); });
    return Read{text_of(tx, found), found.empty() ? 0 : found.back().seq};
  });
  if (read.reached == 0) return piece;
  chosen_->above = read.reached;
  return piece.value_or("") + read.text;
}

}  // namespace kring::learning_records
