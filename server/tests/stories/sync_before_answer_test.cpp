#include "hub/identity/invitations.h"
#include "hub/identity/sessions.h"
#include "platform/api/route.h"
#include "platform/db/migration.h"
#include "platform/db/sqlite.h"
#include "platform/embedded/embedded.h"
#include "tests/stories/wire_check.h"
#include "tests/support/await.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/raw_client.h"
#include "tests/support/recording_vfs.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/toy_server.h"
#include "tests/support/xapi_statements.h"

#include <future>
#include <sstream>

#include <boost/json/serialize.hpp>

namespace kring {
namespace {

using testing_support::RecordingVfs;
using tests::RawAnswer;
using tests::RawClient;

/// The hub behind a real server, on a file system that can hold a sync up.
class ADurableAnswer : public testing::Test {
 protected:
  ADurableAnswer() {
    db::migrate_sqlite(folder.path() / "kring.db", embedded::files("server/migrations"));
    database = db::open_sqlite({.file = folder.path() / "kring.db",
                                .clock = clock,
                                .ids = ids,
                                .vfs = RecordingVfs::name()});
    hub = std::make_unique<HubUnderTest>(*database, clock);
    server.on_admit = [this](const auto& head) { return hub->application().admit(head); };
    server.on_handle = [this](const auto& request) { return hub->application().handle(request); };
    server.options.workers = 4;  // three that are held up, and one for who reads
    port = server.start();
  }
  void TearDown() override {
    vfs.let_all_through();
    server.end();
  }

  /// Comes in as this person; what their browser keeps.
  std::string session_of(const Visitor& visitor) {
    return database->write([&](Tx& tx) { return identity::begin_session(tx, visitor.person); });
  }

  static std::string request(const std::string& what, const std::string& token,
                             const std::string& body = "") {
    return what +
           " HTTP/1.1\r\nHost: localhost:8080\r\nOrigin: " + std::string(HubUnderTest::origin) +
           "\r\nCookie: " + std::string(identity::session_cookie) + "=" + token +
           "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
  }

  /// What is answered, which is as the table of routes says.
  RawAnswer ask(const std::string& wanted) {
    RawClient client(port);
    auto came = client.ask(wanted);
    std::string method, path;
    std::istringstream(wanted) >> method >> path;
    testing_support::expect_as_described(method, path, came);
    return came;
  }
  std::future<RawAnswer> send(const std::string& wanted) {
    return std::async(std::launch::async, [=, this] { return ask(wanted); });
  }

  /// The server goes on answering who reads: an answer that was ready would be gone by then.
  void expect_readers_served(const std::string& reader_token) {
    for (int i = 0; i < 3; ++i)
      EXPECT_EQ(ask(request("GET /api/v1/questions", reader_token)).status, 200);
  }
  static bool has_come(const std::future<RawAnswer>& answer) {
    return answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
  }

  /// Sends what takes that many writes, and holds the sync of each up: nothing of an answer may
  /// leave before the last has ended.
  RawAnswer ask_and_hold(const std::string& wanted, int writes, const std::string& reader_token) {
    const int before = vfs.syncs();
    vfs.hold_syncs();
    auto answer = send(wanted);
    for (int ended = 0; ended < writes; ++ended) {
      if (ended > 0) vfs.let_sync_through();
      tests::await([&] { return vfs.holds_a_sync() || has_come(answer); });
      expect_readers_served(reader_token);
      EXPECT_FALSE(has_come(answer)) << "before sync " << ended + 1 << ": " << wanted;
      EXPECT_EQ(vfs.syncs(), before + ended);
    }
    vfs.let_all_through();
    auto came = answer.get();
    EXPECT_EQ(vfs.syncs(), before + writes) << wanted;
    return came;
  }

  /// What a client of the learning records that may do everything comes with.
  std::string authorization_of_lms() {
    const auto ilse = hub->world().administrator("Ilse");
    const auto made = database->write([&](Tx& tx) {
      return learning_records::make_client(tx, ilse, {"LMS", {learning_records::Scope::all}});
    });
    return "Basic " + crypto::base64(made.key.id.text() + ":" + made.key.secret);
  }

  static std::string put_statement(const std::string& authorization, int number) {
    const auto body = boost::json::serialize(testing_support::statement(number));
    return "PUT /api/v1/xapi/statements?statementId=" + testing_support::uuid(number) +
           " HTTP/1.1\r\nHost: localhost:8080\r\nX-Experience-API-Version: 1.0.3" +
           "\r\nAuthorization: " + authorization +
           "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
  }

