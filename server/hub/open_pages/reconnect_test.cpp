#include "hub/contributions/live_items.h"
#include "hub/contributions/question_page.h"
#include "hub/open_pages/open_pages.h"
#include "hub/reactions/reactions.h"
#include "tests/support/databases.h"
#include "tests/support/open_page.h"
#include "tests/support/world.h"

#include <map>
#include <random>
#include <set>

#include <gmock/gmock.h>

namespace kring::open_pages {
namespace {

using contributions::AnswerId;
using contributions::AnswerText;
using contributions::CommentId;
using contributions::CommentText;
using testing_support::OpenPage;
using testing_support::ruled;

/// What stands on a page of a question, by id: an item's version, words and place.
struct Item {
  std::int64_t version = 0;
  std::string html;
  std::string about;  ///< what a comment stands under; empty for an answer
  bool operator==(const Item&) const = default;
};
void PrintTo(const Item& item, std::ostream* out) {
  *out << "version " << item.version << " " << item.html;
}
using Items = std::map<std::string, Item>;

Items items_of(const contributions::Question& question) {
  Items items;
  items[question.id.text()] = {question.version, question.html, ""};
  const auto add = [&](const std::vector<contributions::Comment>& comments) {
    for (const auto& comment : comments)
      items[comment.id.text()] = {comment.version, comment.html, comment.about.text()};
  };
  for (const auto& answer : question.answers) {
    items[answer.id.text()] = {answer.version, answer.html, ""};
    add(answer.comments);
  }
  add(question.comments);
  return items;
}

/// A page in a browser, by the protocol of decision 0004: watch, wait for the confirmation, read,
/// and from then on put in whatever is newer.
class Browser {
 public:
  void read(Items page) {
    for (auto& [id, item] : page) {
      const auto known = items.find(id);
      if (known != items.end() && known->second.version > item.version) item = known->second;
    }
    items = std::move(page);
  }

  void hear(const boost::json::object& message) {
    for (const auto* kind : {"question", "answer", "comment"}) {
      const auto* const found = message.if_contains(kind);
      if (found && found->is_object()) hear_item(found->as_object());
    }
  }

  Items items;

 private:
  void hear_item(const boost::json::object& live) {
    const std::string id(live.at("id").as_string());
    const auto version = live.at("version").as_int64();
    const auto* const about = live.if_contains("about");
    const std::string place(about ? std::string_view(about->as_string()) : "");
    if (about && !items.contains(place)) return;  // under an answer that is not on the page
    const auto known = items.find(id);
    const auto newest = known != items.end() ? known->second.version : gone_[id];
    if (version <= newest) return;
    if (live.at("state").as_string() == "visible") {
      items[id] = {version, std::string(live.at("html").as_string()), place};
      return;
    }
    gone_[id] = version;
    items.erase(id);
    std::erase_if(items, [&](const auto& item) { return item.second.about == id; });
  }

  std::map<std::string, std::int64_t> gone_;
};

/// Somebody looks at a question over a bad line while others write.
class ReconnectingPages : public OnBothDatabases {
 protected:
  TestDatabase::Options options() const override { return {.rehearse_writes = false}; }

  void live_through(unsigned seed);
  void somebody_acts();
  void the_line_changes();

  int pick(std::size_t below) {
    return std::uniform_int_distribution(0, static_cast<int>(below) - 1)(random);
  }
  void write(const std::function<void(Tx&)>& act) { db().write(act); }
  void tell() {
    db().await_numbering();
    pages->tell();
  }
  Items page_now() {
    return items_of(
        db().read([&](Tx& tx) { return contributions::show_question(tx, noor, question); }));
  }

  void connect();
  void read_page();
  void deliver_one();

  std::mt19937 random;
  identity::SessionDoorkeeper doorkeeper;
  testing_support::World world;
  Visitor noor, youssef;
  std::string token;
  contributions::QuestionId question;
  std::vector<AnswerId> answers;
  std::vector<CommentId> comments;
  std::unique_ptr<OpenPages> pages;

