#include "platform/text/analyse.h"

#include "platform/text/code_points.h"
#include "platform/text/fold.h"

#include <memory>
#include <stdexcept>

#include <libstemmer.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

namespace kring::text {
namespace {

constexpr std::size_t longest_word = 40;

void require_success(UErrorCode error) {
  if (U_FAILURE(error)) throw std::runtime_error(u_errorName(error));
}

std::u16string_view apostrophes() {
  return u"'\u2018\u2019\u02bc";
}

bool is_ascii_mark(char16_t unit) {
  return unit < 0x80 && !(unit >= u'a' && unit <= u'z') && !(unit >= u'0' && unit <= u'9');
}

// Adds what Unicode calls a word, in parts of letters and digits.
void add_parts(std::vector<std::string>& all, icu::UnicodeString word) {
  const auto length = word.length();
  if (length > 2 && word[length - 1] == u's' &&
      apostrophes().find(word[length - 2]) != std::u16string_view::npos) {
    word.truncate(length - 2);
  }
  for (std::int32_t start = 0; start < word.length();) {
    auto end = start;
    const auto parts = [](char16_t unit) {
      return is_ascii_mark(unit) || apostrophes().find(unit) != std::u16string_view::npos;
    };
    while (end < word.length() && !parts(word[end])) ++end;
    if (end > start) {
      std::string part;
      word.tempSubStringBetween(start, end).toUTF8String(part);
      all.emplace_back(cut(part, longest_word));
    }
    start = end + 1;
  }
}

icu::BreakIterator& word_breaks() {
  thread_local const std::unique_ptr<icu::BreakIterator> breaks = [] {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
    require_success(error);
    return made;
  }();
  return *breaks;
}

struct DeleteStemmer {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using Stemmer = std::unique_ptr<sb_stemmer, DeleteStemmer>;

// One a thread: a stemmer holds the word it is working on.
sb_stemmer* stemmer_of(Language language) {
  thread_local const Stemmer dutch(sb_stemmer_new("dutch", nullptr));
  thread_local const Stemmer english(sb_stemmer_new("english", nullptr));
  thread_local const Stemmer french(sb_stemmer_new("french", nullptr));
  switch (language) {
    case Language::nl:
      return dutch.get();
    case Language::en:
      return english.get();
    case Language::fr:
      return french.get();
  }
  throw std::logic_error("a language without a stemmer");
}

}  // namespace

std::vector<std::string> words(std::string_view text) {
  const auto plain = unaccented(text);
  const auto spelt = icu::UnicodeString::fromUTF8(
      icu::StringPiece(plain.data(), static_cast<std::int32_t>(plain.size())));
  auto& breaks = word_breaks();
  breaks.setText(spelt);
  std::vector<std::string> all;
  auto start = breaks.first();
  for (auto end = breaks.next(); end != icu::BreakIterator::DONE;
       start = end, end = breaks.next()) {
    if (breaks.getRuleStatus() < UBRK_WORD_NONE_LIMIT) continue;
    add_parts(all, spelt.tempSubStringBetween(start, end));
  }
  return all;
}

std::vector<PlacedWord> placed_words(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::LocalUTextPointer octets(
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &error));
  require_success(error);
  auto& breaks = word_breaks();
  breaks.setText(octets.getAlias(), error);
  require_success(error);
  // All places first: the words are broken with the same iterator.
  std::vector<std::string_view> places;
  auto start = breaks.first();
  for (auto end = breaks.next(); end != icu::BreakIterator::DONE;
       start = end, end = breaks.next()) {
    if (breaks.getRuleStatus() < UBRK_WORD_NONE_LIMIT) continue;
    places.push_back(
        text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start)));
  }
  std::vector<PlacedWord> all;
  for (const auto spelled : places) {
    for (auto& word : words(spelled)) all.push_back({std::move(word), spelled});
  }
  return all;
}

std::string stem(const std::string& word, Language language) {
  auto* stemmer = stemmer_of(language);
  const auto* stemmed = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()),
                                        static_cast<int>(word.size()));
  const auto length = static_cast<std::size_t>(sb_stemmer_length(stemmer));
  // Of some very short words Snowball leaves nothing: they stay what they are.
  if (length == 0) return word;
  return {reinterpret_cast<const char*>(stemmed), length};
}

std::vector<std::string> analyse(std::string_view text, Language language) {
  auto stems = words(text);
  for (auto& word : stems) word = stem(word, language);
  return stems;
}

}  // namespace kring::text
