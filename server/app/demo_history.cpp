#include "app/demo_history.h"

#include "app/demo_accounts.h"
#include "app/ruled.h"
#include "hub/communities/communities.h"
#include "hub/contributions/contributions.h"
#include "hub/contributions/viewers.h"
#include "hub/identity/identity.h"
#include "hub/people/profile.h"
#include "hub/people/units.h"
#include "hub/reactions/reactions.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <random>

namespace kring::app {
namespace {

using contributions::AnswerId;
using contributions::QuestionId;

constexpr auto a_year = std::chrono::hours(24 * 365);
constexpr std::size_t quiet_colleagues = 390;
/// Of those who looked, one in so many has the question too.
constexpr std::int64_t one_in = 14;
/// One seed: the demo is the same everywhere.
constexpr std::uint32_t seed = 1010;

template <class E>
E named(std::string_view name) {
  E value{};
  if (!read_name(name, value)) throw std::runtime_error("the demo names no " + std::string(name));
  return value;
}

/// Everything that happens, each at its time.
class History {
 public:
  explicit History(Time today) : today_(today), random_(seed) {}

  using Deed = std::function<void(Tx&)>;
  void at(Time time, Deed deed) { acts_.push_back({std::min(time, today_), std::move(deed)}); }

  Time start() const { return today_ - a_year; }

  /// "09:41", so many days ago; on the Friday before where that day was in a weekend.
  Time moment(std::int64_t days_ago, std::string_view clock) const {
    const int hours = std::stoi(std::string(clock.substr(0, 2)));
    const int minutes = std::stoi(std::string(clock.substr(3, 2)));
    auto day = std::chrono::floor<std::chrono::days>(today_) - std::chrono::days(days_ago);
    const auto weekday = std::chrono::weekday(day).iso_encoding();
    if (weekday > 5) day -= std::chrono::days(weekday - 5);
    return Time(day) + std::chrono::hours(hours) + std::chrono::minutes(minutes);
  }

  std::mt19937& random() { return random_; }

  void live(Database& database, FrozenClock& clock,
            const std::function<void(std::size_t, std::size_t)>& progress) {
    std::ranges::stable_sort(acts_, {}, &Act::at);
    for (std::size_t i = 0; i < acts_.size(); ++i) {
      clock.set(acts_[i].at);
      database.write([&](Tx& tx) {
        tx.tell_as(journal::Origin::demo);
        acts_[i].deed(tx);
      });
      progress(i + 1, acts_.size());
    }
  }

 private:
  struct Act {
    Time at;
    Deed deed;
  };

  Time today_;
  std::mt19937 random_;
  std::vector<Act> acts_;
};

Visitor as(const std::shared_ptr<PersonId>& person) {
  Visitor visitor;
  visitor.person = *person;
  visitor.persona = identity::open_persona(*person);
  return visitor;
}

/// The units of the demo, by their names, once they are made.
using Units = std::shared_ptr<std::map<std::string, people::UnitId>>;

/// The people of the demo, once they have joined.
class Cast {
 public:
  void add_units(History& history, const std::vector<DemoUnit>& units) {
    for (const auto& unit : units) {
      make(history, unit.name, std::nullopt);
      const auto below = unit.below.value_or(std::vector<std::string>());
      for (const auto& name : below) make(history, name, unit.name);
      if (below.empty() && !unit.is_small) for_quiet_.push_back(unit.name);
      for_quiet_.insert(for_quiet_.end(), below.begin(), below.end());
    }
  }

  void add_voices(History& history, const DemoOrganisation& organisation,
                  const std::string& password_hash) {
    for (const auto& voice : organisation.people) {
      const auto joined =
          voice.joined_days_ago ? history.moment(*voice.joined_days_ago, "09:00") : history.start();
      voices_[voice.key] = {join(history, account_of(voice, password_hash), joined), joined};
      place(history, joined, voices_[voice.key].person, voice.unit, voice.role);
      if (voice.ask_about) tell_profile(history, voice);
    }
  }

  /// Colleagues who read and thank: names put together from the given ones, no two alike.
  void add_quiet(History& history, const DemoQuiet& names, const std::string& password_hash) {
    auto all = names_of(names);
    std::ranges::shuffle(all, history.random());
    all.resize(std::min(all.size(), quiet_colleagues));
    for (std::size_t i = 0; i < all.size(); ++i) {
      quiet_.push_back(
          join(history, account_of_colleague(i + 1, all[i], password_hash), history.start()));
      place(history, history.start(), quiet_.back(), for_quiet_[i % for_quiet_.size()], {});
    }
  }