  Browser browser;
  std::optional<OpenPage> line;
  bool must_read = false;
};
KRING_ON_BOTH_DATABASES(ReconnectingPages);

void ReconnectingPages::somebody_acts() {
  const auto what = pick(10);
  if (answers.empty() || what == 0) {
    answers.push_back(world.answer(youssef, question, "Answer " + std::to_string(answers.size())));
    return;
  }
  const auto answer = answers[static_cast<std::size_t>(pick(answers.size()))];
  const auto words = std::to_string(random());
  const auto shown = db().read([&](Tx& tx) { return contributions::live_answer(tx, answer); });
  const bool visible = shown.state == access::State::visible;
  if (what < 3 && visible) {
    write([&](Tx& tx) {
      comments.push_back(contributions::comment_on_answer(
          tx, youssef, answer, {ruled<CommentText>("Comment " + words)}));
    });
  } else if ((what == 3 || what == 4) && visible) {
    write([&](Tx& tx) {
      contributions::edit_answer(tx, youssef, answer,
                                 {ruled<AnswerText>("Edited " + words), shown.revision});
    });
  } else if (what == 5 || what == 6) {
    write([&](Tx& tx) {
      (visible ? contributions::withdraw_answer : contributions::restore_answer)(tx, youssef,
                                                                                 answer);
    });
  } else if (what == 7 && visible) {
    write([&](Tx& tx) { contributions::accept(tx, noor, question, answer); });
  } else if (what == 8 && visible) {
    write([&](Tx& tx) { reactions::find_helpful(tx, noor, answer.as<ThingTag>()); });
  } else if (!comments.empty()) {
    const auto comment = comments[static_cast<std::size_t>(pick(comments.size()))];
    const bool withdraw = pick(2) == 0;
    write([&](Tx& tx) {
      (withdraw ? contributions::withdraw_comment : contributions::restore_comment)(tx, youssef,
                                                                                    comment);
    });
  }
}

void ReconnectingPages::connect() {
  line.reset();
  line.emplace(*pages, token);
  line->watch(question);
  must_read = false;
}

void ReconnectingPages::read_page() {
  browser.read(page_now());
  must_read = false;
}

void ReconnectingPages::deliver_one() {
  if (!line || line->socket().heard.empty()) return;
  auto& heard = line->socket().heard;
  const auto message = heard.front().as_object();
  heard.erase(heard.begin());
  if (message.contains("watching")) {
    must_read = true;
  } else {
    browser.hear(message);
  }
}

void ReconnectingPages::the_line_changes() {
  switch (pick(8)) {
    case 0:
      line.reset();  // what was on its way is lost
      must_read = false;
      break;
    case 1:
      connect();
      break;
    case 2:
    case 3:
      tell();
      break;
    case 4:
      if (must_read) read_page();
      break;
    default:
      deliver_one();
  }
}

void ReconnectingPages::live_through(unsigned seed) {
  random.seed(seed);
  answers.clear();
  comments.clear();
  browser = Browser();
  pages = std::make_unique<OpenPages>(db(), doorkeeper);
  question = world.question(noor, world.community(youssef, communities::Openness::open,
                                                  "Community " + std::to_string(seed)));
  tell();
  connect();
  for (int step = 0; step < 60; ++step) {
    if (pick(3) == 0) somebody_acts();
    the_line_changes();
  }
  if (!line) connect();
  tell();
  while (!line->socket().heard.empty()) deliver_one();
  if (must_read) read_page();
  EXPECT_EQ(browser.items, page_now());
  line.reset();
  pages.reset();
}

TEST_P(ReconnectingPages, miss_and_double_nothing) {
  world.open(db());
  noor = world.person("Noor");
  youssef = world.person("Youssef");
  token = db().write([&](Tx& tx) { return identity::begin_session(tx, noor.person); });
  const unsigned seeds = on_postgres() ? 15 : 60;
  for (unsigned seed = 1; seed <= seeds && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    live_through(seed);
  }
}

}  // namespace
}  // namespace kring::open_pages
