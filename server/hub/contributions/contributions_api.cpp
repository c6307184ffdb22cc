#include "hub/contributions/contributions_api.h"

#include "hub/contributions/question_list.h"
#include "hub/contributions/question_page.h"

namespace kring::contributions {
namespace {

using api::AfterCursor;
using api::Needs;
using api::Query;

struct Acceptance {
  AnswerId answer;
  BOOST_DESCRIBE_CLASS(Acceptance, (), (answer), (), ())
};

struct NewPreview {
  QuestionText text;
  BOOST_DESCRIBE_CLASS(NewPreview, (), (text), (), ())
};

struct Preview {
  std::string html;
  BOOST_DESCRIBE_CLASS(Preview, (), (html), (), ())
};

void add_question_routes(api::Routes& routes, Viewers& viewers) {
  routes
      .get("/questions",
           [](Tx& tx, const Visitor& visitor, const Query<ListQuestions>& wanted) {
             return list_questions(tx, visitor, wanted);
           })
      .named("list_questions")
      .needs(Needs::session)
      .refuses("membership.required");
  routes
      .get("/me/unanswered",
           [](Tx& tx, const Visitor& visitor, const Query<AfterCursor>& from) {
             return own_unanswered(tx, visitor, from.after);
           })
      .named("list_own_unanswered")
      .needs(Needs::session);
  routes.creates("/communities/{community}/questions", ask, show_question)
      .named("ask")
      .at("/questions/{}")
      .needs(Needs::session)
      .limit("ask", 60, api::per_hour)
      .refuses("membership.required")
      .refuses("theme.elsewhere");
  routes
      .get("/questions/{question}",
           [&viewers](api::Call& call, QuestionId id) {
             auto [question, visitor] = call.read([&](Tx& tx, const Visitor& who) {
               return std::pair(show_question(tx, who, id), who);
             });
             if (question.by.id != visitor.persona) viewers.looked(visitor, id, call.now());
             return std::move(question);
           })
      .named("show_question")
      .needs(Needs::session)
      .etagged();
  routes
      .put("/questions/{question}",
           [](Tx& tx, const Visitor& visitor, QuestionId id, const EditedQuestion& edited) {
             edit_question(tx, visitor, id, edited);
             return show_question(tx, visitor, id);
           })
      .named("edit_question")
      .needs(Needs::session)
      .limit("change", 240, api::per_hour)
      .refuses("question.full")
      .refuses("question.full_of_yours")
      .refuses("revision.stale")
      .refuses("thing.withdrawn");
  routes
      .get("/questions/{question}/revisions",
           [](Tx& tx, const Visitor& visitor, QuestionId id, const Query<AfterCursor>& from) {
             return question_revisions(tx, visitor, id, from.after);
           })
      .named("question_revisions")
      .needs(Needs::session);
  routes.put("/questions/{question}/withdrawal", withdraw_question)
      .named("withdraw_question")
      .needs(Needs::session)
      .limit("withdraw", 60, api::per_hour);
  routes.remove("/questions/{question}/withdrawal", restore_question)
      .named("restore_question")
      .needs(Needs::session)
      .limit("withdraw", 60, api::per_hour);
  routes
      .put("/questions/{question}/themes",
           [](Tx& tx, const Visitor& visitor, QuestionId id, const ChosenThemes& chosen) {
             choose_themes(tx, visitor, id, chosen);
             return show_question(tx, visitor, id);
           })
      .named("choose_themes")
      .needs(Needs::session)
      .limit("change", 240, api::per_hour)
      .refuses("theme.elsewhere")
      .refuses("thing.withdrawn");
  routes
      .put("/questions/{question}/acceptance",
           [](Tx& tx, const Visitor& visitor, QuestionId id, const Acceptance& acceptance) {
             accept(tx, visitor, id, acceptance.answer);
           })
      .named("accept")
      .needs(Needs::session)
      .limit("change", 240, api::per_hour)
      .refuses("answer.elsewhere")
      .refuses("thing.withdrawn");
  routes.remove("/questions/{question}/acceptance", unaccept)
      .named("unaccept")
      .needs(Needs::session)
      .limit("change", 240, api::per_hour)
      .refuses("thing.withdrawn");
}

void add_answer_routes(api::Routes& routes) {
  routes.creates("/questions/{question}/answers", answer, show_answer)
      .named("answer")
      .at("/answers/{}")
      .needs(Needs::session)
      .limit("answer", 120, api::per_hour)
      .refuses("answer.too_many")
      .refuses("answer.too_many_of_yours")
      .refuses("question.full")
      .refuses("question.full_of_yours")
      .refuses("thing.withdrawn");
  routes.get("/answers/{answer}", show_answer).named("show_answer").needs(Needs::session);
  routes
      .put("/answers/{answer}",
           [](Tx& tx, const Visitor& visitor, AnswerId id, const EditedAnswer& edited) {
             edit_answer(tx, visitor, id, edited);
             return show_answer(tx, visitor, id);
           })
      .named("edit_answer")
      .needs(Needs::session)
      .limit("change", 240, api::per_hour)
      .refuses("question.full")
      .refuses("question.full_of_yours")
      .refuses("revision.stale")
      .refuses("thing.withdrawn");
  routes
      .get("/answers/{answer}/revisions",
           [](Tx& tx, const Visitor& visitor, AnswerId id, const Query<AfterCursor>& from) {
             return answer_revisions(tx, visitor, id, from.after);
           })
      .named("answer_revisions")
      .needs(Needs::session);
  routes.put("/answers/{answer}/withdrawal", withdraw_answer)
      .named("withdraw_answer")
      .needs(Needs::session)
      .limit("withdraw", 60, api::per_hour);
  routes.remove("/answers/{answer}/withdrawal", restore_answer)
      .named("restore_answer")
      .needs(Needs::session)
      .limit("withdraw", 60, api::per_hour);
}

void add_comment_routes(api::Routes& routes) {
  routes.creates("/questions/{question}/comments", comment_on_question, show_comment)
      .named("comment_on_question")
      .at("/comments/{}")
      .needs(Needs::session)
      .limit("comment", 240, api::per_hour)
      .refuses("comment.too_many")
      .refuses("comment.too_many_of_yours")
      .refuses("question.full")
      .refuses("question.full_of_yours")
      .refuses("thing.withdrawn");
  routes.creates("/answers/{answer}/comments", comment_on_answer, show_comment)
      .named("comment_on_answer")
      .at("/comments/{}")
      .needs(Needs::session)
      .limit("comment", 240, api::per_hour)
      .refuses("comment.too_many")
      .refuses("comment.too_many_of_yours")
      .refuses("question.full")
      .refuses("question.full_of_yours")
      .refuses("thing.withdrawn");
  routes.get("/comments/{comment}", show_comment).named("show_comment").needs(Needs::session);
  routes
      .put("/comments/{comment}",
           [](Tx& tx, const Visitor& visitor, CommentId id, const EditedComment& edited) {
             edit_comment(tx, visitor, id, edited);
             return show_comment(tx, visitor, id);
           })
      .named("edit_comment")
      .needs(Needs::session)
      .limit("change", 240, api::per_hour)
      .refuses("question.full")
      .refuses("question.full_of_yours")
      .refuses("revision.stale")
      .refuses("thing.withdrawn");
  routes
      .get("/comments/{comment}/revisions",
           [](Tx& tx, const Visitor& visitor, CommentId id, const Query<AfterCursor>& from) {
             return comment_revisions(tx, visitor, id, from.after);
           })
      .named("comment_revisions")
      .needs(Needs::session);
  routes.put("/comments/{comment}/withdrawal", withdraw_comment)
      .named("withdraw_comment")
      .needs(Needs::session)
      .limit("change", 240, api::per_hour);
  routes.remove("/comments/{comment}/withdrawal", restore_comment)
      .named("restore_comment")
      .needs(Needs::session)
      .limit("change", 240, api::per_hour);
}

}  // namespace

void add_routes(api::Routes& routes, Viewers& viewers) {
  add_question_routes(routes, viewers);
  add_answer_routes(routes);
  add_comment_routes(routes);
  // Nothing is written, but a text does not belong in a URL.
  routes
      .post("/previews",
            [](api::Call& call, const NewPreview& draft) {
              return call.read(
                  [&](Tx&, const Visitor&) { return Preview{std::string(draft.text.html())}; });
            })
      .named("preview")
      .needs(Needs::session)
      .limit("preview", 1200, api::per_hour);
}

}  // namespace kring::contributions