  using Person = std::shared_ptr<PersonId>;
  Person voice(const std::string& key) const { return voices_.at(key).person; }
  Time joined(const std::string& key) const { return voices_.at(key).joined; }
  const std::vector<Person>& quiet() const { return quiet_; }

 private:
  void make(History& history, const std::string& name, std::optional<std::string> above) const {
    history.at(history.start(), [units = units_, name, above = std::move(above)](Tx& tx) {
      const auto parent = above ? std::optional(units->at(*above)) : std::nullopt;
      (*units)[name] = people::make_unit(tx, {}, {ruled<people::UnitName>(name), parent});
    });
  }

  /// As whoever keeps the organisation's list says.
  void place(History& history, Time when, const Person& person, const std::string& unit,
             const std::string& role) const {
    history.at(when, [units = units_, person, unit, role](Tx& tx) {
      people::place(tx, {}, *person, {units->at(unit), ruled<people::Role>(role)});
    });
  }

  static Person join(History& history, const identity::NewAccount& account, Time joined) {
    auto person = std::make_shared<PersonId>();
    history.at(joined, [person, account](Tx& tx) { *person = identity::add_account(tx, account); });
    return person;
  }

  /// Some weeks ago, when everybody was asked to.
  void tell_profile(History& history, const DemoVoice& voice) const {
    people::ToldProfile told{ruled<people::Role>(voice.role), {}, {}};
    for (const auto& topic : *voice.ask_about)
      told.ask_about.push_back(ruled<people::Topic>(topic));
    for (const auto& code : voice.speaks.value_or(std::vector<std::string>()))
      told.speaks.push_back(named<people::Spoken>(code));
    const auto& who = voices_.at(voice.key);
    history.at(std::max(who.joined, history.moment(60, "16:00")),
               [person = who.person, told](Tx& tx) { people::tell(tx, as(person), told); });
  }

  struct Voice {
    Person person;
    Time joined;
  };
  Units units_ = std::make_shared<Units::element_type>();
  std::vector<std::string> for_quiet_;
  std::map<std::string, Voice> voices_;
  std::vector<Person> quiet_;
};

/// One community's year.
class CommunityYear {
 public:
  CommunityYear(History& history, const Cast& cast, const DemoCommunity& community)
      : history_(history),
        cast_(cast),
        community_(community),
        id_(std::make_shared<CommunityId>()) {}

  void add() {
    found();
    gather_members();
    for (const auto& thread : community_.threads) add_thread(thread);
  }

 private:
  void found() {
    communities::NewCommunity described;
    described.name = ruled<decltype(described.name)>(community_.name);
    described.theme = ruled<decltype(described.theme)>(community_.theme);
    described.purpose = ruled<decltype(described.purpose)>(community_.purpose);
    described.openness = named<communities::Openness>(community_.openness);
    const auto founder = cast_.voice(community_.facilitators.at(0));
    history_.at(history_.start(), [id = id_, founder, described](Tx& tx) {
      *id = communities::found(tx, as(founder), described);
    });
  }

  void gather_members() {
    for (const auto& key : community_.members) bring_in(cast_.voice(key), cast_.joined(key));
    auto quiet = cast_.quiet();
    std::ranges::shuffle(quiet, history_.random());
    quiet.resize(std::min(quiet.size(), static_cast<std::size_t>(community_.quiet_members)));
    for (const auto& person : quiet) bring_in(person, history_.start());
    readers_ = quiet;
    for (std::size_t i = 1; i < community_.facilitators.size(); ++i) {
      const auto person = cast_.voice(community_.facilitators[i]);
      bring_in(person, history_.start());
      const auto founder = cast_.voice(community_.facilitators[0]);
      history_.at(history_.start(), [id = id_, founder, person](Tx& tx) {
        communities::appoint(tx, as(founder), *id, *person);
      });
    }
  }

  void bring_in(const Cast::Person& person, Time when) {
    history_.at(when, [id = id_, person](Tx& tx) { communities::bring_in(tx, *person, *id); });
  }

