#include "app/import_words.h"

#include "base/described.h"

#include <algorithm>
#include <cmath>
#include <ostream>

namespace kring::app {
namespace {

using imports::ImportedKind;
using imports::ImportOutcome;

std::string_view words_for(ImportedKind what) {
  switch (what) {
    case ImportedKind::person:
      return "people";
    case ImportedKind::about:
      return "people's own descriptions";
    case ImportedKind::question:
      return "questions";
    case ImportedKind::answer:
      return "answers";
    case ImportedKind::comment:
      return "comments";
    case ImportedKind::post:
      return "other posts";
    case ImportedKind::version:
      return "earlier versions";
    case ImportedKind::like:
      return "likes";
    case ImportedKind::comment_like:
      return "likes of comments";
    case ImportedKind::down_vote:
      return "down-votes";
    case ImportedKind::vote:
      return "other votes (favourites, closing, bounties, moderation)";
    case ImportedKind::acceptance:
      return "accepted answers";
    case ImportedKind::theme:
      return "themes";
    case ImportedKind::description:
      return "descriptions of themes";
    case ImportedKind::link:
      return "links between questions";
    case ImportedKind::badge:
      return "badges";
    case ImportedKind::closing:
      return "times that a question was closed or opened again";
    case ImportedKind::event:
      return "other events (locked, bumped, moved, shared)";
    case ImportedKind::score:
      return "scores";
    case ImportedKind::characters:
      return "texts with characters that cannot be seen";
  }
  return "";
}

std::string_view words_for(ImportOutcome outcome) {
  switch (outcome) {
    case ImportOutcome::came:
      return "";
    case ImportOutcome::already_here:
      return "were here already";
    case ImportOutcome::unreadable:
      return "lack a value or have one of a wrong type (by the numbers of their rows)";
    case ImportOutcome::empty:
      return "say nothing";
    case ImportOutcome::too_long:
      return "are longer than a text can be here";
    case ImportOutcome::question_missing:
      return "belong to a question that did not come";
    case ImportOutcome::post_missing:
      return "belong to a post that did not come";
    case ImportOutcome::answer_missing:
      return "name an answer that did not come or answers another question (by their questions)";
    case ImportOutcome::to_itself:
      return "lead from a question to itself";
    case ImportOutcome::other_kind:
      return "are of a kind that means nothing here";
    case ImportOutcome::only_themes:
      return "changed nothing but themes";
    case ImportOutcome::too_many:
      return "are more than is kept of one question or answer";
    case ImportOutcome::unused:
      return "are on no question and say nothing";
    case ImportOutcome::theme_missing:
      return "are of a theme that nothing names";
    case ImportOutcome::not_kept:
      return "have nothing here that they could become";
    case ImportOutcome::differs:
      return "are not likes less down-votes (by their posts)";
    case ImportOutcome::removed:
      return "came without those characters";
  }
  return "";
}

std::string_view words_for(xml::Fault fault) {
  switch (fault) {
    case xml::Fault::malformed:
      return "it is no XML";
    case xml::Fault::truncated:
      return "it ends in the middle";
    case xml::Fault::document_type:
      return "it has a document type, in which entities can be declared; dumps have none";
    case xml::Fault::not_utf8:
      return "it is not UTF-8";
    case xml::Fault::no_character:
      return "there is a character in it that XML does not allow, like &#0;";
    case xml::Fault::other_element:
      return "there is something else than rows in it";
    case xml::Fault::value_too_large:
      return "a value in it is larger than two megabytes";
    case xml::Fault::too_many_values:
      return "a row has more than 64 values";
    case xml::Fault::file_too_large:
      return "it is larger than a terabyte";
    case xml::Fault::cannot_be_opened:
      return "it cannot be opened by the user that the server runs as";
  }
  return "";
}

std::string_view words_for(imports::ImportStage stage) {
  switch (stage) {
    case imports::ImportStage::emptying:
      return "looking through the files";
    case imports::ImportStage::people:
      return "people";
    case imports::ImportStage::texts:
      return "what was written when";
    case imports::ImportStage::votes:
      return "votes";
    case imports::ImportStage::questions:
      return "questions";
    case imports::ImportStage::answers:
      return "answers";
    case imports::ImportStage::comments:
      return "comments";
    case imports::ImportStage::links:
      return "links";
    case imports::ImportStage::themes:
      return "themes";
    case imports::ImportStage::badges:
      return "badges";
    case imports::ImportStage::clearing:
      return "tidying up";
    case imports::ImportStage::finished:
      return "done";
  }
  return "";
}

void write_line(std::ostream& out, const imports::Report::Key& key,
                const imports::Report::Count& count) {
  auto number = std::to_string(count.number);
  number.insert(0, number.size() < 9 ? 9 - number.size() : 0, ' ');
  out << number << "  " << words_for(key.first);
  if (key.second == ImportOutcome::came) {
    out << '\n';
    return;
  }
  out << ' ' << words_for(key.second);
  for (std::size_t i = 0; i < count.examples.size(); ++i) {
    out << (i == 0 ? ": " : ", ") << count.examples[i];
  }
  if (!count.examples.empty() && count.number > static_cast<std::int64_t>(count.examples.size())) {
    out << ", …";
  }
  out << '\n';
}

std::string duration(std::chrono::seconds left) {
  if (left < std::chrono::minutes(1)) return std::to_string(left.count()) + " s";
  if (left < std::chrono::hours(2)) return std::to_string(left.count() / 60 + 1) + " min";
  return std::to_string(left.count() / 3'600 + 1) + " h";
}

}  // namespace

void write_report(std::ostream& out, const imports::Report& report) {
  out << "What came:\n";
  for (const auto& [key, count] : report.counts()) {
    if (key.second == ImportOutcome::came) write_line(out, key, count);
  }
  out << "What did not, and why:\n";
  for (const auto& [key, count] : report.counts()) {
    if (key.second != ImportOutcome::came) write_line(out, key, count);
  }
}

std::string sentence_about(const imports::BrokenFile& broken) {
  return std::string(name_of(broken.file)) +
         ".xml cannot be read to its end: " + std::string(words_for(broken.fault)) +
         ", behind row " + std::to_string(broken.rows) + ".";
}

std::string bar_of(const imports::Progress& progress, std::optional<std::chrono::seconds> left) {
  constexpr int width = 24;
  const int full = static_cast<int>(std::lround(progress.done * width));
  auto line = "\r" + std::string(static_cast<std::size_t>(full), '#') +
              std::string(static_cast<std::size_t>(width - full), '.') + " " +
              std::to_string(static_cast<int>(progress.done * 100)) + " %  " +
              std::string(words_for(progress.stage));
  if (left) line += ", " + duration(*left) + " left";
  line.resize(std::max<std::size_t>(line.size(), 76), ' ');
  return line;
}

}  // namespace kring::app
