#include "hub/feeds/interests.h"

#include "hub/identity/identity.h"
#include "hub/people/following.h"
#include "hub/people/profile.h"
#include "platform/text/analyse.h"

#include <sstream>

namespace kring::feeds {
namespace {

/// Shorter words, as "of" and "in", lead to no theme by themselves.
constexpr std::size_t shortest_word = 3;

/// The words that a topic may be a theme by, each with the topic.
std::unordered_map<std::string, std::string> words_of(const std::vector<std::string>& topics) {
  std::unordered_map<std::string, std::string> words;
  const auto add = [&](const std::string& word, const std::string& topic) {
    if (word.size() >= shortest_word) words.try_emplace(word, topic);
  };
  for (const auto& topic : topics) {
    const auto whole = curation::word_key(topic);
    words.try_emplace(whole, topic);
    // With its accents, as themes keep them, and without what stands around a word.
    std::istringstream parts(whole);
    for (std::string word; std::getline(parts, word, '-');) add(word, topic);
    for (const auto& word : text::words(topic)) add(word, topic);
  }
  return words;
}

void add_known_themes(Tx& tx, const std::vector<std::string>& ask_about, Interested& all) {
  const auto words = words_of(ask_about);
  std::vector<std::string> keys;
  for (const auto& [key, topic] : words) keys.push_back(key);
  for (const auto& [key, theme] : store::themes_of_words(tx, keys))
    if (all.topics.try_emplace(theme, words.at(key)).second)
      all.interests.known_themes.push_back(theme);
}

}  // namespace

Interested interested(Tx& tx, const Visitor& visitor) {
  Interested all;
  for (const auto community : store::communities_of(tx, visitor.person))
    all.communities.insert(community);
  all.interests.followed_themes = store::followed_themes(tx, visitor.person);
  for (const auto person : people::followed_by(tx, visitor.person))
    all.interests.followed_people.push_back(identity::open_persona(person));
  const auto told = people::profile_of(tx, visitor.person);
  if (!told) return all;
  for (const auto each : told->speaks) all.interests.languages.emplace_back(name_of(each));
  if (!told->ask_about.empty()) add_known_themes(tx, told->ask_about, all);
  return all;
}

}  // namespace kring::feeds
