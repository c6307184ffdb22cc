// Statements as they are answered, and their attachments in pieces; on both databases.

#include "hub/learning_records/statement_page.h"

#include "base/refusal.h"
#include "hub/learning_records/statements_store.h"
#include "tests/support/xapi_statements.h"

#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::array;
using boost::json::object;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::Eq;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing_support::statement;

class StatementPages : public testing_support::StatementsOnBothDatabases {
 protected:
  void SetUp() override {
    StatementsOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    made_ = db().write([&](Tx& tx) {
      return make_client(tx, ilse, {"App", {Scope::write, Scope::read_mine}});
    });
    authorization_ = "Basic " + crypto::base64(made_.key.id.text() + ":" + made_.key.secret);
    app.emplace(hub().browser());
    app->header("Authorization", authorization_);
    app->header("X-Experience-API-Version", "1.0.3");
  }

  static std::string hash(char digit) { return std::string(64, digit); }

  /// A statement that names these attachments, kept elsewhere too.
  static object naming(int number, const std::string& digits) {
    array attachments;
    for (const char digit : digits) {
      attachments.push_back(object{{"usageType", "http://example.org/note"},
                                   {"display", object{{"en", "Note"}}},
                                   {"contentType", "text/plain"},
                                   {"length", 3},
                                   {"sha2", hash(digit)},
                                   {"fileUrl", "http://example.org/note.txt"}});
    }
    auto made = statement(number);
    made["attachments"] = attachments;
    return made;
  }

  void bring(char digit, std::string_view content) {
    db().write_in_order(statement_log, [&](Tx& tx) {
      store::insert_attachments(tx, {{hash(digit), content}}, made_.id);
    });
  }

  /// All that was sent, the first one first.
  static std::vector<Kept> kept(Tx& tx) {
    std::vector<Kept> all;
    store::statements(tx, {}, {0, INT64_MAX, true, 100},
                      [&](Kept each) { all.push_back(std::move(each)); });
    return all;
  }

  std::vector<AttachedPart> parts() {
    return db().read([](Tx& tx) { return StatementPage(tx, kept(tx)).parts(); });
  }

  AttachedPieces pieces() { return {authorization_, made_.id, parts(), "[]"}; }

  MadeClient made_;
  std::string authorization_;
  std::optional<ApiClient> app;
};
KRING_ON_BOTH_DATABASES(StatementPages);

TEST_P(StatementPages, pass_on_exactly_what_is_kept_and_parse_none_of_it) {
  const std::vector<Kept> broken{{.seq = 1, .stored_at = {}, .client = {}, .text = "no JSON"}};
  db().read([&](Tx& tx) {
    EXPECT_THAT(StatementPage(tx, broken).texts(StatementFormat::exact, {}),
                ElementsAre("no JSON"));
    EXPECT_THAT(StatementPage(tx, broken).parts(), IsEmpty());
    EXPECT_ANY_THROW(StatementPage(tx, broken).texts(StatementFormat::ids, {}));
  });
}

