#pragma once

#include "base/page.h"
#include "hub/learning_records/record_choice.h"
#include "hub/learning_records/record_words.h"
#include "hub/learning_records/score.h"
#include "platform/api/cursor.h"
#include "platform/i18n/language.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

/// Statements for people: what arrives, as an administrator reads it.
namespace kring::learning_records {

using RecordId = Id<struct RecordTag>;

/// One statement in words. People stand under a name that says nothing of them and is the same in
/// every record; who it is, is revealed one record at a time.
struct RecordView {
  static constexpr std::string_view schema_name = "Record";
  RecordId id;
  Time stored_at;           ///< when it arrived
  Time happened_at;         ///< as the program says
  std::string client;       ///< the name of the program that reported it
  std::string actor;        ///< "K7Q2M"; several for a group
  bool by_program = false;  ///< the program itself acts, nobody else
  std::string verb;
  std::string object;                      ///< whatever it is, in words
  std::optional<std::string> verb_id;      ///< to narrow the list by
  std::optional<std::string> activity_id;  ///< the same
  std::optional<RecordWithin> within;      ///< where it tells of another one
  std::optional<bool> success;
  std::optional<Score> score;
  BOOST_DESCRIBE_CLASS(RecordView, (),
                       (id, stored_at, happened_at, client, actor, by_program, verb, object,
                        verb_id, activity_id, within, success, score),
                       (), ())
};

RecordView view_of(const json::Value& statement, const Kept& kept, const RecordWords& words);
RecordView view_of(const Kept& kept, const RecordWords& words);

struct RecordFilter : RecordChoice {
  static constexpr std::array limits{api::cursor_limit};
  std::optional<std::string> after;
  BOOST_DESCRIBE_CLASS(RecordFilter, (RecordChoice), (after), (), ())
};

/// The newest first, voided ones left out.
Page<RecordView> records(Tx& tx, i18n::Language language, const RecordFilter& filter);

}  // namespace kring::learning_records
