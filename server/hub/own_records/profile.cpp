#include "hub/own_records/profile.h"

#include "hub/communities/communities_events.h"
#include "hub/contributions/contributions_events.h"
#include "hub/curation/curation_events.h"
#include "hub/learning_records/own_statements.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/reactions/reactions_events.h"
#include "platform/json/json.h"

#include <array>

namespace kring::own_records {
namespace {

namespace verbs {
constexpr std::string_view asked = "http://adlnet.gov/expapi/verbs/asked";
constexpr std::string_view answered = "http://adlnet.gov/expapi/verbs/answered";
constexpr std::string_view commented = "http://adlnet.gov/expapi/verbs/commented";
constexpr std::string_view updated = "http://activitystrea.ms/schema/1.0/update";
constexpr std::string_view accepted = "http://activitystrea.ms/schema/1.0/accept";
constexpr std::string_view liked = "http://activitystrea.ms/schema/1.0/like";
constexpr std::string_view voted_up = "http://id.tincanapi.com/verb/voted-up";
constexpr std::string_view created = "http://activitystrea.ms/schema/1.0/create";
constexpr std::string_view followed = "http://activitystrea.ms/schema/1.0/follow";
constexpr std::string_view stopped_following = "http://activitystrea.ms/schema/1.0/stop-following";
constexpr std::string_view joined = "http://activitystrea.ms/schema/1.0/join";
constexpr std::string_view left = "http://activitystrea.ms/schema/1.0/leave";
}  // namespace verbs

namespace types {
constexpr std::string_view question = "http://activitystrea.ms/schema/1.0/question";
constexpr std::string_view answer = "http://id.tincanapi.com/activitytype/forum-reply";
constexpr std::string_view comment = "http://activitystrea.ms/schema/1.0/comment";
constexpr std::string_view theme = "http://id.tincanapi.com/activitytype/category";
constexpr std::string_view community = "http://activitystrea.ms/schema/1.0/group";
}  // namespace types

/// The things a line speaks of, as activities: an address and a type, and no word of what they say.
class Things {
 public:
  Things(const journal::Line& line, std::string_view origin) : line_(line), origin_(origin) {}

  std::string question(ThingId id) const {
    return activity("/questions/" + id.text(), types::question);
  }
  std::string question(contributions::QuestionId id) const { return question(id.as<ThingTag>()); }
  std::string question() const { return question(line_.subject); }
  /// The subject, where it stands on the page of its question.
  std::string answer(ThingId question) const { return below(question, types::answer); }
  std::string comment(ThingId question) const { return below(question, types::comment); }
  std::string theme(ThingId id) const { return activity("/themes/" + id.text(), types::theme); }
  std::string theme() const { return theme(line_.subject); }
  std::string community() const {
    return activity("/communities/" + line_.community.text(), types::community);
  }

 private:
  std::string below(ThingId question, std::string_view type) const {
    return activity("/questions/" + question.text() + "#" + line_.subject.text(), type);
  }

  std::string activity(const std::string& path, std::string_view type) const {
    std::string out = R"({"id":)";
    json::append_string(out, std::string(origin_) + path);
    out += R"(,"definition":{"type":)";
    json::append_string(out, type);
    return out += "}}";
  }

