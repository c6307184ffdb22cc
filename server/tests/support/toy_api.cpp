#include "tests/support/toy_api.h"

#include "base/page.h"
#include "base/refusal.h"
#include "platform/api/weakening.h"

#include <stdexcept>

namespace kring::testing_support {
namespace {

using api::Needs;
using api::Query;

/// One to twenty octets without an exclamation mark.
class NoteText {
 public:
  static constexpr std::int64_t min_length = 1;
  static constexpr std::int64_t max_length = 20;
  static boost::system::result<NoteText, FieldProblem> from_text(std::string_view text) {
    if (text.empty()) return FieldProblem{"", "too_short", min_length};
    if (text.size() > 20) return FieldProblem{"", "too_long", max_length};
    if (text.find('!') != text.npos) return FieldProblem{"", "bad_characters", {}};
    NoteText made;
    made.text_ = text;
    return made;
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

enum class Ink { blue, red };
BOOST_DESCRIBE_ENUM(Ink, blue, red)

struct NewNote {
  static constexpr std::array limits{json::Limit{"pages", 1, 9}};
  NoteText text;
  std::optional<Ink> ink;
  std::optional<std::int64_t> pages;
  BOOST_DESCRIBE_CLASS(NewNote, (), (text, ink, pages), (), ())
};

struct EditedNote : NewNote {
  std::int64_t revision = 0;
  BOOST_DESCRIBE_CLASS(EditedNote, (NewNote), (revision), (), ())
};

struct NoteView {
  static constexpr std::string_view schema_name = "Note";
  NoteId id;
  std::string text;
  int revision = 0;
  BOOST_DESCRIBE_CLASS(NoteView, (), (id, text, revision), (), ())
};

struct ListNotes {
  static constexpr std::array limits{api::cursor_limit};
  std::optional<std::int64_t> most;
  std::optional<std::string> word;
  std::optional<bool> secret;
  std::optional<std::string> after;
  BOOST_DESCRIBE_CLASS(ListNotes, (), (most, word, secret, after), (), ())
};

struct Name {
  std::string name;
  BOOST_DESCRIBE_CLASS(Name, (), (name), (), ())
};

PersonaId persona_of(std::string_view name) {
  return PersonaId(name == "ana" ? 1 : name == "ben" ? 2 : name == "root" ? 3 : 0);
}

}  // namespace

Visitor ToyApi::Doorkeeper::recognise(Tx&, const http::Head& request) const {
  const auto persona = persona_of(http::cookie(request.headers, cookie).value_or(""));
  return Visitor{PersonId(persona.number()), persona, SessionId(persona.number()),
                 persona == persona_of("root")};
}

http::Response ToyApi::Files::handle(const http::Request& request) {
  http::Response response;
  response.body = "the file " + request.path;
  return response;
}

void ToyApi::Observer::answered(const api::Answered& answer) {
  const std::lock_guard lock(mutex);
  auto& line = answers.emplace_back(answer.route);
  line.append(" ").append(std::to_string(answer.status));
  if (!answer.code.empty()) line.append(" ").append(answer.code);
}

void ToyApi::Observer::failed(std::string_view request, std::string_view what) {
  const std::lock_guard lock(mutex);
  failures.push_back(std::string(request) + ": " + std::string(what));
}

ToyApi::ToyApi(Database& database, const Clock& clock)
    : database_(database),
      application_((routes_.session_cookie(cookie), add_notes(), add_others(),
                    api::ApplicationParts{routes_,
                                          database,
                                          doorkeeper_,
                                          clock,
                                          files_,
                                          observer_,
                                          {"http://localhost:8080"},
                                          "sixteen octets or more"})) {}

NoteId ToyApi::note(std::string text, bool secret) {
  const auto id = database_.write([](Tx& tx) { return tx.mint<NoteTag>(); });
  const std::lock_guard lock(mutex_);
  notes_.emplace(id, Note{std::move(text), persona_of("ana"), secret});
  return id;
}

std::size_t ToyApi::notes() const {
  const std::lock_guard lock(mutex_);
  return notes_.size();
}

std::vector<std::string> ToyApi::answered() const {
  const std::lock_guard lock(observer_.mutex);
  return observer_.answers;
}

std::vector<std::string> ToyApi::failures() const {
  const std::lock_guard lock(observer_.mutex);
  return observer_.failures;
}

ToyApi::Note ToyApi::visible(const Visitor& visitor, NoteId id) const {
  const std::lock_guard lock(mutex_);
  const auto found = notes_.find(id);
  if (found == notes_.end()) refuse_missing();
  if (found->second.secret && found->second.author != visitor.persona && !api::weakened()) {
    refuse_missing();
  }
  return found->second;
}

void ToyApi::add_notes() {
  const auto show = [this](Tx&, const Visitor& visitor, NoteId id) {
    const auto note = visible(visitor, id);
    return NoteView{id, note.text, note.revision};
  };
  routes_
      .get("/notes",
           [this](Tx&, const Visitor&, const Query<ListNotes>& wanted) {
             Page<NoteView> page;
             const std::lock_guard lock(mutex_);
             for (const auto& [id, note] : notes_) {
               if (wanted.word && note.text.find(*wanted.word) == std::string::npos) continue;
               if (note.secret != wanted.secret.value_or(false)) continue;
               page.items.push_back({id, note.text, note.revision});
             }
             page.next = wanted.after;  // there is always more, from the same place
             if (wanted.most) page.items.resize(static_cast<std::size_t>(*wanted.most));
             return page;
           })
      .named("list_notes")
      .needs(Needs::session);
  routes_
      .creates(
          "/notes",
          [this](Tx& tx, const Visitor& visitor, const NewNote& note) {
            const auto id = tx.mint<NoteTag>();
            tx.after_commit([this, id, text = note.text.text(), author = visitor.persona] {
              const std::lock_guard lock(mutex_);
              notes_.emplace(id, Note{text, author});
            });
            return id;
          },
          show)
      .named("write_note")
      .at("/notes/{}")
      .needs(Needs::session)
      .limit("write", 5, api::per_minute);
  routes_.get("/notes/{note}", show).named("show_note").needs(Needs::session).etagged();
  routes_.get("/notes/newest", [](Tx&, const Visitor&) { return Name{"newest"}; })
      .named("newest_note")
      .needs(Needs::session);
  routes_
      .put("/notes/{note}",
           [this](Tx& tx, const Visitor& visitor, NoteId id, const EditedNote& edited) {
             auto note = visible(visitor, id);
             if (note.author != visitor.persona && !api::weakened()) {
               throw Refusal(Status::forbidden, "not_allowed");
             }
             if (note.revision != edited.revision)
               throw Refusal(Status::conflict, "revision.stale");
             note.text = edited.text.text();
             ++note.revision;
             tx.after_commit([this, id, note] {
               const std::lock_guard lock(mutex_);
               notes_.at(id) = note;
             });
             return NoteView{id, note.text, note.revision};
           })
      .named("edit_note")
      .needs(Needs::session)
      .limit("edit_note", 600, api::per_hour)
      .refuses("revision.stale");
  routes_
      .remove("/notes/{note}",
              [this](Tx& tx, const Visitor& visitor, NoteId id) {
                visible(visitor, id);
                tx.after_commit([this, id] {
                  const std::lock_guard lock(mutex_);
                  notes_.erase(id);
                });
              })
      .named("remove_note")
      .needs(Needs::session)
      .limit("remove_note", 600, api::per_hour);
}

void ToyApi::add_others() {
  routes_
      .post("/session",
            [](api::Call& call, const Name& who) {
              const auto persona = persona_of(who.name);
              if (!persona) throw Refusal(Status::unauthenticated, "sign_in.wrong");
              call.set_cookie(cookie, who.name, std::chrono::hours(1));
              return call.read([&](Tx&, const Visitor&) { return who; });
            })
      .named("sign_in")
      .needs(Needs::anyone)
      .refuses("sign_in.wrong");
  routes_
      .remove("/session",
              [](api::Call& call) {
                call.write([](Tx&, const Visitor&) {});
                call.clear_cookie(cookie);
              })
      .named("sign_out")
      .needs(Needs::session)
      .limit("sign_out", 600, api::per_hour);
  routes_
      .get("/audit/{subject}",
           [](Tx&, const Visitor&, const std::string& subject) { return Name{subject}; })
      .named("audit")
      .needs(Needs::administrator);
  routes_
      .post("/breakage/{how}",
            [](Tx&, const Visitor&, const std::string& how) {
              if (how == "exception") throw std::runtime_error("a secret of ours");
              if (how == "number") throw 7;
              throw Refusal(Status::conflict, how);
            })
      .named("break_it")
      .needs(Needs::anyone)
      .limit("break", 3, api::per_hour);
}

}  // namespace kring::testing_support
