#include "app/kept_about_people.h"

#include "hub/identity/api_tokens.h"
#include "hub/identity/invitations.h"
#include "hub/identity/reset_links.h"
#include "hub/identity/sessions.h"
#include "hub/identity/throttle.h"
#include "hub/search/failed_searches.h"
#include "platform/api/idempotency.h"
#include "platform/embedded/embedded.h"
#include "platform/json/json.h"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace kring::app {
namespace {

constexpr std::string_view about_nobody = "about-nobody.json";

/// As a file has it.
struct KeptFile {
  std::string key;
  InBothLanguages title;
  InBothLanguages what;
  InBothLanguages why;
  InBothLanguages how_long;
  InBothLanguages seen_by;
  InBothLanguages yours;
  std::vector<KeptTable> tables;
  BOOST_DESCRIBE_CLASS(KeptFile, (), (key, title, what, why, how_long, seen_by, yours, tables), (),
                       ())
};

template <class Unit>
std::string in(Milliseconds length) {
  return std::to_string(std::chrono::duration_cast<Unit>(length).count());
}

/// The numbers that sentences leave open.
const std::map<std::string, std::string, std::less<>>& numbers() {
  using std::chrono::days;
  using std::chrono::minutes;
  static const std::map<std::string, std::string, std::less<>> all{
      {"session_days", in<days>(identity::session_length)},
      {"most_sessions", std::to_string(identity::most_sessions)},
      {"reset_minutes", in<minutes>(identity::reset_link_length)},
      {"ended_token_days", in<days>(identity::ended_api_tokens_shown)},
      {"invitation_days", in<days>(identity::invitation_length)},
      {"throttle_minutes", in<minutes>(identity::tries_remembered)},
      {"idempotency_days", in<days>(api::idempotency_length)},
      {"few_days", in<days>(search::few_remembered)},
      {"enough_days", in<days>(search::enough_remembered)},
      {"enough_people", std::to_string(search::enough_people)},
  };
  return all;
}

std::string filled(std::string_view sentence) {
  std::string text;
  while (true) {
    const auto open = sentence.find('{');
    text += sentence.substr(0, open);
    if (open == sentence.npos) return text;
    const auto close = sentence.find('}', open);
    const auto number = numbers().find(sentence.substr(open + 1, close - open - 1));
    if (number == numbers().end())
      throw std::runtime_error("no number is called so: " + std::string(sentence));
    text += number->second;
    sentence.remove_prefix(close + 1);
  }
}

InBothLanguages filled(const InBothLanguages& sentence) {
  return {filled(sentence.nl), filled(sentence.en)};
}

const std::vector<KeptFile>& kept_files() {
  static const auto all = [] {
    std::vector<KeptFile> read;
    for (const auto& [name, content] : embedded::files("server/privacy"))
      if (name != about_nobody) read.push_back(json::read_or_throw<KeptFile>(content));
    return read;
  }();
  return all;
}

void write_kept(std::ostream& out, const KeptAboutPeople& kept) {
  out << "\n## " << kept.title.en << "\n\n"
      << kept.what.en << "\n\n- **Why:** " << kept.why.en << "\n- **How long:** "
      << kept.how_long.en << "\n- **Who sees it:** " << kept.seen_by.en << "\n- **Yours:** "
      << kept.yours.en << '\n';
  for (const auto& table : tables_of_kept(kept.key)) {
    out << "- `" << table.table << "`:";
    for (const auto& column : table.columns) out << " `" << column << '`';
    out << '\n';
  }
}

}  // namespace

const std::vector<KeptAboutPeople>& kept_about_people() {
  static const auto all = [] {
    std::vector<KeptAboutPeople> told;
    for (const auto& file : kept_files()) {
      told.push_back({file.key, file.title, filled(file.what), filled(file.why),
                      filled(file.how_long), filled(file.seen_by), filled(file.yours)});
    }
    return told;
  }();
  return all;
}

const std::vector<KeptTable>& tables_of_kept(std::string_view key) {
  const auto found = std::ranges::find(kept_files(), key, &KeptFile::key);
  if (found == kept_files().end())
    throw std::out_of_range("nothing is kept as " + std::string(key));
  return found->tables;
}

const std::vector<NobodysTable>& tables_about_nobody() {
  static const auto all = json::read_or_throw<std::vector<NobodysTable>>(
      embedded::files("server/privacy").at(about_nobody));
  return all;
}

void write_privacy_page(std::ostream& out) {
  out << "# What Kring keeps about people\n\n"
         "Written by `kring privacy` from `server/privacy`, which a test compares with the schema;"
         " members read the\nsame, in their language, at `/privacy`. What is made of it in one"
         " organisation, and on which grounds, is\nfor that organisation to say.\n";
  for (const auto& kept : kept_about_people()) write_kept(out, kept);
  out << "\n## Tables that say nothing of anybody\n\n| table | what |\n| --- | --- |\n";
  for (const auto& table : tables_about_nobody())
    out << "| `" << table.table << "` | " << table.what << " |\n";
}

}  // namespace kring::app
