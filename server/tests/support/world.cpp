#include "tests/support/world.h"

#include "platform/journal/journal.h"

#include <algorithm>
#include <cctype>

namespace kring::testing_support {
namespace {

/// "Noor Dekker" → "noor".
std::string first_name(std::string_view name) {
  std::string first(name.substr(0, name.find(' ')));
  std::ranges::transform(first, first.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return first;
}

}  // namespace

Visitor World::add(std::string_view name, bool administrator) {
  identity::NewAccount account;
  account.name = ruled<people::Name>(name);
  account.email = ruled<text::EmailAddress>(first_name(name) + "@example.org");
  account.password_hash = password_hash_;
  account.administrator = administrator;
  account.address_proved = true;
  const auto person = database_->write([&](Tx& tx) { return identity::add_account(tx, account); });
  Visitor visitor;
  visitor.person = person;
  visitor.persona = identity::open_persona(person);
  visitor.administrator = administrator;
  return visitor;
}

Visitor World::person(std::string_view name) {
  return add(name, false);
}
Visitor World::administrator(std::string_view name) {
  return add(name, true);
}

CommunityId World::community(const Visitor& facilitator, communities::Openness openness,
                             std::string_view name) {
  communities::NewCommunity community;
  community.name = ruled<decltype(community.name)>(name);
  community.theme = ruled<decltype(community.theme)>("Heat pumps");
  community.purpose = ruled<decltype(community.purpose)>("Find out together why it trips.");
  community.openness = openness;
  return database_->write([&](Tx& tx) { return communities::found(tx, facilitator, community); });
}

void World::member(CommunityId community, const Visitor& person) {
  database_->write([&](Tx& tx) { communities::bring_in(tx, person.person, community); });
}

contributions::QuestionId World::question(const Visitor& asker, CommunityId community,
                                          std::string_view title, std::string_view text) {
  const contributions::NewQuestion question{ruled<contributions::Title>(title),
                                            ruled<contributions::QuestionText>(text)};
  return database_->write(
      [&](Tx& tx) { return contributions::ask(tx, asker, community, question); });
}

contributions::AnswerId World::answer(const Visitor& answerer, contributions::QuestionId question,
                                      std::string_view text) {
  const contributions::NewAnswer answer{ruled<contributions::AnswerText>(text)};
  return database_->write(
      [&](Tx& tx) { return contributions::answer(tx, answerer, question, answer); });
}

std::vector<std::string> World::journal_kinds() {
  database_->await_numbering();
  std::vector<std::string> kinds;
  for (const auto& line :
       database_->read([&](Tx& tx) { return journal::lines_after(tx, forgotten_, 1'000); })) {
    kinds.push_back(line.kind);
  }
  return kinds;
}

void World::forget_journal() {
  database_->await_numbering();
  forgotten_ = database_->read([](Tx& tx) { return journal::last_seq(tx); });
}

}  // namespace kring::testing_support
