// Erasing somebody from the learning records: who is meant, what is seen first, how it is done, and
// done anew.

#include "hub/learning_records/erasing.h"

#include "hub/inlet/inlet.h"
#include "hub/learning_records/counting.h"
#include "hub/learning_records/erased_person.h"
#include "hub/learning_records/erasure_log.h"
#include "hub/learning_records/looking.h"
#include "hub/learning_records/mark_walk.h"
#include "hub/learning_records/spellings.h"
#include "hub/learning_records/statements.h"
#include "tests/support/erasing_somebody.h"
#include "tests/support/forwarding_database.h"
#include "tests/support/killed_child.h"
#include "tests/support/mark_rows.h"

#include <algorithm>
#include <random>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::array;
using boost::json::object;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using testing_support::identity_of_mailbox;
using testing_support::statement;
using testing_support::uuid;

constexpr std::string_view origin = HubUnderTest::origin;
const ErasureOptions of_this_hub{
    std::string(origin),
    "sixteen octets or more",
    {[](Tx&, const AgentsMeant&) { return OtherTraces::Found(); },
     [](Tx&, const db::Bytes&, std::size_t) { return std::vector<db::Bytes>(); },
     [](Tx&, const AgentsMeant&) {}}};

class SomebodyToErase : public testing_support::ErasuresOnBothDatabases {};
KRING_ON_BOTH_DATABASES(SomebodyToErase);

TEST_P(SomebodyToErase, is_seen_first_with_all_that_would_go) {
  const auto noor = object{{"mbox", "mailto:noor@example.org"}};
  auto about = statement(3, "cas");
  about["object"] = object{{"objectType", "Agent"}, {"mbox", "mailto:noor@example.org"}};
  auto guided = statement(4, "cas");
  guided["context"] = object{{"instructor", noor}};
  post(array{statement(1, "noor"), statement(2, "cas"), about, guided});
  office->get("/records");
  const auto preview =
      office->post("/records/erasures/preview", {{"by", "code"}, {"identity", code_of("noor")}});
  EXPECT_EQ(preview.string("/code"), code_of("noor"));
  EXPECT_EQ(preview.integer("/statements"), 3);
  EXPECT_EQ(preview.integer("/as_actor"), 1);
  EXPECT_EQ(preview.integer("/as_object"), 1);
  EXPECT_EQ(preview.integer("/beside"), 1);
  EXPECT_EQ(preview.at("/member"), false);
  EXPECT_THAT(preview.text, Not(HasSubstr("oor@")));
}

TEST_P(SomebodyToErase, is_seen_first_however_programs_spelled_them) {
  const auto by = [](int number, const object& actor) {
    auto said = statement(number);
    said["actor"] = actor;
    return said;
  };
  auto guided = statement(4, "cas");
  guided["context"] = object{{"instructor", object{{"mbox", "mailto:NOOR@example.org"}}}};
  post(array{by(1, {{"mbox", "mailto:Noor@Example.org"}}),
             by(2, {{"mbox_sha1sum", "AD8BC7ED29CF3A61F598F7D28F19E30CF3310892"}}),
             by(3, {{"mbox", "mailto:noor@example.org"}}), guided, statement(5, "cas")});
  for (const std::string_view typed : {"noor@example.org", "nOOr@example.org"}) {
    const auto preview =
        office->post("/records/erasures/preview", {{"by", "email"}, {"identity", typed}});
    EXPECT_EQ(preview.integer("/statements"), 4) << typed;
    EXPECT_EQ(preview.integer("/as_actor"), 3) << typed;
    EXPECT_EQ(preview.at("/every_spelling"), true) << typed;
  }
  const auto by_sum = office->post(
      "/records/erasures/preview",
      {{"by", "email_hash"}, {"identity", "ad8bc7ed29cf3a61f598f7d28f19e30cf3310892"}});
  EXPECT_EQ(by_sum.integer("/statements"), 4);
}

TEST_P(SomebodyToErase, is_meant_by_an_address_that_was_pasted_with_its_scheme) {
  post(statement(1, "noor", "did"));
  for (const auto* pasted : {"mailto:noor@example.org", "MailTo:noor@example.org"}) {
    const auto preview =
        office->post("/records/erasures/preview", object{{"by", "email"}, {"identity", pasted}});
    EXPECT_EQ(preview.status, 200) << pasted;
    EXPECT_EQ(preview.integer("/statements"), 1) << pasted;
  }
}

