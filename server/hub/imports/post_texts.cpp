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

/// What a post said from a change on, none of it copied.
struct State {
  const Change* change = nullptr;
  const std::string* title = nullptr;
  const std::string* text = nullptr;

  Version version() const {
    return {change->author_key, title ? *title : std::string(), *text, change->at};
  }
};

/// How many of the last ones are no more than there may be; the very last is what the post says.
std::size_t number_kept(const std::vector<State>& states) {
  std::size_t kept = 1, octets = 0;
  while (kept < states.size() && kept <= PostTexts::most_earlier) {
    octets += states[states.size() - kept - 1].text->size();
    if (octets > PostTexts::most_octets_earlier) break;
    ++kept;
  }
  return kept;
}

}  // namespace

PostTexts texts_of_post(const Post& post, std::span<const store::TextRow> history) {
  PostTexts all;
  const auto changes = changes_in(history);
  std::vector<State> states;
  State present;
  for (const auto& change : changes) {
    if (!change.title && !change.text) {
      ++all.only_themes;
      continue;
    }
    present = {&change, change.title ? change.title : present.title,
               change.text ? change.text : present.text};
    if (present.text) states.push_back(present);
  }
  if (states.empty()) {
    all.versions.push_back(
        {post.author.key(), post.title, xml::markdown_of_html(post.body), post.created_at});
  } else {
    const auto first = states.size() - number_kept(states);
    all.too_many = static_cast<std::int64_t>(first);
    for (auto at = first; at < states.size(); ++at) all.versions.push_back(states[at].version());
  }
  all.versions.back().title = post.title;
  return all;
}

}  // namespace kring::imports
