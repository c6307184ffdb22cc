#include "hub/imports/stages.h"

#include "hub/imports/authors.h"
#include "hub/imports/claims_store.h"
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
          return report.note(ImportedKind::person, ImportOutcome::unreadable, row.after.rows);
        }
        const auto& user = *row.value;
        const bool is_new = bring_person(tx, run.id(), user, run.options().language);
        report.note(ImportedKind::person,
                    is_new ? ImportOutcome::came : ImportOutcome::already_here, user.id);
        if (user.tells_about) report.note(ImportedKind::about, ImportOutcome::not_kept, user.id);
      });
}

void keep_text(Tx& tx, Run& run, const History& line) {
  store::insert_text(
      tx, run.id(),
      {line.post, line.id, line.revision, line.part, line.author.key(), line.text, line.at});
}

void keep_texts(Run& run) {
  run.go_through(
      DumpFile::PostHistory, read_history, as_it_is,
      [&](Tx& tx, const Sourced<History>& row, Report& report) {
        if (!row.value) {
          return report.note(ImportedKind::version, ImportOutcome::unreadable, row.after.rows);
        }
        switch (row.value->part) {
          case HistoryPart::closing:
            return report.note(ImportedKind::closing, ImportOutcome::not_kept, row.value->post);
          case HistoryPart::other:
            return report.note(ImportedKind::event, ImportOutcome::not_kept, row.value->post);
          default:
            return keep_text(tx, run, *row.value);
        }
      });
}

void count_votes(Run& run) {
  run.go_through(
      DumpFile::Votes, read_vote, as_it_is, [&](Tx& tx, const Sourced<Vote>& row, Report& report) {
        if (!row.value)
          return report.note(ImportedKind::vote, ImportOutcome::unreadable, row.after.rows);
        const auto& vote = *row.value;
        if (vote.kind == VoteKind::other) {
          return report.note(ImportedKind::vote, ImportOutcome::not_kept, vote.post);
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
        report.note_many(ImportedKind::badge, ImportOutcome::not_kept, 1);
      });
}

/// What was kept for posts that did not come is told, and everything kept is let go.
void clear(Run& run) {
  run.repeat([&](Tx& tx, Report& report) {
    const auto parts = store::delete_texts(tx, run.id(), rows_at_once);
    report.note_many(ImportedKind::version, ImportOutcome::post_missing,
                     std::count(parts.begin(), parts.end(), HistoryPart::text));
    return parts.empty();
  });
  run.repeat([&](Tx& tx, Report& report) {
    const auto answers = store::accepted_that_are_missing(tx, run.id(), rows_at_once);
    for (const auto answer : answers) {
      const auto question = store::take_acceptance(tx, run.id(), answer);
      report.note(ImportedKind::acceptance, ImportOutcome::answer_missing, question.value());
      if (db::turn_is_over()) break;
    }
    return answers.empty();
  });
  const auto missing =
      run.database().read([&](Tx& tx) { return store::votes_on_missing(tx, run.id()); });
  run.finish([&](Tx& tx, Report& report) {
    store::look_again(tx, run.id());
    report.note_many(ImportedKind::like, ImportOutcome::post_missing, missing.likes);
    report.note_many(ImportedKind::down_vote, ImportOutcome::post_missing, missing.down_votes);
  });
}

struct Step {
  ImportStage stage;
  std::optional<DumpFile> file;
  void (*carry_out)(Run&);
};

constexpr std::array steps{
    Step{ImportStage::emptying, std::nullopt, empty},
    Step{ImportStage::people, DumpFile::Users, bring_people},
    Step{ImportStage::texts, DumpFile::PostHistory, keep_texts},
    Step{ImportStage::votes, DumpFile::Votes, count_votes},
    Step{ImportStage::questions, DumpFile::Posts, bring_questions},
    Step{ImportStage::answers, DumpFile::Posts, bring_answers},
    Step{ImportStage::comments, DumpFile::Comments, bring_comments},
    Step{ImportStage::links, DumpFile::PostLinks, bring_links},
    Step{ImportStage::themes, DumpFile::Tags, bring_themes},
    Step{ImportStage::badges, DumpFile::Badges, count_badges},
    Step{ImportStage::clearing, std::nullopt, clear},
};

}  // namespace

std::map<ImportStage, std::int64_t> octets_before_stages(const Dump& dump) {
  std::map<ImportStage, std::int64_t> before;
  std::int64_t octets = 0;
  for (const auto& step : steps) {
    before[step.stage] = octets;
    if (step.file) octets += dump.size_of(*step.file);
  }
  before[ImportStage::finished] = octets;
  return before;
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
