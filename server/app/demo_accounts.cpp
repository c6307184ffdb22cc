#include "app/demo_accounts.h"

#include "app/ruled.h"

#include <algorithm>
#include <stdexcept>

namespace kring::app {
namespace {

identity::NewAccount account(const std::string& name, const std::string& email,
                             const std::string& password_hash) {
  identity::NewAccount made;
  made.name = ruled<people::Name>(name);
  made.email = ruled<text::EmailAddress>(email);
  made.password_hash = password_hash;
  made.demo = true;
  made.address_proved = true;
  return made;
}

}  // namespace

identity::NewAccount account_of(const DemoVoice& voice, const std::string& password_hash) {
  auto made = account(voice.name, voice.email, password_hash);
  made.administrator = voice.administrator;
  if (!read_name(voice.language, made.language)) {
    throw std::runtime_error("the demo has no language " + voice.language);
  }
  return made;
}

std::vector<std::string> names_of(const DemoQuiet& quiet) {
  std::vector<std::string> all;
  for (const auto& given : quiet.given) {
    for (const auto& family : quiet.family) all.push_back(given + " " + family);
  }
  std::ranges::sort(all);
  return all;
}

identity::NewAccount account_of_colleague(std::size_t number, const std::string& name,
                                          const std::string& password_hash) {
  auto made =
      account(name, "colleague" + std::to_string(number) + "@vermaas-maes.example", password_hash);
  made.language = i18n::Language::nl;
  return made;
}

}  // namespace kring::app
