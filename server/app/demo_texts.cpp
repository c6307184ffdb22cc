#include "app/demo_texts.h"

#include "app/ruled.h"
#include "platform/embedded/embedded.h"
#include "platform/json/json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace kring::app {
namespace {

constexpr std::size_t most_sentences = 12;
constexpr std::size_t sentences_a_paragraph = 3;
constexpr std::size_t codes = 5'000;

const std::string& one_of(const std::vector<std::string>& words, Random& random) {
  return words[random() % words.size()];
}

bool one_in(std::uint64_t many, Random& random) {
  return random() % many == 0;
}

/// At least one, and seldom many.
std::size_t number_of_sentences(double mean, Random& random) {
  const auto more = std::exponential_distribution(1 / mean)(random);
  return 1 + std::min(most_sentences, static_cast<std::size_t>(more));
}

/// What begins here begins with a letter that has an ASCII capital.
std::string capitalised(std::string text) {
  if (text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

/// "de pomp" → "pomp".
std::string without_article(const std::string& noun) {
  return noun.substr(noun.find(' ') + 1);
}

/// "E-0043": few of them are seen by everybody.
std::string code(Random& random) {
  static const Zipf order(codes);
  const auto number = std::to_string(order(random));
  return "E-" + std::string(4 - number.size(), '0') + number;
}

/// Now and then a list, something to heed, or what a screen said.
std::string marked_up(const DemoWords& words, Random& random) {
  if (one_in(8, random)) {
    return "\n\n- " + one_of(words.deeds, random) + "\n- " + one_of(words.deeds, random) + "\n- " +
           one_of(words.deeds, random);
  }
  if (one_in(16, random)) return " **" + capitalised(one_of(words.deeds, random)) + "**.";
  if (one_in(25, random)) return "\n\n```\n" + code(random) + " " + code(random) + "\n```";
  return "";
}

DemoWords read_words(std::string_view language) {
  return json::read_or_throw<DemoWords>(
      embedded::files("server/demo").at("large/" + std::string(language) + ".json"));
}

}  // namespace

const DemoWords& demo_words(text::Language language) {
  static const std::array all{read_words("nl"), read_words("en"), read_words("fr")};
  return all.at(static_cast<std::size_t>(language));
}

DemoTexts::DemoTexts(const DemoWords& words, std::size_t number, Random& random)
    : words_(&words),
      additions_(words.before.empty() ? &words.behind : &words.before),
      nouns_(words.nouns.size()),
      order_of_nouns_(words.nouns.size()),
      order_of_additions_(additions_->size()) {
  std::iota(nouns_.begin(), nouns_.end(), std::uint16_t{0});
  std::ranges::shuffle(nouns_, random);
  // What it is called after comes first, and no two are called after the same noun and site.
  const auto first = static_cast<std::uint16_t>(number % nouns_.size());
  std::iter_swap(nouns_.begin(), std::ranges::find(nouns_, first));
  const auto round = number / nouns_.size();
  if (round >= words.sites.size()) throw std::invalid_argument("there are no more names");
  site_ = words.sites[(first + round) % words.sites.size()];
}

std::string DemoTexts::name() const {
  return themes(1).front() + " " + site_;
}

std::string DemoTexts::theme() const {
  const auto most = themes(3);
  return most[0] + ", " + most[1] + ", " + most[2];
}

std::string DemoTexts::purpose(Random& random) const {
  return filled(one_of(words_->purposes, random), random);
}

std::vector<std::string> DemoTexts::themes(std::size_t count) const {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < std::min(count, nouns_.size()); ++i)
    all.push_back(capitalised(without_article(words_->nouns[nouns_[i]])));
  return all;
}

contributions::Title DemoTexts::title(Random& random) const {
  return ruled<contributions::Title>(filled(one_of(words_->titles, random), random));
}

contributions::QuestionText DemoTexts::question(Random& random) const {
  if (one_in(12, random)) return {};  // the title says it all
  return ruled<contributions::QuestionText>(
      paragraphs(words_->questions, number_of_sentences(3, random), random));
}

contributions::AnswerText DemoTexts::answer(Random& random) const {
  return ruled<contributions::AnswerText>(
      paragraphs(words_->answers, number_of_sentences(2, random), random) +
      marked_up(*words_, random));
}

contributions::CommentText DemoTexts::comment(Random& random) const {
  return ruled<contributions::CommentText>(
      paragraphs(words_->comments, number_of_sentences(0.4, random), random));
}

std::string DemoTexts::filled(std::string_view sentence, Random& random) const {
  std::string text;
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    if (sentence[at] == '{') {
      text += word(sentence[at + 1], random);
      at += 2;
    } else {
      text += sentence[at];
    }
  }
  return text;
}

std::string DemoTexts::word(char slot, Random& random) const {
  switch (slot) {
    case 'n':
      return noun(random);
    case 'N':
      return capitalised(noun(random));
    case 'v':
      return one_of(words_->verbs, random);
    case 'a':
      return one_of(words_->adjectives, random);
    case 'p':
      return one_of(words_->places, random);
    case 'P':
      return capitalised(one_of(words_->places, random));
    case 't':
      return one_of(words_->moments, random);
    case 'd':
      return one_of(words_->deeds, random);
    case 'x':
      return code(random);
    default:
      throw std::invalid_argument("nothing fills this in: " + std::string(1, slot));
  }
}

std::string DemoTexts::noun(Random& random) const {
  const auto& plain = words_->nouns[nouns_[order_of_nouns_(random)]];
  if (one_in(2, random)) return plain;
  const auto& addition = (*additions_)[order_of_additions_(random)];
  if (additions_ == &words_->behind) return plain + addition;
  const auto begins = plain.find(' ') + 1;
  return plain.substr(0, begins) + addition + plain.substr(begins);
}

std::string DemoTexts::paragraphs(const std::vector<std::string>& sentences, std::size_t count,
                                  Random& random) const {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += i % sentences_a_paragraph == 0 ? "\n\n" : " ";
    text += filled(one_of(sentences, random), random);
  }
  return text;
}

}  // namespace kring::app