  void add_thread(const DemoThread& thread) {
    const auto asked = history_.moment(thread.days_ago, thread.at);
    const auto question = std::make_shared<QuestionId>();
    const auto asker = cast_.voice(thread.by);
    history_.at(asked, [id = id_, question, asker, &thread](Tx& tx) {
      std::vector<curation::ThemeId> themes;
      for (const auto& name : thread.themes) {
        themes.push_back(
            curation::add_theme(tx, as(asker), *id, {ruled<curation::ThemeName>(name)}));
      }
      *question = contributions::ask(tx, as(asker), *id,
                                     {ruled<contributions::Title>(thread.title),
                                      ruled<contributions::QuestionText>(thread.text), themes});
      if (thread.viewers > 0) contributions::add_viewers(tx, *question, thread.viewers);
    });
    share(asked, question, static_cast<std::size_t>(thread.viewers / one_in));
    for (const auto& comment : thread.comments) {
      history_.at(asked + std::chrono::minutes(comment.after_minutes),
                  [question, by = cast_.voice(comment.by), &comment](Tx& tx) {
                    contributions::comment_on_question(
                        tx, as(by), *question, {ruled<contributions::CommentText>(comment.text)});
                  });
    }
    for (const auto& answer : thread.answers) add_answer(asked, asker, question, answer);
  }

  void add_answer(Time asked, const Cast::Person& asker,
                  const std::shared_ptr<QuestionId>& question, const DemoAnswer& answer) {
    const auto answered = asked + std::chrono::minutes(answer.after_minutes);
    const auto id = std::make_shared<AnswerId>();
    history_.at(answered, [id, question, by = cast_.voice(answer.by), &answer](Tx& tx) {
      *id = contributions::answer(tx, as(by), *question,
                                  {ruled<contributions::AnswerText>(answer.text)});
    });
    for (const auto& comment : answer.comments) {
      history_.at(answered + std::chrono::minutes(comment.after_minutes),
                  [id, by = cast_.voice(comment.by), &comment](Tx& tx) {
                    contributions::comment_on_answer(
                        tx, as(by), *id, {ruled<contributions::CommentText>(comment.text)});
                  });
    }
    if (answer.accepted) {
      history_.at(answered + std::chrono::hours(3), [id, question, asker](Tx& tx) {
        contributions::accept(tx, as(asker), *question, *id);
      });
    }
    thank(answered, id, static_cast<std::size_t>(answer.helpful));
  }

  /// So many quiet readers find an answer helpful, over the days that follow.
  void thank(Time answered, const std::shared_ptr<AnswerId>& answer, std::size_t times) {
    auto readers = readers_;
    std::ranges::shuffle(readers, history_.random());
    readers.resize(std::min(readers.size(), times));
    auto when = answered;
    for (const auto& reader : readers) {
      when += std::chrono::hours(5);
      history_.at(when, [answer, reader](Tx& tx) {
        reactions::find_helpful(tx, as(reader), answer->as<ThingTag>());
      });
    }
  }

  /// So many quiet readers have the question too.
  void share(Time asked, const std::shared_ptr<QuestionId>& question, std::size_t times) {
    auto readers = readers_;
    std::ranges::shuffle(readers, history_.random());
    readers.resize(std::min(readers.size(), times));
    auto when = asked;
    for (const auto& reader : readers) {
      when += std::chrono::hours(7);
      history_.at(when, [question, reader](Tx& tx) {
        reactions::say_same(tx, as(reader), question->as<ThingTag>());
      });
    }
  }

  History& history_;
  const Cast& cast_;
  const DemoCommunity& community_;
  std::shared_ptr<CommunityId> id_;
  std::vector<Cast::Person> readers_;
};

}  // namespace

void live_demo_year(Database& database, FrozenClock& clock, const DemoOrganisation& organisation,
                    const std::string& password_hash, Time today,
                    const std::function<void(std::size_t, std::size_t)>& progress) {
  History history(today);
  Cast cast;
  cast.add_units(history, organisation.units);
  cast.add_voices(history, organisation, password_hash);
  cast.add_quiet(history, organisation.quiet, password_hash);
  for (const auto& community : organisation.communities)
    CommunityYear(history, cast, community).add();
  history.live(database, clock, progress);
}

}  // namespace kring::app
