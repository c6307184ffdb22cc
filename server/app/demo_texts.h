#pragma once

#include "base/zipf.h"
#include "hub/contributions/contributions.h"
#include "platform/text/language.h"

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

/// What is written in the large demo: put together from words, since nobody writes a million texts.
namespace kring::app {

using Random = std::mt19937_64;

/// Words of one language, and sentences with room for them (server/demo/large). In a sentence {n}
/// is a noun with its article, {v} what it does, {a} what it is, {p} where, {t} when, {d} something
/// to be done, {x} the code of a fault; {N} and {P} begin a sentence.
struct DemoWords {
  std::vector<std::string> nouns;   ///< with their article: "de pomp"
  std::vector<std::string> before;  ///< what makes another noun of one: "koel", "cooling "
  std::vector<std::string> behind;  ///< the same, where a language has that behind: " de secours"
  std::vector<std::string> verbs;
  std::vector<std::string> adjectives;
  std::vector<std::string> places;
  std::vector<std::string> moments;
  std::vector<std::string> deeds;
  std::vector<std::string> titles;
  std::vector<std::string> questions;
  std::vector<std::string> answers;
  std::vector<std::string> comments;
  std::vector<std::string> purposes;
  std::vector<std::string> sites;
  BOOST_DESCRIBE_CLASS(DemoWords, (),
                       (nouns, before, behind, verbs, adjectives, places, moments, deeds, titles,
                        questions, answers, comments, purposes, sites),
                       (), ())
};

/// They live as long as the program. Throws where the file does not have this shape: a test reads
/// all of them.
const DemoWords& demo_words(text::Language language);

/// The texts of one community. Few nouns are in most of them, and which ones those are differs from
/// community to community; most nouns are hardly ever used. The same texts for the same random
/// numbers.
class DemoTexts {
 public:
  /// Of the communities of a language this is the one with that number, counted from 0.
  DemoTexts(const DemoWords& words, std::size_t number, Random& random);

  std::string name() const;
  std::string theme() const;
  std::string purpose(Random& random) const;
  /// The nouns that it speaks of most.
  std::vector<std::string> themes(std::size_t count) const;

  contributions::Title title(Random& random) const;
  contributions::QuestionText question(Random& random) const;
  contributions::AnswerText answer(Random& random) const;
  contributions::CommentText comment(Random& random) const;

 private:
  std::string filled(std::string_view sentence, Random& random) const;
  std::string word(char slot, Random& random) const;
  std::string noun(Random& random) const;
  std::string paragraphs(const std::vector<std::string>& sentences, std::size_t count,
                         Random& random) const;

  const DemoWords* words_;
  const std::vector<std::string>* additions_;
  std::string site_;
  std::vector<std::uint16_t> nouns_;
  Zipf order_of_nouns_;
  Zipf order_of_additions_;
};

}  // namespace kring::app
