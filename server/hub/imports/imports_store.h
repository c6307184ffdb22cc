#pragma once

#include "hub/imports/dump_rows.h"
#include "hub/imports/imports.h"
#include "platform/db/tx.h"

#include <optional>
#include <string>
#include <vector>

/// One function for each thing asked of the database.
namespace kring::imports::store {

struct ImportRow {
  ImportId id;
  CommunityId community;
  std::string files;
  ImportStage stage;
  std::int64_t octet;
  std::int64_t rows_read;
  BOOST_DESCRIBE_CLASS(ImportRow, (), (id, community, files, stage, octet, rows_read), (), ())
};

/// What an import reads, as it is begun.
struct DumpRow {
  std::string source;
  std::string files;
  std::int64_t octets_whole = 0;
};
void insert_import(Tx& tx, ImportId id, CommunityId community, std::string_view marker,
                   const DumpRow& dump);
std::optional<ImportRow> import(Tx& tx, CommunityId community, std::string_view marker);
/// Begins anew, with these files; what was reported before is forgotten.
void begin_anew(Tx& tx, ImportId id, const DumpRow& dump);
/// `octets_done` counts what it is past of all that it goes through. False where the import is
/// somewhere else than it was: another process goes on with it.
bool move_cursor(Tx& tx, ImportId id, const Cursor& from, const Cursor& to,
                 std::int64_t octets_done);
void set_finished(Tx& tx, ImportId id);

std::vector<ImportName> imports(Tx& tx);

struct ListedRow {
  ImportId id;
  std::string source;
  CommunityId community;
  std::string community_name;
  ImportStage stage;
  std::int64_t octets_done;
  std::int64_t octets_whole;
  Time begun_at;
  Time moved_at;
  std::optional<Time> finished_at;
  BOOST_DESCRIBE_CLASS(ListedRow, (),
                       (id, source, community, community_name, stage, octets_done, octets_whole,
                        begun_at, moved_at, finished_at),
                       (), ())
};
/// Those into communities that the viewer may know of, the newest first, before (begun_at, id).
std::vector<ListedRow> imports_before(Tx& tx, PersonId viewer, Time begun_at, ImportId id,
                                      std::size_t limit);
std::optional<ListedRow> import_seen_by(Tx& tx, PersonId viewer, ImportId id);

struct NumberRow {
  ImportId import;
  ImportedKind what;
  std::int64_t number;
  BOOST_DESCRIBE_CLASS(NumberRow, (), (import, what, number), (), ())
};
/// How many of each kind came or were here already, of each of these imports, in one query.
std::vector<NumberRow> numbers_here(Tx& tx, const std::vector<ImportId>& imports);

std::optional<PersonId> person(Tx& tx, ImportId id, std::string_view source_key);
void insert_person(Tx& tx, ImportId id, std::string_view source_key, PersonId person);

std::optional<ThingId> thing(Tx& tx, ImportId id, std::string_view kind, std::int64_t source);
void insert_thing(Tx& tx, ImportId id, std::string_view kind, std::int64_t source, ThingId thing);

struct TextRow {
  std::int64_t post;
  std::int64_t source;
  std::string revision;
  HistoryPart part;
  std::string author_key;
  std::string text;
  Time made_at;
  BOOST_DESCRIBE_CLASS(TextRow, (), (post, source, revision, part, author_key, text, made_at), (),
                       ())
};
/// A line that is there already stays.
void insert_text(Tx& tx, ImportId id, const TextRow& text);
/// In the order in which they were written.
std::vector<TextRow> texts_of(Tx& tx, ImportId id, const std::vector<std::int64_t>& posts);
std::int64_t delete_texts_of(Tx& tx, ImportId id, std::int64_t post);
/// So many lines at most; returns what each of them was about.
std::vector<HistoryPart> delete_texts(Tx& tx, ImportId id, std::int64_t limit);

struct VotesRow {
  std::int64_t likes;
  std::int64_t down_votes;
  std::optional<Time> accepted_at;
  BOOST_DESCRIBE_CLASS(VotesRow, (), (likes, down_votes, accepted_at), (), ())
};
void add_votes(Tx& tx, ImportId id, std::int64_t post, std::int64_t likes, std::int64_t down_votes,
               std::optional<Time> accepted_at);
std::optional<VotesRow> votes_of(Tx& tx, ImportId id, std::int64_t post);
std::int64_t delete_votes(Tx& tx, ImportId id, std::int64_t limit);
/// Those on posts that did not come.
VotesRow votes_on_missing(Tx& tx, ImportId id);

void insert_acceptance(Tx& tx, ImportId id, std::int64_t answer, std::int64_t question);
/// The question that accepted this answer; it is forgotten with the asking.
std::optional<std::int64_t> take_acceptance(Tx& tx, ImportId id, std::int64_t answer);
/// Accepted answers that did not come.
std::vector<std::int64_t> accepted_that_are_missing(Tx& tx, ImportId id, std::int64_t limit);

void add_to_report(Tx& tx, ImportId id, const Report& report);
Report report(Tx& tx, ImportId id);

std::vector<DownVoted> down_voted_after(Tx& tx, ImportId id, std::int64_t post, std::size_t limit);

}  // namespace kring::imports::store