TEST_P(SomebodyToErase, is_looked_for_from_the_newest_on) {
  array batch;
  for (int i = 1; i <= 1001; ++i) batch.push_back(statement(i, i == 1 ? "Noor" : "NOOR"));
  post(batch);
  Spellings spellings({identity_of_mailbox("noor")}, std::string(origin));
  EXPECT_FALSE(db().read([&](Tx& tx) { return spellings.look_on(tx); }));
  EXPECT_FALSE(spellings.looked_for_long());
  EXPECT_THAT(spellings.all(),
              ElementsAre(identity_of_mailbox("NOOR"), identity_of_mailbox("noor")));
  EXPECT_TRUE(db().read([&](Tx& tx) { return spellings.look_on(tx); }));
  EXPECT_THAT(spellings.all(), Contains(identity_of_mailbox("Noor")));
}

TEST_P(SomebodyToErase, is_looked_for_in_some_megabytes_at_once) {
  for (int i = 1; i <= 3; ++i) {
    auto large = statement(i, i == 1 ? "Noor" : "NOOR");
    large["result"] = object{{"response", std::string(std::size_t{3} << 20, 'x')}};
    post({large});
  }
  Spellings spellings({identity_of_mailbox("noor")}, std::string(origin));
  int looks = 1;
  while (!db().read([&](Tx& tx) { return spellings.look_on(tx); })) ++looks;
  EXPECT_EQ(looks, 2) << "8 MB are read at once";
  EXPECT_THAT(spellings.all(), SizeIs(3)) << "the two others were found, in whichever look";
}

TEST_P(SomebodyToErase, is_one_and_the_same_however_an_account_at_our_own_address_is_spelled) {
  const auto by = [](int number, const std::string& home_page, const std::string& name) {
    auto said = statement(number);
    said["verb"] = object{{"id", "http://adlnet.gov/expapi/verbs/completed"}};
    said["object"] = object{{"id", "http://example.org/course-" + std::to_string(number)}};
    said["actor"] = object{{"account", {{"homePage", home_page}, {"name", name}}}};
    return said;
  };
  const std::string here(origin);
  world().person("Noor");
  post(array{by(1, here + "/", "noor@example.org"), by(2, here, "NOOR@example.org"),
             by(3, here + "//", "noor@example.org"), by(4, here, "noor@example.org"),
             by(5, here, "cas@example.org"), by(6, "https://lms.example", "NOOR@example.org")});
  hub().hub().inlet().catch_up();
  const auto completions = [&] { return browser_of("Noor").get("/me/completions").at("/items"); };
  ASSERT_THAT(completions().as_array(), SizeIs(4));
  EXPECT_THAT(browser_of("Noor").get("/me/records/file").text, HasSubstr(uuid(3)));
  const object meant{{"by", "account"}, {"identity", "noor@example.org"}, {"home_page", here}};
  const auto seen = preview(meant);
  EXPECT_EQ(seen.integer("/statements"), 4);
  EXPECT_EQ(seen.integer("/completions"), 4);
  auto order = meant;
  order["reason"] = "They asked for it";
  order["confirmation"] = seen.string("/code");
  office->header("Idempotency-Key", "erasing-an-account");
  EXPECT_EQ(office->post("/records/erasures", order).status, 201);
  finish();
  for (int number = 1; number <= 4; ++number) {
    EXPECT_THAT(kept(number), AllOf(HasSubstr("erased-"), Not(HasSubstr("@example.org"))));
  }
  EXPECT_THAT(kept(5), HasSubstr("cas@"));
  EXPECT_THAT(kept(6), HasSubstr("NOOR@"));
  EXPECT_THAT(completions().as_array(), IsEmpty());
}

TEST_P(SomebodyToErase, is_not_looked_at_first_without_a_note_that_somebody_did) {
  post(statement(1, "noor"));
  const auto found = preview({{"by", "email"}, {"identity", "noor@example.org"}});
  EXPECT_EQ(found.string("/code"), code_of("noor"));
  const auto nobody = preview({{"by", "email"}, {"identity", "nobody@example.org"}});
  EXPECT_EQ(nobody.status, 200);
  EXPECT_FALSE(nobody.body.as_object().contains("code"));
  EXPECT_THAT(world().journal_kinds(),
              ElementsAre("record_person.previewed", "record_person.previewed"));
}

