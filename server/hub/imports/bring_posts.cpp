#include "hub/contributions/imported.h"
#include "hub/curation/imported.h"
#include "hub/imports/authors.h"
#include "hub/imports/post_texts.h"
#include "hub/imports/stages.h"
#include "hub/imports/wording.h"
#include "hub/reactions/likes.h"
#include "platform/xml/html.h"

#include <algorithm>

namespace kring::imports {
namespace {

/// A post, ready to be written: its Markdown is rendered, outside the transaction.
template <class Text>
struct PreparedPost {
  xml::Place after;
  std::optional<Post> post;               ///< none where the row could not be read
  std::optional<ImportOutcome> left_out;  ///< why it does not come
  contributions::ImportedTitle title;
  Text text;
  std::vector<Version> earlier;
  std::optional<Time> edited_at;
  std::string wiki;  ///< Markdown of a tag's description that has no history
  Report report;     ///< of its versions and characters
};

/// The text by its rules, or why there is none.
template <class Text>
std::optional<Text> ruled(const std::string& text, std::optional<ImportOutcome>& why) {
  auto read = Text::from_text(text);
  if (read) return std::move(*read);
  why = read.error().code == "too_long" ? ImportOutcome::too_long : ImportOutcome::empty;
  return std::nullopt;
}

std::string clean(const std::string& text, const Post& post, Report& report) {
  auto result = cleaned(text);
  if (result.removed > 0) report.note(ImportedKind::characters, ImportOutcome::removed, post.id);
  return std::move(result.text);
}

template <class Text>
void prepare_texts(PreparedPost<Text>& prepared, std::span<const store::TextRow> history) {
  const auto& post = *prepared.post;
  auto texts = texts_of_post(post, history);
  if (texts.too_many > 0) {
    prepared.report.note_many(ImportedKind::version, ImportOutcome::too_many, texts.too_many);
  }
  if (texts.only_themes > 0) {
    prepared.report.note_many(ImportedKind::version, ImportOutcome::only_themes, texts.only_themes);
  }
  const auto present = std::move(texts.versions.back());
  texts.versions.pop_back();
  if (!texts.versions.empty()) prepared.edited_at = present.at;
  if (auto text = ruled<Text>(clean(present.text, post, prepared.report), prepared.left_out)) {
    prepared.text = std::move(*text);
  }
  if (post.kind == PostKind::question && !prepared.left_out) {
    if (auto title =
            ruled<contributions::ImportedTitle>(cleaned(post.title).text, prepared.left_out)) {
      prepared.title = std::move(*title);
    }
  }
  if (prepared.left_out) return;
  for (auto& version : texts.versions) {
    std::optional<ImportOutcome> why;
    const auto text = ruled<Text>(cleaned(version.text).text, why);
    if (!text) {
      prepared.report.note(ImportedKind::version, *why, post.id);
      continue;
    }
    version.text = text->text();
    version.title = cleaned(version.title).text;
    prepared.earlier.push_back(std::move(version));
  }
}

template <class Text>
auto prepare(Run& run, PostKind kind, std::vector<Sourced<Post>>&& batch) {
  std::vector<std::int64_t> ids;
  for (const auto& row : batch) {
    if (row.value && (row.value->kind == kind || row.value->kind == PostKind::wiki ||
                      row.value->kind == PostKind::excerpt)) {
      ids.push_back(row.value->id);
    }
  }
  const auto texts =
      run.database().read([&](Tx& tx) { return store::texts_of(tx, run.id(), ids); });
  const auto history_of = [&](std::int64_t post) {
    const auto first = std::ranges::find(texts, post, &store::TextRow::post);
    const auto last =
        std::find_if(first, texts.end(), [&](const auto& text) { return text.post != post; });
    return std::span(first, last);
  };
  std::vector<PreparedPost<Text>> all;
  for (auto& row : batch) {
    auto& prepared = all.emplace_back();
    prepared.after = row.after;
    prepared.post = std::move(row.value);
    if (!prepared.post) continue;
    const auto& post = *prepared.post;
    const auto history = history_of(post.id);
    if (post.kind == kind) {
      prepare_texts(prepared, history);
    } else if ((post.kind == PostKind::wiki || post.kind == PostKind::excerpt) && history.empty()) {
      prepared.wiki = xml::markdown_of_html(post.body);
    }
  }
  return all;
}

std::vector<contributions::ImportedRevision> revisions(Tx& tx, Run& run,
                                                       const std::vector<Version>& versions,
                                                       PostKind kind) {
  std::vector<contributions::ImportedRevision> all;
  for (const auto& version : versions) {
    all.push_back(
        {persona_of(tx, run.id(), Author::of_key(version.author_key), run.options().language),
         kind == PostKind::question ? std::optional(version.title) : std::nullopt, version.text,
         by_now(tx, version.at)});
  }
  return all;
}

/// The votes of a post; where the dump has none, as many as its score needs.
store::VotesRow votes_of(Tx& tx, Run& run, const Post& post, Report& report) {
  const auto score = post.score.value_or(0);
  if (!run.has_votes() && score != 0) {
    store::add_votes(tx, run.id(), post.id, std::max<std::int64_t>(score, 0),
                     std::max<std::int64_t>(-score, 0), std::nullopt);
  }
  const auto votes =
      store::votes_of(tx, run.id(), post.id).value_or(store::VotesRow{0, 0, std::nullopt});
  if (post.score && score != votes.likes - votes.down_votes) {
    report.note(ImportedKind::score, ImportOutcome::differs, post.id);
  }
  return votes;
}

void tell_votes(const store::VotesRow& votes, const Post& post, Report& report) {
  report.note_many(ImportedKind::like, ImportOutcome::came, votes.likes);
  if (votes.down_votes > 0) {
    report.add({ImportedKind::down_vote, ImportOutcome::not_kept}, {votes.down_votes, {post.id}});
  }
}

template <class Text>
void tell(const PreparedPost<Text>& prepared, ImportedKind what, Report& report) {
  const auto& post = *prepared.post;
  report.note(what, ImportOutcome::came, post.id);
  report.note_many(ImportedKind::version, ImportOutcome::came,
                   static_cast<std::int64_t>(prepared.earlier.size()));
  for (const auto& [key, count] : prepared.report.counts()) report.add(key, count);
}

std::vector<curation::ThemeId> themes_of(Tx& tx, Run& run, const Post& post, Report& report) {
  std::vector<curation::ThemeId> themes;
  for (const auto& tag : post.tags) {
    const auto name = curation::ThemeName::from_text(cleaned(tag).text);
    if (!name) {
      report.note(ImportedKind::theme, ImportOutcome::too_long, post.id);
    } else if (themes.size() == curation::most_themes) {
      report.note(ImportedKind::theme, ImportOutcome::too_many, post.id);
    } else {
      themes.push_back(
          curation::import_theme(tx, run.options().community, run.options().audience, *name));
    }
  }
  return themes;
}

using PreparedQuestion = PreparedPost<contributions::QuestionText>;
using PreparedAnswer = PreparedPost<contributions::AnswerText>;

void bring_question(Tx& tx, Run& run, const PreparedQuestion& prepared, Report& report) {
  const auto& post = *prepared.post;
  if (prepared.left_out) return report.note(ImportedKind::question, *prepared.left_out, post.id);
  const auto votes = votes_of(tx, run, post, report);
  store::delete_texts_of(tx, run.id(), post.id);
  if (post.accepted) store::insert_acceptance(tx, run.id(), *post.accepted, post.id);
  if (post.closed) report.note(ImportedKind::closing, ImportOutcome::not_kept, post.id);
  if (store::thing(tx, run.id(), "question", post.id)) {
    return report.note(ImportedKind::question, ImportOutcome::already_here, post.id);
  }
  const auto& language = run.options().language;
  const auto id = contributions::import_question(
      tx, {run.options().community, run.options().audience,
           persona_of(tx, run.id(), post.author, language), prepared.title, prepared.text,
           by_now(tx, post.created_at), by_now(tx, prepared.edited_at),
           revisions(tx, run, prepared.earlier, PostKind::question),
           themes_of(tx, run, post, report), post.views});
  store::insert_thing(tx, run.id(), "question", post.id, id.as<ThingTag>());
  reactions::import_likes_of_question(tx, id.as<ThingTag>(), votes.likes);
  tell_votes(votes, post, report);
  tell(prepared, ImportedKind::question, report);
}

/// A tag's description that has no history is kept as one that has: Tags.xml says whose it is.
void keep_wiki(Tx& tx, Run& run, const PreparedQuestion& prepared, Report& report) {
  const auto& post = *prepared.post;
  if (!run.options().dump.path_of(DumpFile::Tags)) {
    store::delete_texts_of(tx, run.id(), post.id);
    return report.note(ImportedKind::description, ImportOutcome::theme_missing, post.id);
  }
  if (prepared.wiki.empty()) return;
  store::insert_text(
      tx, run.id(),
      {post.id, 0, {}, HistoryPart::text, post.author.key(), prepared.wiki, post.created_at});
}

void accept(Tx& tx, Run& run, const PreparedAnswer& prepared, ThingId question, ThingId answer,
            const store::VotesRow& votes, Report& report) {
  const auto& post = *prepared.post;
  const auto accepting = store::take_acceptance(tx, run.id(), post.id);
  if (!accepting) return;
  if (accepting != post.parent) {
    return report.note(ImportedKind::acceptance, ImportOutcome::answer_missing, *accepting);
  }
  contributions::import_acceptance(
      tx, question.as<contributions::QuestionTag>(), answer.as<contributions::AnswerTag>(),
      by_now(tx, std::max(post.created_at, votes.accepted_at.value_or(Time{}))));
  report.note(ImportedKind::acceptance, ImportOutcome::came, *accepting);
}

void bring_answer(Tx& tx, Run& run, const PreparedAnswer& prepared, Report& report) {
  const auto& post = *prepared.post;
  if (prepared.left_out) return report.note(ImportedKind::answer, *prepared.left_out, post.id);
  const auto question =
      post.parent ? store::thing(tx, run.id(), "question", *post.parent) : std::nullopt;
  if (!question) return report.note(ImportedKind::answer, ImportOutcome::question_missing, post.id);
  const auto votes = votes_of(tx, run, post, report);
  store::delete_texts_of(tx, run.id(), post.id);
  if (store::thing(tx, run.id(), "answer", post.id)) {
    store::take_acceptance(tx, run.id(), post.id);
    return report.note(ImportedKind::answer, ImportOutcome::already_here, post.id);
  }
  const auto id =
      contributions::import_answer(
          tx, {question->as<contributions::QuestionTag>(),
               persona_of(tx, run.id(), post.author, run.options().language), prepared.text,
               by_now(tx, post.created_at), by_now(tx, prepared.edited_at),
               revisions(tx, run, prepared.earlier, PostKind::answer)})
          .as<ThingTag>();
  store::insert_thing(tx, run.id(), "answer", post.id, id);
  reactions::import_likes_of_answer(tx, id, votes.likes);
  accept(tx, run, prepared, *question, id, votes, report);
  tell_votes(votes, post, report);
  tell(prepared, ImportedKind::answer, report);
}

}  // namespace

void bring_questions(Run& run) {
  run.go_through(
      DumpFile::Posts, read_post,
      [&](auto batch) {
        return prepare<contributions::QuestionText>(run, PostKind::question, std::move(batch));
      },
      [&](Tx& tx, const PreparedQuestion& prepared, Report& report) {
        if (!prepared.post) {
          return report.note(ImportedKind::post, ImportOutcome::unreadable, prepared.after.rows);
        }
        switch (prepared.post->kind) {
          case PostKind::question:
            return bring_question(tx, run, prepared, report);
          case PostKind::excerpt:
          case PostKind::wiki:
            return keep_wiki(tx, run, prepared, report);
          case PostKind::other:
            return report.note(ImportedKind::post, ImportOutcome::other_kind, prepared.post->id);
          case PostKind::answer:
            return;
        }
      });
}

void bring_answers(Run& run) {
  run.go_through(
      DumpFile::Posts, read_post,
      [&](auto batch) {
        return prepare<contributions::AnswerText>(run, PostKind::answer, std::move(batch));
      },
      [&](Tx& tx, const PreparedAnswer& prepared, Report& report) {
        if (prepared.post && prepared.post->kind == PostKind::answer) {
          bring_answer(tx, run, prepared, report);
        }
      });
}

}  // namespace kring::imports