  /// Sends a statement, and two more while the sync of that one is held up: none is answered before
  /// its own sync. Says whether the two were kept by one write.
  bool keep_two_behind_one(const std::string& authorization, int first,
                           const std::string& reader_token) {
    const int before = vfs.syncs();
    vfs.hold_syncs();
    auto one = send(put_statement(authorization, first));
    vfs.await_held_sync();
    auto other = send(put_statement(authorization, first + 1));
    auto another = send(put_statement(authorization, first + 2));
    expect_readers_served(reader_token);
    EXPECT_FALSE(has_come(one) || has_come(other) || has_come(another));
    vfs.let_sync_through();
    EXPECT_EQ(one.get().status, 204);
    vfs.await_held_sync();
    expect_readers_served(reader_token);
    EXPECT_FALSE(has_come(other) || has_come(another));
    EXPECT_EQ(vfs.syncs(), before + 1);
    vfs.let_all_through();
    EXPECT_EQ(other.get().status, 204);
    EXPECT_EQ(another.get().status, 204);
    return vfs.syncs() == before + 2;
  }

  RecordingVfs vfs;
  testing_support::TemporaryFolder folder;
  FrozenClock clock{Time(std::chrono::sys_days(std::chrono::year(2026) / 11 / 23))};
  db::IdSource ids{clock, 1};
  std::unique_ptr<Database> database;
  std::unique_ptr<HubUnderTest> hub;
  tests::ToyServer server;
  std::uint16_t port = 0;
};

TEST_F(ADurableAnswer, leaves_after_the_sync_that_covers_it) {
  auto& world = hub->world();
  const auto noor = world.person("Noor");
  const auto youssef = world.person("Youssef");
  const auto pumps = world.community(noor);
  const auto question = world.question(noor, pumps);
  const auto answer = world.answer(youssef, question);
  const auto token = session_of(noor);
  const auto readers = session_of(youssef);

  const auto ilse = world.administrator("Ilse");
  const auto invitation = database->write([&](Tx& tx) {
    return identity::invite(tx, ilse, {identity::InvitedRole::member, {}, {}}).token;
  });
  const std::string password(HubUnderTest::password);

  const std::string of_question = "/api/v1/questions/" + question.text();
  const std::string of_answer = "/api/v1/answers/" + answer.text();
  struct Write {
    std::string what, body;
    int status;
    int writes = 1;
  };
  const Write all[] = {
      {"POST /api/v1/communities/" + pumps.text() + "/questions",
       R"({"title":"Why does it trip?","text":""})", 201},
      {"POST " + of_question + "/answers", R"({"text":"The inrush current."})", 201},
      {"PUT " + of_answer + "/helpful", "", 204},
      {"PUT " + of_question + "/acceptance", R"({"answer":")" + answer.text() + R"("})", 204},
      {"PUT " + of_question + "/withdrawal", "", 204},
      {"PUT /api/v1/me/second_step/secret", R"({"password":")" + password + R"("})", 200},
      {"POST /api/v1/accounts",
       R"({"token":")" + invitation +
           R"(","name":"Bram","email":"bram@example.org","language":"nl","password":")" + password +
           R"("})",
       201},
      // The try is counted before the password is looked at.
      {"POST /api/v1/session", R"({"email":"noor@example.org","password":")" + password + R"("})",
       200, 2},
      {"DELETE /api/v1/session", "", 204},
  };
  for (const auto& [what, body, status, writes] : all) {
    const auto came = ask_and_hold(request(what, token, body), writes, readers);
    EXPECT_EQ(came.status, status) << what << came.body;
  }
}

TEST_F(ADurableAnswer, leaves_after_the_sync_of_the_request_that_kept_its_statement_too) {
  const auto readers = session_of(hub->world().person("Youssef"));
  const auto authorization = authorization_of_lms();
  // Nobody tells when a request waits for another, so it is tried until two have.
  constexpr int rounds = 20;
  bool together = false;
  for (int round = 0; round < rounds && !together; ++round)
    together = keep_two_behind_one(authorization, 3 * round + 1, readers);
  EXPECT_TRUE(together) << "no two statements were ever kept by one write";
}

}  // namespace
}  // namespace kring
