#include "hub/search/entries.h"

#include "hub/search/facets.h"
#include "platform/text/analyse.h"
#include "platform/text/markdown.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

namespace kring::search {
namespace {

// Titles are few words that say what all is about: they count twice.
std::vector<std::string> stems_of(const store::SourceRow& source, const std::string& plain,
                                  text::Language language) {
  std::vector<std::string> stems;
  for (const std::string_view part :
       {std::string_view(source.title), std::string_view(source.title), std::string_view(plain)}) {
    std::ranges::move(text::analyse(part, language), std::back_inserter(stems));
  }
  return stems;
}

}  // namespace

std::optional<text::Language> indexed_language(Tx& tx, ThingId thing) {
  const auto text = store::indexed(tx, thing);
  return text ? language_in(text->tokens) : std::nullopt;
}

void Entries::know(const std::vector<store::SourceRow>& questions) {
  for (const auto& each : questions) questions_.emplace(each.thing, language_of(each));
}

text::Language Entries::language_of(const store::SourceRow& source) {
  if (source.thing != source.question)
    return source.language ? *source.language : language_of_question(source.question);
  const auto kept = questions_.find(source.thing);
  return kept != questions_.end() ? kept->second : source.language.value_or(organisation_);
}

text::Language Entries::language_of_question(ThingId question) {
  if (const auto known = questions_.find(question); known != questions_.end()) return known->second;
  const auto lent = indexed_language(tx_, question).value_or(organisation_);
  return questions_.emplace(question, lent).first->second;
}

store::Entry Entries::of(const store::SourceRow& source) {
  const auto plain = text::plain_text(source.text);
  const auto language = language_of(source);
  const Facets facets{source.kind, source.community, source.author_persona,
                      language,    source.answered,  source.written_at};
  return {
      source.thing,    source.kind,       source.question,
      source.within,   source.written_at, store::readers_token(source.audience, source.community),
      source.answered, tokens_of(facets), stems_of(source, plain, language)};
}

}  // namespace kring::search
