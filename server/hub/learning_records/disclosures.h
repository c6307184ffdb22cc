#pragma once

#include "base/page.h"
#include "hub/learning_records/record_exports.h"

#include <optional>
#include <string>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

/// Who came to see or took along what names people, when, and why, for other administrators to
/// read: what is opened for a reason is only as good as who looks at the reasons.
namespace kring::learning_records {

using DisclosureId = Id<struct DisclosureTag>;

/// `revealing`: who acted in one record (revealing.h). `person_file`: all that is known of somebody
/// (records_of_person.h). `records_file`: records to take along (record_exports.h).
enum class DisclosureKind { revealing, person_file, records_file };
BOOST_DESCRIBE_ENUM(DisclosureKind, revealing, person_file, records_file)

/// Of whom something was opened is told by their code, never by what names them.
struct Disclosure {
  static constexpr std::string_view schema_name = "RecordDisclosure";
  DisclosureId id;
  DisclosureKind kind = DisclosureKind::revealing;
  Time disclosed_at;
  std::optional<std::string> viewer;  ///< the administrator; absent where they were erased
  std::string reason;                 ///< empty where it went with somebody who was erased
  /// "K7Q2M"; of a group several. Absent of a file of records, and where the record is gone or too
  /// large to be read for this.
  std::optional<std::string> code;
  std::optional<ExportFormat> format;      ///< of a file of records
  std::optional<RecordChoice> choice;      ///< which are in it
  std::optional<std::string> client_name;  ///< where it is those of one client
  BOOST_DESCRIBE_CLASS(Disclosure, (),
                       (id, kind, disclosed_at, viewer, reason, code, format, choice, client_name),
                       (), ())
};

/// A page of them, the last one first.
Page<Disclosure> disclosures(Tx& tx, const std::optional<std::string>& after);

}  // namespace kring::learning_records
