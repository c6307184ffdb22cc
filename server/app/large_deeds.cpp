#include "app/large_deeds.h"

#include "hub/contributions/viewers.h"
#include "hub/reactions/reactions.h"

namespace kring::app {
namespace {

template <class Id>
void append(std::vector<Id>& all, const std::vector<Id>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

class Telling {
 public:
  Telling(Tx& tx, const Told& before) : tx_(tx), before_(before) {}

  void operator()(const Joins& deed) {
    made_.people.push_back(identity::add_account(tx_, deed.person->account));
  }

  void operator()(const Founds& deed) {
    const auto founder = as(deed.community->members.front().person);
    const auto community = communities::found(tx_, founder, deed.community->described);
    made_.communities.push_back(community);
    auto& themes = made_.themes.emplace_back();
    for (const auto& theme : deed.community->themes)
      themes.push_back(curation::add_theme(tx_, founder, community, {theme}));
  }

  void operator()(const ComesIn& deed) {
    communities::bring_in(tx_, as(deed.person).person, of(&Told::communities, deed.community));
  }

  void operator()(const Appoints& deed) {
    communities::appoint(tx_, as(deed.by), of(&Told::communities, deed.community),
                         as(deed.person).person);
  }

  void operator()(const Asks& deed) {
    const auto& themes = of(&Told::themes, deed.community);
    std::vector<curation::ThemeId> chosen;
    for (const auto theme : deed.themes) chosen.push_back(themes[theme]);
    const auto question =
        contributions::ask(tx_, as(deed.person), of(&Told::communities, deed.community),
                           {deed.title, deed.text, chosen});
    made_.questions.push_back(question);
    contributions::add_viewers(tx_, question, deed.viewers);
  }

  void operator()(const Answers& deed) {
    const auto question = of(&Told::questions, deed.question);
    contributions::add_viewers(tx_, question, deed.viewers);
    made_.answers.push_back(contributions::answer(tx_, as(deed.person), question, {deed.text}));
  }

  void operator()(const CommentsOnQuestion& deed) {
    contributions::comment_on_question(tx_, as(deed.person), of(&Told::questions, deed.question),
                                       {deed.text});
  }

  void operator()(const CommentsOnAnswer& deed) {
    contributions::comment_on_answer(tx_, as(deed.person), of(&Told::answers, deed.answer),
                                     {deed.text});
  }

  void operator()(const Accepts& deed) {
    contributions::accept(tx_, as(deed.person), of(&Told::questions, deed.question),
                          of(&Told::answers, deed.answer));
  }

  void operator()(const FindsHelpful& deed) {
    reactions::find_helpful(tx_, as(deed.person), of(&Told::answers, deed.answer).as<ThingTag>());
  }

  void operator()(const HasSame& deed) {
    reactions::say_same(tx_, as(deed.person), of(&Told::questions, deed.question).as<ThingTag>());
  }

  void operator()(const Edits& deed) {
    contributions::edit_answer(tx_, as(deed.person), of(&Told::answers, deed.answer),
                               {deed.text, 1});
  }

  void operator()(const Withdraws& deed) {
    contributions::withdraw_answer(tx_, as(deed.person), of(&Told::answers, deed.answer));
  }

  Told take() { return std::move(made_); }

 private:
  template <class Member>
  const Member& of(std::vector<Member> Told::*members, std::size_t number) const {
    const auto& earlier = before_.*members;
    return number < earlier.size() ? earlier[number] : (made_.*members)[number - earlier.size()];
  }

  Visitor as(std::size_t number) const {
    Visitor visitor;
    visitor.person = of(&Told::people, number);
    visitor.persona = identity::open_persona(visitor.person);
    return visitor;
  }

  Tx& tx_;
  const Told& before_;
  Told made_;
};

}  // namespace

void Told::add(const Told& more) {
  append(people, more.people);
  append(communities, more.communities);
  append(themes, more.themes);
  append(questions, more.questions);
  append(answers, more.answers);
}

Told tell(Tx& tx, FrozenClock& clock, const Told& before, std::span<const Deed> deeds) {
  tx.tell_as(journal::Origin::demo);
  Telling telling(tx, before);
  for (const auto& deed : deeds) {
    clock.set(deed.at);
    tx.tell_of(deed.at);
    std::visit(telling, deed.what);
  }
  return telling.take();
}

}  // namespace kring::app
