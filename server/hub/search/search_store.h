#pragma once

#include "base/id.h"
#include "hub/search/query.h"
#include "hub/search/search.h"
#include "platform/db/tx.h"

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

/// One function for each thing asked of the database. Where SQLite and PostgreSQL search
/// differently is here and in the migration, nowhere else.
namespace kring::search::store {

/// A text on show, as contributions publish it.
struct SourceRow {
  ThingId thing;
  FoundIn kind = FoundIn::question;
  ThingId question;
  ThingId within;  ///< what it stands in: its question, or the answer under which it is a comment
  CommunityId community;
  std::string audience;
  std::string title;
  std::string text;
  Time written_at;
  PersonaId author_persona;
  bool answered = false;  ///< its question
  std::optional<text::Language> language;
  BOOST_DESCRIBE_CLASS(SourceRow, (),
                       (thing, kind, question, within, community, audience, title, text, written_at,
                        author_persona, answered, language),
                       (), ())
};

std::optional<SourceRow> source(Tx& tx, ThingId thing);
/// Those of these texts that are on show.
std::vector<SourceRow> sources_among(Tx& tx, const std::vector<ThingId>& things);
/// Those of them that this visitor wrote and may read now.
std::vector<SourceRow> own_sources_among(Tx& tx, const Visitor& visitor,
                                         const std::vector<ThingId>& things);
/// A text as it is now, with who wrote it and when.
struct ReadableText {
  std::string text;
  PersonaId author;
  Time written_at;
  std::optional<contributions::WrittenIn> language;
};
/// Those of these texts that this visitor may read now. They are parameters one by one: SQLite
/// looks up listed ids in the owner's view, but would read all of it for a list in one parameter.
std::unordered_map<ThingId, ReadableText> readable_among(Tx& tx, const Visitor& visitor,
                                                         const std::vector<ThingId>& things);

/// The token in the index that says who may read a text; no stem begins with @.
std::string readers_token(std::string_view audience, CommunityId community);
/// The tokens of all that this visitor may read. What stands in open communities is everyone's.
std::vector<std::string> readers_tokens(Tx& tx, const Visitor& visitor);

struct Entry {
  ThingId thing;
  FoundIn kind;
  ThingId question;
  ThingId within;
  Time written_at;
  std::string readers;
  bool answered;                    ///< its question
  std::vector<std::string> tokens;  ///< what it may be narrowed by (`facets.h`)
  std::vector<std::string> stems;
};

/// What the index keeps of it: all its tokens, those of the stems that it says strongly
/// (`strong_stems.h`), and all its stems, each followed by a space.
std::string indexed_text(const Entry& entry);
/// Adds a text that is not in the index, and counts its stems.
void put(Tx& tx, const Entry& entry);
/// Takes a text out, where it is in.
void remove(Tx& tx, ThingId thing);
/// How many stems a text has in the index, and behind which tokens; none where it is not in.
struct IndexedText {
  std::int64_t stems = 0;
  std::string tokens;  ///< who may read it, and what it may be narrowed by
};
std::optional<IndexedText> indexed(Tx& tx, ThingId thing);
/// How many texts stand in this one, in the index.
std::int64_t indexed_within(Tx& tx, ThingId thing);

/// Texts that are in the index, on show, or both, by their numbers: the first `most` after `after`,
/// of a question's thread; of an answer with its comments.
std::vector<ThingId> texts_of(Tx& tx, ThingId question, ThingId after, std::size_t most);
std::vector<ThingId> texts_within(Tx& tx, ThingId answer, ThingId after, std::size_t most);
/// Those of a question's thread that are in the index as if it were answered, or as if it were not.
std::vector<ThingId> indexed_as(Tx& tx, ThingId question, bool answered, std::size_t most);
/// Empties the index, for as long as the turn lasts; whether it is empty now.
bool clear_some(Tx& tx);
/// On SQLite, joins a few pages of the index, so that it stays quick to read; bounded, since the
/// writer waits meanwhile.
void merge_a_little(Tx& tx);

/// How many texts there are for these readers, and how many stems they have. What others read is
/// not in it: by the order of a list, which hangs on it, one could learn which words stand there.
struct Totals {
  std::int64_t texts = 0;
  std::int64_t stems = 0;
  BOOST_DESCRIBE_CLASS(Totals, (), (texts, stems), (), ())
};
Totals totals(Tx& tx, const std::vector<std::string>& readers);
/// In how many of those texts each of these stems stands; one that stands nowhere is left out.
struct StemCount {
  std::string stem;
  std::int64_t texts = 0;
  BOOST_DESCRIBE_CLASS(StemCount, (), (stem, texts), (), ())
};
std::vector<StemCount> counts(Tx& tx, const std::vector<std::string>& stems,
                              const std::vector<std::string>& readers);
/// The stems of which one of these parts is left where a letter is taken out, and in how many of
/// those texts they stand. What others read is not looked at: it costs no time by which one could
/// tell. Of very many (beyond 2,000 finds) only some.
std::vector<StemCount> neighbours(Tx& tx, const std::vector<std::string>& parts,
                                  const std::vector<std::string>& readers);
/// The newest text there is, whoever may read it.
ThingId newest(Tx& tx);

/// A text that the index found. `stems` is valid during the call.
struct Candidate {
  ThingId thing;
  ThingId question;
  FoundIn kind = FoundIn::question;
  std::int64_t length = 0;
  std::string_view stems;
  Time written_at;
};

/// What to look for: texts that carry one token of each group.
using Groups = std::vector<std::vector<std::string>>;

/// Which of the texts that fit.
struct Stretch {
  ThingId newest;                ///< none that is newer
  std::vector<ThingId> besides;  ///< none of these
  std::size_t limit = 0;         ///< of the others the newest
  bool few = false;  ///< hardly any of all texts fit: better look at each than from the newest on
};

/// Calls `fn` for those texts that fit, of this stretch of the index, the newest first.
void for_each_candidate(Tx& tx, const Groups& groups, const Stretch& stretch,
                        const std::function<void(const Candidate&)>& fn);

}  // namespace kring::search::store
