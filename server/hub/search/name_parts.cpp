#include "hub/search/name_parts.h"

#include "hub/search/query.h"
#include "platform/text/analyse.h"
#include "platform/text/code_points.h"

#include <algorithm>

namespace kring::search {
namespace {

constexpr std::size_t shortest_beginning = 2;

std::vector<std::string> without_repeats(std::vector<std::string> parts) {
  std::ranges::sort(parts);
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  return parts;
}

void add_beginnings(std::string_view name, std::vector<std::string>& parts) {
  for (auto& word : text::words(name)) {
    const auto points = text::decode(word);
    const auto length = points ? points->size() : 0;
    for (std::size_t taken = shortest_beginning; taken < length; ++taken)
      parts.push_back(text::encode(points->substr(0, taken)));
    parts.push_back(std::move(word));
  }
}

void add_stems(std::string_view text, std::vector<std::string>& parts) {
  for (const auto& word : text::words(text)) {
    const auto stems = query_word(word).stems;
    parts.insert(parts.end(), stems.begin(), stems.end());
  }
}

}  // namespace

std::vector<std::string> beginnings_of(std::string_view name) {
  std::vector<std::string> parts;
  add_beginnings(name, parts);
  return without_repeats(std::move(parts));
}

std::vector<std::string> parts_of_community(const FoundCommunity& community) {
  std::vector<std::string> parts;
  for (const auto* text : {&community.name, &community.theme}) {
    add_beginnings(*text, parts);
    add_stems(*text, parts);
  }
  add_stems(community.purpose, parts);
  return without_repeats(std::move(parts));
}

std::vector<std::string> parts_of_told(const people::Profile& told) {
  std::vector<std::string> parts;
  add_stems(told.role, parts);
  for (const auto& topic : told.ask_about) add_stems(topic, parts);
  return without_repeats(std::move(parts));
}

std::vector<std::string> community_parts_of_word(const std::string& word) {
  auto parts = query_word(word).stems;
  parts.push_back(word);
  return without_repeats(std::move(parts));
}

}  // namespace kring::search
