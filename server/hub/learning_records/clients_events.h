#pragma once

#include "hub/learning_records/clients.h"
#include "hub/learning_records/record_exports.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

/// What learning_records writes to the journal: what administrators do. Statements are a log of
/// their own. Subject: the client.
namespace kring::learning_records {

struct ClientMade {
  static constexpr std::string_view kind = "record_client.made";
  BOOST_DESCRIBE_CLASS(ClientMade, (), (), (), ())
};
/// What it may do by now, and might before; what it is called is not told.
struct ClientChanged {
  static constexpr std::string_view kind = "record_client.changed";
  bool renamed = false;
  std::vector<Scope> might, may;
  BOOST_DESCRIBE_CLASS(ClientChanged, (), (renamed, might, may), (), ())
};
struct ClientKeyRotated {
  static constexpr std::string_view kind = "record_client.key_rotated";
  BOOST_DESCRIBE_CLASS(ClientKeyRotated, (), (), (), ())
};
struct ClientRevoked {
  static constexpr std::string_view kind = "record_client.revoked";
  BOOST_DESCRIBE_CLASS(ClientRevoked, (), (), (), ())
};

/// Somebody looked who acted in a statement. Subject: the statement, by its place in the log.
struct RecordRevealed {
  static constexpr std::string_view kind = "record.revealed";
  BOOST_DESCRIBE_CLASS(RecordRevealed, (), (), (), ())
};

/// Somebody took records along in a file. Subject: the export, which says which and why.
struct RecordsExported {
  static constexpr std::string_view kind = "record.exported";
  ExportFormat format = ExportFormat::csv;
  std::int64_t number = 0;  ///< of statements, as far as they were counted
  BOOST_DESCRIBE_CLASS(RecordsExported, (), (format, number), (), ())
};

/// Somebody took along what there is of one person. Subject: nobody, so that it names nobody.
struct RecordPersonExported {
  static constexpr std::string_view kind = "record_person.exported";
  BOOST_DESCRIBE_CLASS(RecordPersonExported, (), (), (), ())
};

/// Somebody looked what there is of one person. Subject: nobody, so that it names nobody.
struct RecordPersonPreviewed {
  static constexpr std::string_view kind = "record_person.previewed";
  BOOST_DESCRIBE_CLASS(RecordPersonPreviewed, (), (), (), ())
};

/// Somebody is being erased from the records; and nothing of them is left there. Subject: the
/// erasure, which does not say who it is.
struct RecordErasureBegun {
  static constexpr std::string_view kind = "record_erasure.begun";
  BOOST_DESCRIBE_CLASS(RecordErasureBegun, (), (), (), ())
};
struct RecordErasureFinished {
  static constexpr std::string_view kind = "record_erasure.finished";
  std::int64_t statements = 0, documents = 0, attachments = 0;
  BOOST_DESCRIBE_CLASS(RecordErasureFinished, (), (statements, documents, attachments), (), ())
};

}  // namespace kring::learning_records
