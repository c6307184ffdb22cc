#pragma once

#include "hub/learning_records/pseudonyms.h"
#include "hub/learning_records/statements.h"
#include "platform/i18n/language.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

/// Statements in words, in which people stand under their codes.
namespace kring::learning_records {

/// A statement of which another one tells: the one that is its object, or the one to which it
/// refers.
struct RecordWithin {
  std::optional<std::string> actor;  ///< absent where it is who tells of it
  std::string verb;
  std::string object;
  std::optional<std::string> verb_id;
  std::optional<std::string> activity_id;
  BOOST_DESCRIBE_CLASS(RecordWithin, (), (actor, verb, object, verb_id, activity_id), (), ())

  /// "K7Q2M completed First aid"
  std::string sentence() const;
};

class RecordWords {
 public:
  RecordWords(i18n::Language language, const Pseudonyms& codes)
      : language_(language), codes_(codes) {}

  /// Reads what these refer to, so that it is told in its own words: one query for all. Of what it
  /// refers to in its turn no more is told than that it is a record.
  void read_referred(Tx& tx, const std::vector<Kept>& records);

  std::string actor(const json::Value& statement) const;
  std::string verb(const json::Value& statement) const;
  /// Of a reference or a sub-statement the sentence within; of a reference to what is not there, or
  /// is longer than anybody waits for, "a record".
  std::string object(const json::Value& statement) const;
  std::optional<RecordWithin> within(const json::Value& statement) const;

 private:
  RecordWithin told(const json::Value& statement) const;

  i18n::Language language_;
  const Pseudonyms& codes_;
  std::map<std::string, RecordWithin, std::less<>> referred_;  ///< by the sixteen octets of its id
};

/// The address of the activity that a statement is about; nothing where it is about something else.
std::optional<std::string> activity_of(const json::Value& statement);

}  // namespace kring::learning_records