TEST(AFewAtOnce, are_let_in_and_the_next_is_refused_until_one_has_gone) {
  FewAtOnce looks(2);
  const auto first = looks.begin();
  {
    const auto second = looks.begin();
    EXPECT_THROW(static_cast<void>(looks.begin()), Refusal);
    EXPECT_THROW(static_cast<void>(looks.begin()), Refusal);
  }
  EXPECT_NO_THROW(static_cast<void>(looks.begin()));
}

TEST_P(SomebodyToErase, is_looked_for_in_many_and_in_large_statements) {
  for (int i = 1; i <= 12; ++i) {
    auto large = statement(i, "noor");
    large["result"] = object{{"response", std::string(1'000'000, 'x')}};
    ASSERT_EQ(post(large).status, 200);
  }
  for (int i = 13; i <= 130; ++i) post(statement(i, "noor"));
  office->get("/records");
  const auto preview = office->post("/records/erasures/preview",
                                    {{"by", "email"}, {"identity", "noor@example.org"}});
  EXPECT_EQ(preview.integer("/statements"), 130);
  EXPECT_EQ(preview.at("/more"), false);
}

TEST_P(SomebodyToErase, must_be_meant_and_be_a_person) {
  post(statement(1, "noor"));
  office->get("/records");
  const auto preview = [&](const object& meant) {
    return office->post("/records/erasures/preview", meant);
  };
  EXPECT_EQ(preview({{"by", "code"}, {"identity", "ZZZZZ"}}).string("/code"),
            "record_person.unknown");
  EXPECT_EQ(problems(preview({{"by", "email"}, {"identity", "noor"}})),
            std::vector<std::string>{"/identity malformed"});
  EXPECT_EQ(problems(preview({{"by", "email_hash"}, {"identity", "123"}})),
            std::vector<std::string>{"/identity malformed"});
  EXPECT_EQ(problems(preview({{"by", "account"}, {"identity", "u1"}})),
            std::vector<std::string>{"/home_page required"});
  const auto program = boost::json::parse(kept(1)).at("authority").at("account").at("name");
  EXPECT_EQ(preview({{"by", "account"}, {"identity", program}, {"home_page", std::string(origin)}})
                .string("/code"),
            "record_person.program");
  auto order = order_of("noor");
  order["confirmation"] = "ZZZZZ";
  office->header("Idempotency-Key", "erasing-somebody-else");
  EXPECT_EQ(problems(office->post("/records/erasures", order)),
            std::vector<std::string>{"/confirmation not_allowed"});
  erase("noor");
  const auto stand_in = office->get("/records/erasures").string("/items/0/code");
  EXPECT_EQ(preview({{"by", "code"}, {"identity", stand_in}}).string("/code"),
            "record_person.erased");
}

TEST_P(SomebodyToErase, is_done_in_portions_that_say_how_far_they_are) {
  array batch;
  for (int i = 1; i <= 450; ++i) batch.push_back(statement(i, i % 3 == 0 ? "cas" : "noor"));
  post(batch);
  EXPECT_EQ(begin("noor").integer("/percent"), 0);
  EXPECT_FALSE(erase_on(db(), of_this_hub, std::chrono::milliseconds(0)));
  const auto view = office->get("/records/erasures").at("/items/0").as_object();
  EXPECT_EQ(view.at("statements").as_int64(), 100);
  EXPECT_EQ(view.at("percent").as_int64(), 33);
  EXPECT_FALSE(view.contains("finished_at"));
  post(statement(451, "noor"));
  finish();
  const auto done = office->get("/records/erasures").at("/items/0").as_object();
  EXPECT_EQ(done.at("statements").as_int64(), 301);
  EXPECT_EQ(done.at("percent").as_int64(), 100);
  EXPECT_TRUE(done.contains("finished_at"));
  EXPECT_THAT(listed(by_agent("noor")), IsEmpty());
}