TEST_P(StatementPages, show_all_statements_where_these_are_parsed_in_portions) {
  array many;
  for (int number = 1; number <= 12; ++number) {
    auto large = statement(number, "noor", "did", "pump-" + std::to_string(number % 3));
    large["object"].as_object()["definition"] = object{{"name", object{{"en", "Pump"}}}};
    large["result"] = object{{"response", std::string(100'000, 'x')}};
    many.push_back(large);
  }
  ASSERT_EQ(post(many).status, 200);
  for (const auto* format : {"exact", "ids", "canonical"}) {
    const auto answer = get(std::string("ascending=true&format=") + format);
    EXPECT_THAT(numbers(answer), ElementsAre(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)) << format;
    EXPECT_EQ(answer.string("/more"), "");
  }
  EXPECT_EQ(get("format=canonical").string("/statements/0/object/definition/name/en"), "Pump");
}

TEST_P(StatementPages, bring_each_attachment_as_a_piece_and_each_once) {
  ASSERT_EQ(app->post("/xapi/statements", array{naming(1, "ab"), naming(2, "bcd")}).status, 200);
  bring('a', "one");
  bring('b', "two");
  bring('d', "three");
  auto all = pieces();
  EXPECT_THAT(*all.next(db()), EndsWith("Content-Type: application/json\r\n\r\n[]\r\n"));
  EXPECT_THAT(*all.next(db()),
              AllOf(HasSubstr("X-Experience-API-Hash: " + hash('a')), EndsWith("\r\n\r\none\r\n")));
  EXPECT_THAT(*all.next(db()), EndsWith("\r\n\r\ntwo\r\n"));
  EXPECT_THAT(*all.next(db()), EndsWith("\r\n\r\nthree\r\n")) << "nobody brought the other one";
  EXPECT_THAT(*all.next(db()), EndsWith("--\r\n"));
  EXPECT_THAT(all.next(db()), Eq(std::nullopt));
}

TEST_P(StatementPages, bring_nothing_more_to_whose_key_was_taken_away_meanwhile) {
  ASSERT_EQ(app->post("/xapi/statements", naming(1, "ab")).status, 200);
  bring('a', "one");
  bring('b', "two");
  auto all = pieces();
  all.next(db());
  all.next(db());
  db().write([&](Tx& tx) { revoke_client(tx, ilse, made_.id); });
  EXPECT_THROW(all.next(db()), Refusal);
}

TEST_P(StatementPages, bring_nothing_more_to_who_may_read_no_more) {
  ASSERT_EQ(app->post("/xapi/statements", naming(1, "ab")).status, 200);
  bring('a', "one");
  bring('b', "two");
  auto all = pieces();
  all.next(db());
  all.next(db());
  db().write([&](Tx& tx) { change_client(tx, ilse, made_.id, {"App", {Scope::write}}); });
  EXPECT_THROW(all.next(db()), Refusal);
}

TEST_P(StatementPages, bring_nothing_more_of_others_to_who_may_read_only_their_own) {
  ASSERT_EQ(app->post("/xapi/statements", naming(1, "ab")).status, 200);
  bring('a', "one");
  bring('b', "two");
  const auto reader = db().write([&](Tx& tx) {
    return make_client(tx, ilse, {"Report", {Scope::read}});
  });
  AttachedPieces all("Basic " + crypto::base64(reader.key.id.text() + ":" + reader.key.secret),
                     reader.id, parts(), "[]");
  all.next(db());
  all.next(db());
  db().write([&](Tx& tx) { change_client(tx, ilse, reader.id, {"Report", {Scope::read_mine}}); });
  EXPECT_THROW(all.next(db()), Refusal);
}

TEST_P(StatementPages, bring_what_is_large_in_parts) {
  ASSERT_EQ(app->post("/xapi/statements", naming(1, "ab")).status, 200);
  std::string large;
  while (large.size() < 2 * most_in_piece + 10) large += std::to_string(large.size()) + " ";
  bring('a', large);
  bring('b', std::string(most_in_piece, 'b'));
  auto all = pieces();
  all.next(db());
  auto sent = *all.next(db());
  const auto head = sent.find("\r\n\r\n") + 4;
  EXPECT_EQ(sent.size() - head, most_in_piece);
  sent += *all.next(db());
  sent += *all.next(db());
  EXPECT_EQ(sent.substr(head), large + "\r\n");
  EXPECT_THAT(*all.next(db()), EndsWith("b\r\n")) << "as much as goes into one is one";
  EXPECT_THAT(*all.next(db()), EndsWith("--\r\n"));
}

TEST_P(StatementPages, break_off_where_what_is_being_sent_goes) {
  ASSERT_EQ(app->post("/xapi/statements", naming(1, "a")).status, 200);
  bring('a', std::string(most_in_piece + 1, 'x'));
  auto all = pieces();
  all.next(db());
  all.next(db());
  db().write([](Tx& tx) { tx.run("DELETE FROM statement_attachments"); });
  EXPECT_THROW(all.next(db()), Refusal);
}

TEST_P(StatementPages, end_before_their_attachments_are_too_much_but_never_before_the_second) {
  const std::string large(most_attached * 2 / 3, 'x');
  ASSERT_EQ(
      app->post("/xapi/statements", array{naming(1, "ab"), naming(2, "a"), naming(3, "c")}).status,
      200);
  for (const char digit : {'a', 'b', 'c'}) bring(digit, large);
  db().read([&](Tx& tx) {
    StatementPage page(tx, kept(tx));
    page.cut_to_attachments();
    EXPECT_TRUE(page.is_cut());
    EXPECT_THAT(page.statements(), SizeIs(2)) << "the second one brings nothing that is new";
    EXPECT_THAT(page.parts(), SizeIs(2));
  });
}

}  // namespace
}  // namespace kring::learning_records
