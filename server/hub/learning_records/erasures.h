#pragma once

#include "base/page.h"
#include "hub/learning_records/erasure_options.h"
#include "hub/learning_records/looking.h"
#include "hub/learning_records/person_meant.h"
#include "platform/api/visitor.h"
#include "platform/db/database.h"
#include "platform/text/line.h"

/// Erasing somebody from the learning records. Their statements stay, so that counts and sequences
/// hold, and say nobody; what clients keep about them goes. That it was done is kept, and not of
/// whom: whoever knows somebody can ask.
namespace kring::learning_records {

using RecordErasureId = Id<struct RecordErasureTag>;

/// What erasing somebody would touch. Statements that were taken back are erased too, and not
/// counted here.
struct ErasurePreview {
  static constexpr std::string_view schema_name = "RecordErasurePreview";
  /// Under which they stand in the records; absent where nothing is found of them.
  std::optional<std::string> code;
  std::int64_t statements = 0;  ///< in which they stand anywhere, once each
  bool more = false;            ///< there are more than were looked at
  std::int64_t as_actor = 0;    ///< they act, alone or in a group
  std::int64_t as_object = 0;   ///< they are whom it is about
  std::int64_t beside = 0;      ///< instructor, in a team, in a sub-statement, …
  std::int64_t documents = 0;
  std::int64_t attachments = 0;
  std::int64_t completions = 0;  ///< recorded, or waiting until it is known who it is
  bool member = false;           ///< it is known which member it is
  /// False where the log is too long to look for every spelling of an address: erasing them touches
  /// whatever stands under another spelling too, and that may not be counted here.
  bool every_spelling = true;
  BOOST_DESCRIBE_CLASS(ErasurePreview, (),
                       (code, statements, more, as_actor, as_object, beside, documents, attachments,
                        completions, member, every_spelling),
                       (), ())
};
inline constexpr std::size_t most_previewed = 5000;
ErasurePreview preview_erasure(Tx& tx, const FoundSpellings& found, const ErasureOptions& options);

/// Keeps that an administrator looked what there is of somebody, and not of whom. Records
/// `record_person.previewed`.
void note_preview(Tx& tx, const Visitor& administrator);

struct ErasureOrder : PersonMeant {
  static constexpr std::array limits{json::Limit{"confirmation", {}, 40}};
  text::Line<10, 200> reason;
  std::string confirmation;  ///< the code that the preview told
  BOOST_DESCRIBE_CLASS(ErasureOrder, (PersonMeant), (reason, confirmation), (), ())
};

/// Begins to erase somebody; a job does it (erasing.h). All that is stored until it is done is
/// erased, and what programs report of them later comes in again. Where the same person is being
/// erased already that one is theirs too, and nothing begins. Refuses as `require_identity` does,
/// and with 422 another confirmation. Records `record_erasure.begun`.
RecordErasureId erase(Tx& tx, const Visitor& eraser, const ErasureOrder& order,
                      const ErasureOptions& options);

/// That somebody was erased, and how far it is. `code` is that of who stands in their place.
struct Erasure {
  static constexpr std::string_view schema_name = "RecordErasure";
  RecordErasureId id;
  std::string code;
  std::optional<std::string> eraser;  ///< absent where it was done anew from a log
  std::string reason;
  Time begun_at;
  std::optional<Time> finished_at;
  std::int64_t percent = 0;
  std::int64_t statements = 0, documents = 0, attachments = 0;
  BOOST_DESCRIBE_CLASS(Erasure, (),
                       (id, code, eraser, reason, begun_at, finished_at, percent, statements,
                        documents, attachments),
                       (), ())
};
/// Refuses with 404.
Erasure require_erasure(Tx& tx, RecordErasureId id, std::string_view public_origin);
/// The newest first.
Page<Erasure> erasures(Tx& tx, const std::optional<std::string>& after,
                       std::string_view public_origin);

struct Erasures {
  static constexpr std::string_view schema_name = "FoundRecordErasures";
  std::vector<Erasure> items;
  BOOST_DESCRIBE_CLASS(Erasures, (), (items), (), ())
};
/// Those of one person. Refuses as `require_identity` does; by a code nobody is found, since
/// whoever was erased bears none.
Erasures erasures_of(Tx& tx, const PersonMeant& meant, const ErasureOptions& options);

}  // namespace kring::learning_records
