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

void insert_import(Tx& tx, ImportId id, CommunityId community, std::string_view marker,
                   std::string_view files);
std::optional<ImportRow> import(Tx& tx, CommunityId community, std::string_view marker);
/// Begins anew, with these files; what was reported before is forgotten.
void begin_anew(Tx& tx, ImportId id, std::string_view files);
/// False where the import is somewhere else than it was: another process goes on with it.
bool move_cursor(Tx& tx, ImportId id, const Cursor& from, const Cursor& to);
void set_finished(Tx& tx, ImportId id);

std::vector<ImportName> imports(Tx& tx);

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
