#include "hub/imports/stages.h"

#include "hub/imports/authors.h"
#include "platform/db/turn.h"

#include <algorithm>
#include <array>

namespace kring::imports {
namespace {

constexpr std::int64_t rows_at_once = 500;

/// What comes in as it was read.
constexpr auto as_it_is = [](auto batch) { return batch; };

void empty(Run& run) {
  run.repeat([&](Tx& tx, Report&) {
    return store::delete_texts(tx, run.id(), rows_at_once).empty() &&
           store::delete_votes(tx, run.id(), rows_at_once) == 0;
  });
}

void bring_people(Run& run) {
  run.go_through(
      DumpFile::Users, read_user, as_it_is, [&](Tx& tx, const Sourced<User>& row, Report& report) {
        if (!row.value) {
          return report.note(What::person, Outcome::unreadable, row.after.rows);
        }
        const auto& user = *row.value;
        const bool is_new = bring_person(tx, run.id(), user, run.options().language);
        report.note(What::person, is_new ? Outcome::came : Outcome::already_here, user.id);
        if (user.tells_about) report.note(What::about, Outcome::not_kept, user.id);
      });
}

void keep_text(Tx& tx, Run& run, const History& line) {
  store::insert_text(
      tx, run.id(),
      {line.post, line.id, line.revision, line.part, line.author.key(), line.text, line.at});
}

void keep_texts(Run& run) {
  run.go_through(DumpFile::PostHistory, read_history, as_it_is,
                 [&](Tx& tx, const Sourced<History>& row, Report& report) {
                   if (!row.value) {
                     return report.note(What::version, Outcome::unreadable, row.after.rows);
                   }
                   switch (row.value->part) {
                     case HistoryPart::closing:
                       return report.note(What::closing, Outcome::not_kept, row.value->post);
                     case HistoryPart::other:
                       return report.note(What::event, Outcome::not_kept, row.value->post);
                     default:
                       return keep_text(tx, run, *row.value);
                   }
                 });
}

void count_votes(Run& run) {
  run.go_through(DumpFile::Votes, read_vote, as_it_is,
                 [&](Tx& tx, const Sourced<Vote>& row, Report& report) {
                   if (!row.value)
                     return report.note(What::vote, Outcome::unreadable, row.after.rows);
                   const auto& vote = *row.value;
                   if (vote.kind == VoteKind::other) {
                     return report.note(What::vote, Outcome::not_kept, vote.post);
                   }
                   const bool is_acceptance = vote.kind == VoteKind::accepted;
                   store::add_votes(tx, run.id(), vote.post, vote.kind == VoteKind::up ? 1 : 0,
                                    vote.kind == VoteKind::down ? 1 : 0,
                                    is_acceptance ? std::optional(vote.day) : std::nullopt);
                 });
}

void count_badges(Run& run) {
  run.go_through(
      DumpFile::Badges, [](const xml::Row&) { return std::optional<int>(0); }, as_it_is,
      [](Tx&, const Sourced<int>&, Report& report) {
        report.note_many(What::badge, Outcome::not_kept, 1);
      });
}

/// What was kept for posts that did not come is told, and everything kept is let go.
void clear(Run& run) {
  run.repeat([&](Tx& tx, Report& report) {
    const auto parts = store::delete_texts(tx, run.id(), rows_at_once);
    report.note_many(What::version, Outcome::post_missing,
                     std::count(parts.begin(), parts.end(), HistoryPart::text));
    return parts.empty();
  });
  run.repeat([&](Tx& tx, Report& report) {
    const auto answers = store::accepted_that_are_missing(tx, run.id(), rows_at_once);
    for (const auto answer : answers) {
      const auto question = store::take_acceptance(tx, run.id(), answer);
      report.note(What::acceptance, Outcome::answer_missing, question.value());
      if (db::turn_is_over()) break;
    }
    return answers.empty();
  });
  const auto missing =
      run.database().read([&](Tx& tx) { return store::votes_on_missing(tx, run.id()); });
  run.finish([&](Tx&, Report& report) {
    report.note_many(What::like, Outcome::post_missing, missing.likes);
    report.note_many(What::down_vote, Outcome::post_missing, missing.down_votes);
  });
}

struct Step {
  Stage stage;
  std::optional<DumpFile> file;
  void (*carry_out)(Run&);
};

constexpr std::array steps{
    Step{Stage::emptying, std::nullopt, empty},
    Step{Stage::people, DumpFile::Users, bring_people},
    Step{Stage::texts, DumpFile::PostHistory, keep_texts},
    Step{Stage::votes, DumpFile::Votes, count_votes},
    Step{Stage::questions, DumpFile::Posts, bring_questions},
    Step{Stage::answers, DumpFile::Posts, bring_answers},
    Step{Stage::comments, DumpFile::Comments, bring_comments},
    Step{Stage::links, DumpFile::PostLinks, bring_links},
    Step{Stage::themes, DumpFile::Tags, bring_themes},
    Step{Stage::badges, DumpFile::Badges, count_badges},
    Step{Stage::clearing, std::nullopt, clear},
};

}  // namespace

std::int64_t octets_before(const Dump& dump, Stage stage) {
  std::int64_t octets = 0;
  for (const auto& step : steps) {
    if (step.stage == stage) break;
    if (step.file) octets += dump.size_of(*step.file);
  }
  return octets;
}

std::int64_t octets_of_all_stages(const Dump& dump) {
  return octets_before(dump, Stage::finished);
}

void carry_out(Run& run) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].stage != run.cursor().stage) continue;
    steps[i].carry_out(run);
    if (i + 1 < steps.size()) run.enter(steps[i + 1].stage);
    return;
  }
}

}  // namespace kring::imports
