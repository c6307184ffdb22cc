#pragma once

#include "hub/access/access.h"
#include "hub/imports/dump.h"
#include "hub/imports/report.h"
#include "platform/db/database.h"
#include "platform/i18n/language.h"

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

/// Questions and answers that an organisation has elsewhere come in here: Stack Exchange dumps.
namespace kring::imports {

using ImportId = Id<struct ImportTag>;

/// What an import is doing, in this order.
enum class ImportStage {
  emptying,   ///< of what an earlier run left behind
  people,     ///< Users.xml
  texts,      ///< PostHistory.xml
  votes,      ///< Votes.xml
  questions,  ///< Posts.xml
  answers,    ///< Posts.xml, once more
  comments,   ///< Comments.xml
  links,      ///< PostLinks.xml
  themes,     ///< Tags.xml
  badges,     ///< Badges.xml, for the report alone
  clearing,   ///< of what was kept for the time of the import
  finished,
};
BOOST_DESCRIBE_ENUM(ImportStage, emptying, people, texts, votes, questions, answers, comments,
                    links, themes, badges, clearing, finished)

/// How far an import is. It is kept in the database and moves in the transaction of what was
/// brought in up to there.
struct Cursor {
  ImportStage stage = ImportStage::emptying;
  xml::Place place;
};

struct Progress {
  ImportStage stage = ImportStage::emptying;  ///< `emptying` while the files are looked through
  double done = 0;                            ///< of the whole, 0 to 1
};
/// Hears how far it is, about once for each batch; false stops the import there.
using Watch = std::function<bool(const Progress&)>;

struct ImportOptions {
  Dump dump;
  CommunityId community;
  access::Audience audience = access::Audience::members;
  i18n::Language language = i18n::Language::en;  ///< of those who come along
};

/// Who asked for it stopped it, or the hub stops; the same import goes on from there.
struct Stopped {
  ImportId id;
};
/// Everything is in.
struct Finished {
  ImportId id;
  Report report;
};
/// There is no post in it.
struct NoDump {};
using Imported = std::variant<Finished, Stopped, BrokenFile, NoDump>;

/// Another process goes on with the same import.
class TakenOver : public std::runtime_error {
 public:
  TakenOver() : runtime_error("another process goes on with this import") {}
};

/// Brings a dump into a community: authors as people without an account, questions, answers and
/// comments with their times and earlier versions, themes, links, and likes without givers. The
/// files are looked through first, and nothing is written where one is broken.
///
/// It writes in slices, with the priority of what can wait. An import that was stopped or killed
/// goes on where it was; one that is finished, or whose dump is another one by now, begins at its
/// first row and adds what is not here yet. Throws TakenOver.
Imported import_stack_exchange(Database& database, const ImportOptions& options,
                               const Watch& watch);

struct ImportName {
  ImportId id;
  CommunityId community;
  ImportStage stage = ImportStage::emptying;
  Time begun_at;
  std::optional<Time> finished_at;
  BOOST_DESCRIBE_CLASS(ImportName, (), (id, community, stage, begun_at, finished_at), (), ())
};
/// All imports, the newest first.
std::vector<ImportName> all_imports(Tx& tx);

/// What this import took along and what it did not, as far as it is.
Report report_of(Tx& tx, ImportId id);

/// A question or answer with down-votes: likes less those are its score.
struct DownVoted {
  std::int64_t post = 0;
  std::int64_t likes = 0;
  std::int64_t down_votes = 0;
  BOOST_DESCRIBE_CLASS(DownVoted, (), (post, likes, down_votes), (), ())
};
/// The next thousand that came, by their numbers in the dump.
std::vector<DownVoted> down_voted_after(Tx& tx, ImportId id, std::int64_t post);

}  // namespace kring::imports
