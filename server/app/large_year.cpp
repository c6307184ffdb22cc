#include "app/large_year.h"

#include <algorithm>
#include <cmath>

namespace kring::app {
namespace {

using namespace std::chrono_literals;

constexpr double share_of_answers = 0.6;  ///< among replies
constexpr double about_an_answer = 0.7;   ///< of comments, where there is one
constexpr double helpful_each = 0.45;     ///< how often an answer is found helpful
constexpr double same_each = 0.3;         ///< how often somebody else has a question too
constexpr double is_accepted = 0.25;      ///< of answers, until one is
constexpr double is_edited = 0.03;
constexpr double is_withdrawn = 0.005;
constexpr double viewers_at_first = 12;
constexpr double viewers_for_an_answer = 5;
constexpr std::size_t most_themes = 3;
constexpr int tries = 20;

}  // namespace

LargeYear::LargeYear(const LargePlan& plan, const WorkingDays& days, const Random& random)
    : plan_(plan), length_(days.length()), days_(days), random_(random) {
  for (const auto& person : plan_.people) {
    plan_at(person.joins, [&person] { return Joins{&person}; });
  }
  for (std::size_t i = 0; i < plan_.communities.size(); ++i) plan_community(i);
  plan_questions();
}

std::vector<Deed> LargeYear::next(std::size_t most) {
  std::vector<Deed> deeds;
  while (deeds.size() < most && !events_.empty()) {
    std::ranges::pop_heap(events_, std::greater());
    const auto event = std::move(events_.back());
    events_.pop_back();
    now_ = event.at;
    if (auto what = event.happens()) deeds.push_back({days_.at(now_), std::move(*what)});
  }
  return deeds;
}

void LargeYear::plan_at(Worked when, Happening happens) {
  events_.push_back({when, planned_++, std::move(happens)});
  std::ranges::push_heap(events_, std::greater());
}

void LargeYear::plan_community(std::size_t number) {
  const auto& community = plan_.communities[number];
  plan_at({}, [&community] { return Founds{&community}; });
  const auto founder = community.members.front().person;
  for (std::size_t i = 1; i < community.members.size(); ++i) {
    const auto& member = community.members[i];
    plan_at(member.joins, [number, &member] { return ComesIn{number, member.person}; });
    if (i >= community.facilitators) continue;
    plan_at(member.joins, [number, founder, &member] {
      return Appoints{number, founder, member.person};
    });
  }
}

void LargeYear::plan_questions() {
  const Zipf order(plan_.communities.size());
  std::uniform_real_distribution<double> part(0, 1);
  for (const auto replies : plan_.replies) {
    // More of them every day: the longer a hub is there, the more is asked.
    const auto when = std::sqrt(part(random_)) * static_cast<double>(length_.count());
    plan_at(Worked(static_cast<std::int64_t>(when)),
            [this, community = order(random_), replies] { return ask(community, replies); });
  }
}

What LargeYear::ask(std::size_t community, std::size_t replies) {
  const auto question = threads_.size();
  const auto& place = plan_.communities[community];
  threads_.push_back({community, writer(place)});
  for (std::size_t i = 0; i < replies; ++i) {
    if (is_so(share_of_answers)) {
      plan_at(after(3h), [this, question] { return give_answer(question); });
    } else {
      plan_at(after(6h), [this, question] { return comment(question); });
    }
  }
  for (auto times = number(same_each); times > 0; --times)
    plan_at(after(9h), [this, question] { return have_same(question); });
  std::vector<std::size_t> themes;
  const Zipf order(place.themes.size());
  for (auto more = random_() % (most_themes + 1); more > 0; --more)
    themes.push_back(order(random_));
  return Asks{community,
              threads_.back().asker,
              place.texts.title(random_),
              place.texts.question(random_),
              std::move(themes),
              1 + number(viewers_at_first)};
}

std::optional<What> LargeYear::give_answer(std::size_t question) {
  const auto& community = community_of(question);
  const auto author = writer(community);
  auto& given = threads_[question].answers_by[author];
  if (given == contributions::most_answers_of_one) return comment(question);
  ++given;
  answers_.push_back({question, author});
  plan_what_follows(answers_.size() - 1);
  return Answers{question, author, community.texts.answer(random_), number(viewers_for_an_answer)};
}

void LargeYear::plan_what_follows(std::size_t answer) {
  const auto question = answers_[answer].question;
  const auto author = answers_[answer].author;
  auto& thread = threads_[question];
  if (is_so(is_withdrawn)) {
    plan_at(after(1h), [answer, author] { return Withdraws{answer, author}; });
    return;
  }
  thread.answers.push_back(answer);
  for (auto times = number(helpful_each); times > 0; --times)
    plan_at(after(12h), [this, answer] { return find_helpful(answer); });
  if (is_so(is_edited)) plan_at(after(1h), [this, answer] { return edit(answer); });
  if (thread.is_accepted || thread.asker == author || !is_so(is_accepted)) return;
  thread.is_accepted = true;
  plan_at(after(4h), [question, answer, asker = thread.asker] {
    return Accepts{question, answer, asker};
  });
}

std::optional<What> LargeYear::comment(std::size_t question) {
  const auto& community = community_of(question);
  const auto& answers = threads_[question].answers;
  auto& made = threads_[question].comments_by;
  auto by = writer(community);
  for (int i = 0; i < tries && made[by] == contributions::most_comments_of_one; ++i)
    by = writer(community);
  if (made[by] == contributions::most_comments_of_one) return std::nullopt;
  ++made[by];
  auto text = community.texts.comment(random_);
  if (answers.empty() || !is_so(about_an_answer))
    return CommentsOnQuestion{question, by, std::move(text)};
  return CommentsOnAnswer{answers[random_() % answers.size()], by, std::move(text)};
}

What LargeYear::edit(std::size_t answer) {
  const auto [question, author] = answers_[answer];
  return Edits{answer, author, community_of(question).texts.answer(random_)};
}

std::optional<What> LargeYear::find_helpful(std::size_t answer) {
  const auto [question, author] = answers_[answer];
  const auto who = reader(community_of(question), author);
  if (!who) return std::nullopt;
  return FindsHelpful{answer, *who};
}

std::optional<What> LargeYear::have_same(std::size_t question) {
  const auto who = reader(community_of(question), threads_[question].asker);
  if (!who) return std::nullopt;
  return HasSame{question, *who};
}

Worked LargeYear::after(Worked usual) {
  std::lognormal_distribution<double> times(0, 1.3);
  const Worked wait(static_cast<std::int64_t>(times(random_) * static_cast<double>(usual.count())));
  const auto left = length_ - now_;
  return now_ + (wait < left ? wait : some_of(left, random_));
}

bool LargeYear::is_so(double probability) {
  return std::bernoulli_distribution(probability)(random_);
}

std::int64_t LargeYear::number(double mean) {
  return std::geometric_distribution<std::int64_t>(1 / (1 + mean))(random_);
}

const LargeCommunity& LargeYear::community_of(std::size_t question) const {
  return plan_.communities[threads_[question].community];
}

std::size_t LargeYear::writer(const LargeCommunity& community) {
  for (int i = 0; i < tries; ++i) {
    const auto& member = community.members[community.order_of_writers(random_)];
    if (member.joins <= now_) return member.person;
  }
  return community.members.front().person;
}

std::optional<std::size_t> LargeYear::reader(const LargeCommunity& community, std::size_t but) {
  for (int i = 0; i < tries; ++i) {
    const auto& member = community.members[random_() % community.members.size()];
    if (member.joins <= now_ && member.person != but) return member.person;
  }
  return std::nullopt;
}

}  // namespace kring::app
