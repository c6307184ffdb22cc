#include "hub/open_pages/messages.h"

#include "hub/contributions/contributions_events.h"
#include "hub/contributions/live_items.h"
#include "hub/reactions/reactions_events.h"
#include "platform/json/json.h"

namespace kring::open_pages {
namespace {

using namespace contributions;  // NOLINT(google-build-using-namespace): this file is about its
                                // items

struct WatchingMessage {
  QuestionId watching;
  BOOST_DESCRIBE_CLASS(WatchingMessage, (), (watching), (), ())
};
struct RefusedMessage {
  QuestionId refused;
  BOOST_DESCRIBE_CLASS(RefusedMessage, (), (refused), (), ())
};
struct EndedMessage {
  QuestionId ended;
  BOOST_DESCRIBE_CLASS(EndedMessage, (), (ended), (), ())
};
struct SignedOutMessage {
  bool signed_out = true;
  BOOST_DESCRIBE_CLASS(SignedOutMessage, (), (signed_out), (), ())
};

enum class Item { question, answer, comment };
BOOST_DESCRIBE_ENUM(Item, question, answer, comment)

struct ChangedMessage {
  Item changed = Item::question;
  std::optional<LiveQuestion> question;
  std::optional<LiveAnswer> answer;
  std::optional<LiveComment> comment;
  BOOST_DESCRIBE_CLASS(ChangedMessage, (), (changed, question, answer, comment), (), ())
};

template <class T>
Message message(const T& content) {
  return std::make_shared<const std::string>(json::write(content));
}

ChangedMessage change_of(LiveQuestion question) {
  return {Item::question, std::move(question), {}, {}};
}
ChangedMessage change_of(LiveAnswer answer) {
  return {Item::answer, {}, std::move(answer), {}};
}
ChangedMessage change_of(LiveComment comment) {
  return {Item::comment, {}, {}, std::move(comment)};
}

ChangedMessage without_html(ChangedMessage change) {
  if (change.question) change.question->html.reset();
  if (change.answer) change.answer->html.reset();
  if (change.comment) change.comment->html.reset();
  return change;
}

template <class... Events>
std::optional<QuestionId> question_in(const journal::Line& line) {
  std::optional<QuestionId> question;
  ((line.kind == Events::kind
        ? void(question = line.as<Events>()->question.template as<QuestionTag>())
        : void()),
   ...);
  return question;
}

/// A question shows which answer is accepted, so that is a change of the question.
bool changes_question(const journal::Line& line) {
  return line.subject_kind == "question" || line.kind == AnswerAccepted::kind ||
         line.kind == AnswerUnaccepted::kind;
}

/// The thing first, then what comes back with it.
std::vector<ChangedMessage> changed_items(Tx& tx, const journal::Line& line) {
  if (changes_question(line)) return {change_of(live_question(tx, question_of(line).value()))};
  if (line.subject_kind == "comment")
    return {change_of(live_comment(tx, line.subject.as<CommentTag>()))};
  const auto answer = line.subject.as<AnswerTag>();
  std::vector<ChangedMessage> all = {change_of(live_answer(tx, answer))};
  if (line.kind == AnswerRestored::kind) {
    for (auto& comment : live_comments_on(tx, answer)) all.push_back(change_of(std::move(comment)));
  }
  return all;
}

}  // namespace

Message watching(QuestionId question) {
  return message(WatchingMessage{question});
}
Message refused(QuestionId question) {
  return message(RefusedMessage{question});
}
Message ended(QuestionId question) {
  return message(EndedMessage{question});
}
Message signed_out() {
  return message(SignedOutMessage{});
}

std::optional<QuestionId> question_of(const journal::Line& line) {
  if (line.subject_kind == "question") return line.subject.as<QuestionTag>();
  return question_in<AnswerGiven, AnswerEdited, AnswerWithdrawn, AnswerRestored, AnswerAccepted,
                     AnswerUnaccepted, AnswerAttributed, CommentAttributed, CommentMade,
                     CommentEdited, CommentWithdrawn, CommentRestored,
                     reactions::AnswerFoundHelpful, reactions::HelpfulTakenBack>(line);
}

ThingId thing_shown(const journal::Line& line) {
  return changes_question(line) ? question_of(line).value().as<ThingTag>() : line.subject;
}

bool takes_away(const journal::Line& line) {
  return line.kind.ends_with(".withdrawn");
}

std::vector<Message> changed(Tx& tx, const journal::Line& line) {
  auto items = changed_items(tx, line);
  std::vector<Message> all;
  std::size_t octets = 0;
  for (const auto& item : items) octets += all.emplace_back(message(item))->size();
  if (octets <= most_octets_sent) return all;
  return {message(without_html(std::move(items.front())))};
}

}  // namespace kring::open_pages
