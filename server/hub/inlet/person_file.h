#pragma once

#include "hub/learning_records/looking.h"
#include "hub/learning_records/records_of_person.h"
#include "hub/learning_records/spellings.h"
#include "platform/db/database.h"
#include "platform/text/line.h"

/// All that is known of the learning of one person, as a file: for that person, and for whoever has
/// no account by an administrator.
namespace kring::inlet {

struct PersonFileOrder : learning_records::PersonMeant {
  text::Line<10, 200> reason;
  BOOST_DESCRIBE_CLASS(PersonFileOrder, (learning_records::PersonMeant), (reason), (), ())
};

/// A file that may be fetched by whom it was made, for an hour. `key` says of whom it is, in a form
/// that nobody else can read, so that this is kept nowhere.
struct PersonFileKey {
  std::string key;
  Time ends_at;
  BOOST_DESCRIBE_CLASS(PersonFileKey, (), (key, ends_at), (), ())
};
inline constexpr auto person_file_lasts = std::chrono::hours(1);

/// Refuses with 409 `record_person.nowhere` whom nothing is kept of as far as the newest of the log
/// say: looking through much of it takes a second.
void require_something(Tx& tx, const learning_records::FoundSpellings& found,
                       std::string_view public_origin);

/// Keeps who asked and why. Refuses as `require_identity` does. Records `record_person.exported`.
PersonFileKey make_person_file(Tx& tx, const Visitor& exporter, const PersonFileOrder& order,
                               std::string_view secret, std::string_view public_origin);

/// The contents, in pieces of JSON, one object a line: statements and documents
/// (`lines_of_person`), and completions, `{"completion":…}`, where it is a member. People are
/// recognised as the inlet recognises them, and by an address however it is spelled: before
/// that the whole log is looked through for it. Where that is long there are lines about how far it
/// is,
/// `{"looking":{"percent":40}}`.
class PersonFile {
 public:
  /// A member's own.
  PersonFile(Tx& tx, const Visitor& member, const std::string& public_origin);
  /// Refuses with 404 a key that is none, another's, or over.
  PersonFile(Tx& tx, const Visitor& exporter, std::string_view key, std::string_view secret,
             std::string public_origin);

  /// "kring-learning-2026-11-28.jsonl"
  const std::string& file_name() const { return file_name_; }

  /// Nothing at the end. Refuses as soon as whoever asked may no more.
  std::optional<std::string> next(Database& database);

 private:
  enum class Stage { records, completions, end };
  struct Place {
    Stage stage = Stage::records;
    learning_records::PersonPlace records;
    std::optional<std::string> completions;
  };
  struct Piece {
    std::string text;
    Place next;
  };

  PersonFile(Tx& tx, const Visitor& asker, std::string public_origin, bool of_another,
             std::set<std::string> identities);
  void require_allowed(Tx& tx) const;
  /// Says how far it is after so many looks; nothing once all was looked through.
  std::optional<std::string> look_for_spellings(Database& database);
  void add_spellings(Tx& tx);
  Piece read(Tx& tx) const;

  PersonId asker_;
  bool of_another_ = false;
  std::string public_origin_;
  std::string file_name_;
  std::optional<PersonId> member_;
  learning_records::Spellings spellings_;
  std::vector<learning_records::Mark> marks_;
  bool all_spelled_ = false;
  Place place_;
};

}  // namespace kring::inlet