  const journal::Line& line_;
  const std::string_view origin_;
};

/// The context of what happens in a community: `parent` and `other` are lists of activities, or
/// empty.
std::string context(const Things& things, const std::string& parent, const std::string& other) {
  std::string out = R"({"contextActivities":{"grouping":[)" + things.community() + "]";
  if (!parent.empty()) out += R"(,"parent":[)" + parent + "]";
  if (!other.empty()) out += R"(,"other":[)" + other + "]";
  return out += "}}";
}

template <class Event>
ThingId question_of(const Event& event) {
  return event.question.template as<ThingTag>();
}

using Tell = Telling (*)(const journal::Line& line, const Things& things);

struct Row {
  std::string_view kind;
  Tell tell;
};

/// The actor and their own text, as it comes into the world.
Telling tell_question(const journal::Line& line, const Things& things) {
  std::string themes;
  if (const auto asked = line.as<contributions::QuestionAsked>()) {
    for (const auto theme : asked->themes) {
      themes.append(themes.empty() ? "" : ",").append(things.theme(theme.as<ThingTag>()));
    }
  }
  return {RecordKind::asked, line.actor, verbs::asked, things.question(),
          context(things, "", themes)};
}

template <class Event>
Telling tell_answer(const journal::Line& line, const Things& things) {
  const auto question = question_of(line.as<Event>().value());
  return {RecordKind::answered, line.actor, verbs::answered, things.question(question),
          context(things, "", things.answer(question))};
}

template <class Event>
Telling tell_comment(const journal::Line& line, const Things& things) {
  const auto question = question_of(line.as<Event>().value());
  return {RecordKind::commented, line.actor, verbs::commented, things.question(question),
          context(things, "", things.comment(question))};
}

Telling tell_edit_of_question(const journal::Line& line, const Things& things) {
  return {RecordKind::edited, line.actor, verbs::updated, things.question(),
          context(things, "", "")};
}

Telling tell_edit_of_answer(const journal::Line& line, const Things& things) {
  const auto question = question_of(line.as<contributions::AnswerEdited>().value());
  return {RecordKind::edited, line.actor, verbs::updated, things.answer(question),
          context(things, things.question(question), "")};
}

Telling tell_edit_of_comment(const journal::Line& line, const Things& things) {
  const auto question = question_of(line.as<contributions::CommentEdited>().value());
  return {RecordKind::edited, line.actor, verbs::updated, things.comment(question),
          context(things, things.question(question), "")};
}

Telling tell_acceptance(const journal::Line& line, const Things& things) {
  const auto question = question_of(line.as<contributions::AnswerAccepted>().value());
  return {RecordKind::accepted, line.actor, verbs::accepted, things.answer(question),
          context(things, things.question(question), "")};
}

Telling tell_helpful(const journal::Line& line, const Things& things) {
  const auto question = line.as<reactions::AnswerFoundHelpful>().value().question;
  return {RecordKind::found_helpful, line.actor, verbs::liked, things.answer(question),
          context(things, things.question(question), "")};
}

Telling tell_same(const journal::Line& line, const Things& things) {
  return {RecordKind::found_same, line.actor, verbs::voted_up, things.question(),
          context(things, "", "")};
}

template <RecordKind kind, const std::string_view& verb>
Telling tell_theme(const journal::Line& line, const Things& things) {
  return {kind, line.actor, verb, things.theme(), context(things, "", "")};
}

/// Whoever comes or goes, by whoever's hand.
template <const std::string_view& verb>
Telling tell_membership(const journal::Line& line, const Things& things) {
  return {RecordKind::joined, line.owner, verb, things.community(), ""};
}

constexpr std::array rows{
    Row{contributions::QuestionAsked::kind, tell_question},
    Row{contributions::QuestionRestored::kind, tell_question},
    Row{contributions::QuestionEdited::kind, tell_edit_of_question},
    Row{contributions::AnswerGiven::kind, tell_answer<contributions::AnswerGiven>},
    Row{contributions::AnswerRestored::kind, tell_answer<contributions::AnswerRestored>},
    Row{contributions::AnswerEdited::kind, tell_edit_of_answer},
    Row{contributions::AnswerAccepted::kind, tell_acceptance},
    Row{contributions::CommentMade::kind, tell_comment<contributions::CommentMade>},
    Row{contributions::CommentRestored::kind, tell_comment<contributions::CommentRestored>},
    Row{contributions::CommentEdited::kind, tell_edit_of_comment},
    Row{reactions::AnswerFoundHelpful::kind, tell_helpful},
    Row{reactions::QuestionFoundSame::kind, tell_same},
    Row{curation::ThemeAdded::kind, tell_theme<RecordKind::kept_themes, verbs::created>},
    Row{curation::ThemeDescribed::kind, tell_theme<RecordKind::kept_themes, verbs::updated>},
    Row{curation::ThemeFollowed::kind, tell_theme<RecordKind::followed_theme, verbs::followed>},
    Row{curation::ThemeUnfollowed::kind,
        tell_theme<RecordKind::followed_theme, verbs::stopped_following>},
    Row{communities::CommunityJoined::kind, tell_membership<verbs::joined>},
    Row{communities::CommunityLeft::kind, tell_membership<verbs::left>},
};

void append_member(std::string& out, std::string_view name, std::string_view text) {
  out.append(",\"").append(name).append("\":");
  json::append_string(out, text);
}

}  // namespace

std::optional<Telling> telling_of(const journal::Line& line, std::string_view public_origin) {
  const Things things(line, public_origin);
  for (const auto& row : rows) {
    if (row.kind == line.kind) return row.tell(line, things);
  }
  return std::nullopt;
}

std::vector<std::string_view> telling_kinds() {
  std::vector<std::string_view> kinds;
  for (const auto& row : rows) kinds.push_back(row.kind);
  return kinds;
}

std::string statement_text(const Telling& telling, std::string_view uuid, Time at,
                           std::string_view public_origin) {
  std::string out = R"({"id":)";
  json::append_string(out, uuid);
  out += R"(,"actor":{"objectType":"Agent","account":{"homePage":)";
  json::append_string(out, public_origin);
  append_member(out, "name", telling.actor.text());
  out += R"(}},"verb":{"id":)";
  json::append_string(out, telling.verb);
  out += R"(},"object":)" + telling.object;
  if (!telling.context.empty()) out += R"(,"context":)" + telling.context;
  append_member(out, "timestamp", rfc3339(at));
  return out += '}';
}

std::string voiding_text(std::string_view target, std::string_view uuid, Time at,
                         std::string_view public_origin) {
  std::string out = R"({"id":)";
  json::append_string(out, uuid);
  out += R"(,"actor":)" + learning_records::house_as_agent(public_origin);
  out += R"(,"verb":{"id":)";
  json::append_string(out, learning_records::voiding_verb);
  out += R"(},"object":{"objectType":"StatementRef")";
  append_member(out, "id", target);
  out += '}';
  append_member(out, "timestamp", rfc3339(at));
  return out += '}';
}

}  // namespace kring::own_records
