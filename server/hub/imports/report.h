#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include <boost/describe/enum.hpp>

/// What an import took along and what it did not, and why.
namespace kring::imports {

enum class ImportedKind {
  person,
  about,  ///< what somebody tells about themselves
  question,
  answer,
  comment,
  post,          ///< of another kind than question and answer
  version,       ///< what a text said before
  like,          ///< an up-vote
  comment_like,  ///< an up-vote of a comment
  down_vote,
  vote,  ///< of another kind: favourites, closing, bounties, moderation
  acceptance,
  theme,
  description,  ///< of a theme
  link,
  badge,
  closing,     ///< that a question was closed or opened again
  event,       ///< something else in a post's history: locked, bumped, moved, shared, …
  score,       ///< a score that is not the number of likes less that of down-votes
  characters,  ///< control characters and overrides of the direction of reading, in a text
};
BOOST_DESCRIBE_ENUM(ImportedKind, person, about, question, answer, comment, post, version, like,
                    comment_like, down_vote, vote, acceptance, theme, description, link, badge,
                    closing, event, score, characters)

enum class ImportOutcome {
  came,
  already_here,      ///< an earlier import brought it
  unreadable,        ///< a value is missing, or of another type than it should be
  empty,             ///< it says nothing
  too_long,          ///< longer than anything may be here
  question_missing,  ///< the question it belongs to did not come
  post_missing,      ///< the question or answer it belongs to did not come
  answer_missing,    ///< that answer did not come, or answers another question
  to_itself,
  other_kind,   ///< of a kind that means nothing here
  only_themes,  ///< nothing was changed but themes
  too_many,     ///< a question carries only so many
  unused,
  theme_missing,  ///< nothing says of which theme it is
  not_kept,       ///< there is nothing here that it could become
  differs,
  removed,
};
BOOST_DESCRIBE_ENUM(ImportOutcome, came, already_here, unreadable, empty, too_long,
                    question_missing, post_missing, answer_missing, to_itself, other_kind,
                    only_themes, too_many, unused, theme_missing, not_kept, differs, removed)

/// The first few of each are named, by their numbers in the dump, each once.
class Report {
 public:
  static constexpr std::size_t most_examples = 10;

  struct Count {
    std::int64_t number = 0;
    std::vector<std::int64_t> examples;

    void add(const Count& other);
  };
  using Key = std::pair<ImportedKind, ImportOutcome>;

  void note(ImportedKind what, ImportOutcome outcome, std::int64_t example);
  /// So many at once, of which none is named.
  void note_many(ImportedKind what, ImportOutcome outcome, std::int64_t number);
  void add(const Key& key, const Count& count) { counts_[key].add(count); }

  const std::map<Key, Count>& counts() const { return counts_; }
  std::int64_t number(ImportedKind what, ImportOutcome outcome) const;

 private:
  std::map<Key, Count> counts_;
};

}  // namespace kring::imports