/// Before each of the first writes in order something else comes.
class BusyDatabase : public testing_support::ForwardingDatabase {
 public:
  BusyDatabase(Database& real, int times, std::function<void(int)> comes)
      : ForwardingDatabase(real), times_(times), comes_(std::move(comes)) {}

 protected:
  void run_in_order(const db::OrderedLog& log, const Work& work, db::Priority priority) override {
    if (next_ < times_) comes_(next_++);
    ForwardingDatabase::run_in_order(log, work, priority);
  }

 private:
  const int times_;
  int next_ = 0;
  std::function<void(int)> comes_;
};

TEST_P(SomebodyToErase, is_left_in_no_mark_that_is_handed_on_meanwhile) {
  constexpr int times = 5;
  const auto referring = [](int number, int target) {
    auto said = statement(number, "ilse");
    said["object"] = testing_support::reference(target);
    return said;
  };
  post(array{statement(1, "noor"), referring(2, 1)});
  for (int i = 0; i < times; ++i) post(referring(100 + i, 200 + i));
  ASSERT_EQ(begin("noor").status, 201);
  BusyDatabase busy(db(), times, [&](int i) {
    EXPECT_EQ(post(array{statement(200 + i, "noor"), referring(300 + i, 200 + i)}).status, 200);
    EXPECT_EQ(post(referring(400 + i, 1)).status, 200);
  });
  EXPECT_TRUE(erase_on(busy, of_this_hub, std::chrono::hours(1)));
  const auto identity = testing_support::identity_of_mailbox("noor");
  const auto rows = db().read(testing_support::all_mark_rows);
  for (const auto kind : {MarkKind::agent, MarkKind::related_agent}) {
    const auto mark = mark_of(kind, identity);
    for (const auto gone : {mark, handed_on(mark), handed_on_by_others(mark)}) {
      EXPECT_EQ(std::ranges::count(rows, gone, &MarkRow::mark), 0);
    }
  }
  EXPECT_EQ(office->get("/records/erasures").at("/items/0/statements").as_int64(), 1 + times);
}

TEST_P(SomebodyToErase, is_found_behind_statements_too_long_to_be_read_at_once) {
  for (int i = 1; i <= 4; ++i) {
    auto long_one = statement(i, "cas");
    long_one["result"] = object{{"response", std::string(3 * 1024 * 1024, 'x')}};
    ASSERT_EQ(post(long_one).status, 200);
  }
  post(statement(5, "noor"));
  erase("noor");
  EXPECT_THAT(listed(by_agent("noor")), IsEmpty());
  EXPECT_THAT(kept(5), Not(HasSubstr("oor")));
}

TEST_P(SomebodyToErase, is_erased_anew_where_a_backup_was_restored) {
  post(statement(1, "noor"));
  erase("noor");
  std::ostringstream log;
  write_erasure_log(db(), secret(), log);
  EXPECT_THAT(log.str(), Not(HasSubstr("oor@")));
  std::istringstream known(log.str());
  EXPECT_EQ(begin_erasures_of(db(), secret(), known).number, 0);
  // As if the backup were older than the erasure.
  db().write([](Tx& tx) {
    tx.run("DELETE FROM record_erasure_digests");
    tx.run("DELETE FROM record_erasures");
  });
  post(statement(2, "noor"));
  std::istringstream unknown(log.str());
  EXPECT_EQ(begin_erasures_of(db(), secret(), unknown).number, 1);
  finish();
  EXPECT_THAT(kept(2), Not(HasSubstr("oor")));
  EXPECT_THAT(listed(by_agent("noor")), IsEmpty());
  const auto again = office->get("/records/erasures");
  EXPECT_EQ(again.integer("/items/0/statements"), 1);
  EXPECT_FALSE(again.at("/items/0").as_object().contains("eraser"));
}

TEST_P(SomebodyToErase, is_not_told_to_be_erased_anew_with_another_secret) {
  post(statement(1, "noor"));
  erase("noor");
  std::ostringstream log;
  write_erasure_log(db(), "the secret of another hub", log);
  db().write([](Tx& tx) {
    tx.run("DELETE FROM record_erasure_digests");
    tx.run("DELETE FROM record_erasures");
  });
  std::istringstream of_another(log.str());
  EXPECT_THROW(begin_erasures_of(db(), secret(), of_another), std::runtime_error);
  EXPECT_THAT(office->get("/records/erasures").at("/items").as_array(), IsEmpty());
  // Older logs do not say it.
  auto line = boost::json::parse(log.str()).as_object();
  line.erase("key");
  std::istringstream old(boost::json::serialize(line));
  const auto begun = begin_erasures_of(db(), secret(), old);
  EXPECT_EQ(begun.number, 1);
  EXPECT_EQ(begun.unsure, 1);
}

