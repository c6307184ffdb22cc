#include "hub/imports/post_texts.h"

#include "platform/xml/html.h"

#include <algorithm>

namespace kring::imports {
namespace {

/// What was changed together, in the order in which it began. Lines of one change stand together as
/// a rule, and need not.
struct Change {
  std::string revision;
  std::string author_key;
  Time at;
  const std::string* title = nullptr;
  const std::string* text = nullptr;
};

std::vector<Change> changes_in(std::span<const store::TextRow> history) {
  std::vector<Change> changes;
  for (const auto& line : history) {
    // Looked for from the end: a post that was edited a thousand times is read once.
    auto found = changes.end();
    for (auto each = changes.rbegin(); each != changes.rend() && each - changes.rbegin() < 8;
         ++each) {
      if (!line.revision.empty() && each->revision == line.revision) {
        found = each.base() - 1;
        break;
      }
    }
    if (found == changes.end()) {
      changes.push_back({line.revision, line.author_key, line.made_at, nullptr, nullptr});
      found = changes.end() - 1;
    }
    if (line.part == HistoryPart::title) found->title = &line.text;
    if (line.part == HistoryPart::text) found->text = &line.text;
  }
  return changes;
}

}  // namespace

PostTexts texts_of_post(const Post& post, std::span<const store::TextRow> history) {
  PostTexts all;
  Version present;
  bool has_text = false;
  for (const auto& change : changes_in(history)) {
    if (!change.title && !change.text) {
      ++all.only_themes;
      continue;
    }
    if (change.title) present.title = *change.title;
    if (change.text) present.text = *change.text;
    has_text = has_text || change.text;
    present.author_key = change.author_key;
    present.at = change.at;
    if (has_text) all.versions.push_back(present);
  }
  if (all.versions.empty()) {
    all.versions.push_back(
        {post.author.key(), post.title, xml::markdown_of_html(post.body), post.created_at});
  }
  all.versions.back().title = post.title;
  return all;
}

}  // namespace kring::imports
