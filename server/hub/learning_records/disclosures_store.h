#pragma once

#include "hub/learning_records/disclosures.h"
#include "hub/learning_records/marks.h"

#include <functional>
#include <string_view>
#include <vector>

namespace kring::learning_records::store {

struct DisclosureRow {
  DisclosureId id;
  DisclosureKind kind = DisclosureKind::revealing;
  std::optional<PersonId> viewer_person;
  Time disclosed_at;
  std::string reason;
  std::optional<std::int64_t> seq;     ///< of the record that was revealed
  std::optional<Mark> mark;            ///< of whom the file of a person is
  std::optional<ExportFormat> format;  ///< of a file of records
  std::optional<std::string> choice;   ///< which are in it: JSON of a RecordChoice
  BOOST_DESCRIBE_CLASS(DisclosureRow, (),
                       (id, kind, viewer_person, disclosed_at, reason, seq, mark, format, choice),
                       (), ())
};
/// Of all kinds, the last one first.
std::vector<DisclosureRow> disclosures_before(Tx& tx, DisclosureId id, std::size_t limit);

/// Those of these statements that are there, taken back or not, and this long at most.
void each_statement_at(Tx& tx, const std::vector<std::int64_t>& seqs, std::int64_t most_octets,
                       const std::function<void(std::int64_t, std::string_view)>& on_statement);

}  // namespace kring::learning_records::store