TEST_P(SomebodyToErase, is_in_no_log_that_says_something_else) {
  std::istringstream log("{\"id\":\"0000000000001\"}\n");
  EXPECT_THROW(begin_erasures_of(db(), secret(), log), std::runtime_error);
  EXPECT_THAT(office->get("/records/erasures").at("/items").as_array(), IsEmpty());
}

/// A process that erases and is killed at some statement of SQL, again and again.
class AKilledErasure : public OnBothDatabases {
 protected:
  TestDatabase::Options options() const override { return {.rehearse_writes = false}; }

  void send(const boost::json::value& body) {
    const Client client{ClientId(1), "LMS", usual_scopes};
    const auto text = boost::json::serialize(body);
    const auto document = json::Document::parse(text).value();
    const auto batch = prepare(document.root(), Version::v1, client, authority_of(client, origin));
    db().write_in_order(statement_log, [&](Tx& tx) { keep(tx, client, batch); });
  }

  /// As after a backup was restored.
  void begin(int number, const std::string& name) {
    array digests;
    for (const auto& digest : digests_of(of_this_hub.secret, identity_of_mailbox(name), origin)) {
      digests.emplace_back(crypto::base64(digest.octets));
    }
    std::istringstream log(
        boost::json::serialize(object{{"id", Id<struct AnyTag>(number).text()},
                                      {"begun_at", "2026-11-23T09:00:00.000Z"},
                                      {"stand_in", "erased-" + Id<struct AnyTag>(number).text()},
                                      {"digests", digests}}));
    EXPECT_EQ(begin_erasures_of(db(), of_this_hub.secret, log).number, 1);
  }
};
KRING_ON_BOTH_DATABASES(AKilledErasure);

// Each looks at all statements there are by then, so a tenth of the usual seeds.
TEST_P(AKilledErasure, goes_on_where_it_was_and_erases_nothing_twice) {
  int sent = 0;
  for (int seed = 1; seed <= testing_support::kill_seeds() / 10 + 1 && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(static_cast<unsigned>(seed));
    const auto name = "noor" + std::to_string(seed);
    array batch;
    for (int i = 0; i < 130; ++i) {
      batch.push_back(statement(++sent, random() % 6 == 0 ? "cas" : name));
    }
    send(batch);
    if (seed % 2 == 0) count_on(db(), std::chrono::hours(1));
    begin(seed, name);
    testing_support::killed_at_statement(
        test_database(), std::uniform_int_distribution(1, 420)(random),
        [](Database& database) { erase_on(database, of_this_hub, std::chrono::hours(1)); });
    EXPECT_TRUE(erase_on(db(), of_this_hub, std::chrono::hours(1)));
    const auto mark = mark_of(MarkKind::agent, "mbox mailto:" + name + "@example.org");
    EXPECT_THAT(db().read([&](Tx& tx) { return statements_with(tx, mark, 1); }), IsEmpty());
    // As many are counted as there are, under whoever stands there now.
    EXPECT_TRUE(count_on(db(), std::chrono::hours(1)));
    const auto counted = db().read([](Tx& tx) {
      return *tx.value<std::int64_t>(
          "SELECT CAST(SUM(number) AS BIGINT) FROM statement_counts WHERE kind = 3");
    });
    EXPECT_EQ(counted, sent);
    const auto erased = db().read([](Tx& tx) {
      return *tx.value<std::int64_t>("SELECT CAST(SUM(statements) AS BIGINT) FROM record_erasures");
    });
    const auto others = db().read([](Tx& tx) {
      return *tx.value<std::int64_t>(
          "SELECT COUNT(*) FROM statements"
          " WHERE text LIKE '%mailto:cas@example.org%'");
    });
    EXPECT_EQ(erased + others, sent);
  }
}

}  // namespace
}  // namespace kring::learning_records
