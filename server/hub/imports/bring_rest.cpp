#include "hub/contributions/imported.h"
#include "hub/curation/imported.h"
#include "hub/imports/authors.h"
#include "hub/imports/stages.h"
#include "hub/imports/wording.h"

#include <algorithm>

namespace kring::imports {
namespace {

struct PreparedComment {
  xml::Place after;
  std::optional<Remark> comment;
  std::optional<ImportOutcome> left_out;
  contributions::CommentText text;
};

std::vector<PreparedComment> prepare_comments(std::vector<Sourced<Remark>> batch) {
  std::vector<PreparedComment> all;
  for (auto& row : batch) {
    auto& prepared = all.emplace_back();
    prepared.after = row.after;
    prepared.comment = std::move(row.value);
    if (!prepared.comment) continue;
    auto text = contributions::CommentText::from_text(cleaned(prepared.comment->text).text);
    if (text) {
      prepared.text = std::move(*text);
    } else {
      prepared.left_out =
          text.error().code == "too_long" ? ImportOutcome::too_long : ImportOutcome::empty;
    }
  }
  return all;
}

std::optional<ThingId> post(Tx& tx, Run& run, std::int64_t source) {
  const auto question = store::thing(tx, run.id(), "question", source);
  return question ? question : store::thing(tx, run.id(), "answer", source);
}

void bring_comment(Tx& tx, Run& run, const PreparedComment& prepared, Report& report) {
  if (!prepared.comment) {
    return report.note(ImportedKind::comment, ImportOutcome::unreadable, prepared.after.rows);
  }
  const auto& comment = *prepared.comment;
  if (prepared.left_out) return report.note(ImportedKind::comment, *prepared.left_out, comment.id);
  const auto about = post(tx, run, comment.post);
  if (!about) return report.note(ImportedKind::comment, ImportOutcome::post_missing, comment.id);
  if (store::thing(tx, run.id(), "comment", comment.id)) {
    return report.note(ImportedKind::comment, ImportOutcome::already_here, comment.id);
  }
  const auto id = contributions::import_comment(
      tx, {*about, persona_of(tx, run.id(), comment.author, run.options().language), prepared.text,
           by_now(tx, comment.created_at)});
  store::insert_thing(tx, run.id(), "comment", comment.id, id.as<ThingTag>());
  report.note(ImportedKind::comment, ImportOutcome::came, comment.id);
  report.note_many(ImportedKind::comment_like, ImportOutcome::not_kept, comment.likes);
}

/// The question that a post is, or answers.
std::optional<ThingId> question_of(Tx& tx, Run& run, std::int64_t source) {
  const auto found = post(tx, run, source);
  if (!found) return std::nullopt;
  return access::thing(tx, *found).within.value_or(*found);
}

void bring_link(Tx& tx, Run& run, const Sourced<PostLink>& row, Report& report) {
  if (!row.value) return report.note(ImportedKind::link, ImportOutcome::unreadable, row.after.rows);
  const auto& link = *row.value;
  if (link.kind != 1 && link.kind != 3) {
    return report.note(ImportedKind::link, ImportOutcome::other_kind, link.id);
  }
  const auto from = question_of(tx, run, link.from);
  const auto to = question_of(tx, run, link.to);
  if (!from || !to) return report.note(ImportedKind::link, ImportOutcome::post_missing, link.id);
  if (from == to) return report.note(ImportedKind::link, ImportOutcome::to_itself, link.id);
  const auto kind = link.kind == 3 ? curation::LinkKind::duplicate : curation::LinkKind::related;
  const bool is_new = curation::import_link(tx, *from, *to, kind);
  report.note(ImportedKind::link, is_new ? ImportOutcome::came : ImportOutcome::already_here,
              link.id);
}

struct PreparedTheme {
  xml::Place after;
  std::optional<Tag> tag;
  std::optional<curation::ThemeName> name;
  std::optional<curation::ThemeDescription> description;
  bool too_long = false;
};

/// The last that each of a tag's posts said: in a few words, and at length.
std::string description_of(Run& run, const Tag& tag) {
  std::string all;
  for (const auto post : {tag.excerpt, tag.wiki}) {
    if (!post) continue;
    const auto texts =
        run.database().read([&](Tx& tx) { return store::texts_of(tx, run.id(), {*post}); });
    const auto last = std::find_if(texts.rbegin(), texts.rend(),
                                   [](const auto& line) { return line.part == HistoryPart::text; });
    if (last == texts.rend() || last->text.empty()) continue;
    if (!all.empty()) all += "\n\n";
    all += cleaned(last->text).text;
  }
  return all;
}

std::vector<PreparedTheme> prepare_themes(Run& run, std::vector<Sourced<Tag>> batch) {
  std::vector<PreparedTheme> all;
  for (auto& row : batch) {
    auto& prepared = all.emplace_back();
    prepared.after = row.after;
    prepared.tag = std::move(row.value);
    if (!prepared.tag) continue;
    const auto name = curation::ThemeName::from_text(cleaned(prepared.tag->name).text);
    if (name) prepared.name = *name;
    const auto text = description_of(run, *prepared.tag);
    const auto description = curation::ThemeDescription::from_text(text);
    prepared.too_long = !description;
    if (description && !description->text().empty()) prepared.description = *description;
  }
  return all;
}

void bring_theme(Tx& tx, Run& run, const PreparedTheme& prepared, Report& report) {
  if (!prepared.tag)
    return report.note(ImportedKind::theme, ImportOutcome::unreadable, prepared.after.rows);
  const auto& tag = *prepared.tag;
  for (const auto post : {tag.excerpt, tag.wiki}) {
    if (post) store::delete_texts_of(tx, run.id(), *post);
  }
  if (!prepared.name) return report.note(ImportedKind::theme, ImportOutcome::too_long, tag.id);
  const auto& [dump, community, audience, language] = run.options();
  if (prepared.too_long) report.note(ImportedKind::description, ImportOutcome::too_long, tag.id);
  if (!prepared.description) {
    const bool is_used = curation::theme_called(tx, community, *prepared.name).has_value();
    return report.note(ImportedKind::theme, is_used ? ImportOutcome::came : ImportOutcome::unused,
                       tag.id);
  }
  const auto theme = curation::import_theme(tx, community, audience, *prepared.name);
  report.note(ImportedKind::theme, ImportOutcome::came, tag.id);
  const bool is_first = curation::import_description(tx, theme, *prepared.description);
  report.note(ImportedKind::description,
              is_first ? ImportOutcome::came : ImportOutcome::already_here, tag.id);
}

}  // namespace

void bring_comments(Run& run) {
  run.go_through(DumpFile::Comments, read_comment, prepare_comments,
                 [&](Tx& tx, const PreparedComment& prepared, Report& report) {
                   bring_comment(tx, run, prepared, report);
                 });
}

void bring_links(Run& run) {
  run.go_through(
      DumpFile::PostLinks, read_link, [](auto batch) { return batch; },
      [&](Tx& tx, const Sourced<PostLink>& row, Report& report) {
        bring_link(tx, run, row, report);
      });
}

void bring_themes(Run& run) {
  run.go_through(
      DumpFile::Tags, read_tag, [&](auto batch) { return prepare_themes(run, std::move(batch)); },
      [&](Tx& tx, const PreparedTheme& prepared, Report& report) {
        bring_theme(tx, run, prepared, report);
      });
}

}  // namespace kring::imports
