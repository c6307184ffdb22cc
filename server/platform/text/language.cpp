#include "platform/text/language.h"

#include "platform/text/analyse.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace kring::text {
namespace {

constexpr std::size_t languages = 3;
constexpr std::size_t words_read = 400;  // more would not change the answer

// The commonest small words, as `words` gives them: folded, without accents, parted at apostrophes.
// A word that two of the languages share is left out of both, or counts for the one in which it is
// far commoner.
constexpr std::string_view dutch =
    " het een van dat niet zijn voor met aan ook als maar om nog bij dan naar door uit"
    " over wel geen hoe wat wie waar waarom welke deze dit daar ik je jij jullie wij mijn"
    " zij ze hij heb hebt heeft hebben kan kunt kunnen moet moeten mag wordt worden werd"
    " zou zal gaat gaan doe doen maak altijd al alleen iemand iets niets omdat zodat toen"
    " tijdens tussen onder tegen zonder meer veel weer te toch er want ";
constexpr std::string_view english =
    " the and of that it for are with this be have from or had by but what all were when"
    " your can there which their will would if how do does did about who where why should"
    " could has been they them then you our not my his her she he its i these those some"
    " any into than so because while out up only just like get got make use using always"
    " never nobody anyone every after before may ";
constexpr std::string_view french =
    " le la les des du et est un une que qui dans pour pas sur avec ce cette ces sont au"
    " aux par plus ne se sa son ses il elle nous vous ils elles je tu mon ma mes votre"
    " notre mais ou ont fait etre avoir comment pourquoi quel quelle quand faut peut doit"
    " tout tous toutes sans sous entre chez aussi bien deja tres moins alors donc car si"
    " leur leurs quoi l d qu c j n ";

// Small words that do not tell a language: two have them, or one has them and they are rare there.
constexpr std::string_view dutch_besides =
    " de en in is of op we u uw me ons onze hun haar ge gij jouw ben bent was waren had"
    " wil willen wilt wou mogen laat laten zo nu juist ook eens soms ooit hier hoeveel hoelang"
    " wanneer waarmee waarvoor waarop waaraan waarin elk elke iedereen ander andere zelf"
    " binnen buiten boven sinds totdat terwijl voordat nadat behalve ";
constexpr std::string_view english_besides =
    " a an as at in is me no of on or so to us was we am being against within without"
    " much many more most very too also again between before during while since until"
    " through under over off such same other each both few own shall might must whose"
    " whom here now again best ";
constexpr std::string_view french_besides =
    " a as en de te me y on lui eux ton ta tes nos vos cet celui celle est etait etes"
    " suis avait ai avons avez peuvent dois doivent combien lequel laquelle depuis"
    " pendant contre vers ";

bool holds(std::string_view list, const std::string& word) {
  return list.find(" " + word + " ") != std::string_view::npos;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, languages> lists{
    {{dutch, dutch_besides}, {english, english_besides}, {french, french_besides}}};

}  // namespace

std::optional<Language> detect_language(std::string_view text) {
  // Words are counted on a beginning: a long text does not change its language half way.
  std::array<std::int64_t, languages> seen{};
  std::size_t read = 0;
  for (const auto& word : words(text.substr(0, 8 * words_read))) {
    if (++read > words_read) break;
    seen[0] += holds(dutch, word);
    seen[1] += holds(english, word);
    seen[2] += holds(french, word);
  }
  const auto best = std::ranges::max_element(seen);
  auto rest = seen;
  rest[static_cast<std::size_t>(best - seen.begin())] = 0;
  if (*best < 2 || *best < 2 * std::ranges::max(rest)) return std::nullopt;
  return static_cast<Language>(best - seen.begin());
}

std::vector<std::string> small_words(Language language) {
  const auto& [telling, besides] = lists.at(static_cast<std::size_t>(language));
  auto all = words(telling);
  for (auto& word : words(besides)) all.push_back(std::move(word));
  return all;
}

}  // namespace kring::text
