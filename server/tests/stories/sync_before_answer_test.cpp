#include "hub/identity/sessions.h"
#include "platform/db/migration.h"
#include "platform/db/sqlite.h"
#include "platform/embedded/embedded.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/raw_client.h"
#include "tests/support/recording_vfs.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/toy_server.h"

#include <future>

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
    port = server.start();
  }
  ~ADurableAnswer() override {
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

  /// Sends a write and holds its sync up: nothing of an answer may leave before that has ended.
  RawAnswer ask_and_hold(const std::string& write, const std::string& reader_token) {
    const int before = vfs.syncs();
    vfs.hold_syncs();
    RawClient writer(port);
    auto answer = std::async(std::launch::async, [&] { return writer.ask(write); });
    vfs.await_held_sync();
    // The server goes on answering who reads: an answer that was ready would be gone by then.
    RawClient reader(port);
    for (int i = 0; i < 3; ++i)
      EXPECT_EQ(reader.ask(request("GET /api/v1/questions", reader_token)).status, 200);
    EXPECT_EQ(answer.wait_for(std::chrono::seconds(0)), std::future_status::timeout)
        << "answered before the sync: " << write;
    EXPECT_EQ(vfs.syncs(), before);
    vfs.let_all_through();
    auto came = answer.get();
    EXPECT_GT(vfs.syncs(), before);
    return came;
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

  const std::string of_question = "/api/v1/questions/" + question.text();
  const std::string of_answer = "/api/v1/answers/" + answer.text();
  const std::tuple<std::string, std::string, int> writes[] = {
      {"POST /api/v1/communities/" + pumps.text() + "/questions",
       R"({"title":"Why does it trip?","text":""})", 201},
      {"POST " + of_question + "/answers", R"({"text":"The inrush current."})", 201},
      {"PUT " + of_answer + "/helpful", "", 204},
      {"PUT " + of_question + "/acceptance", R"({"answer":")" + answer.text() + R"("})", 204},
      {"PUT " + of_question + "/withdrawal", "", 204},
      {"DELETE /api/v1/session", "", 204},
  };
  for (const auto& [what, body, status] : writes) {
    const auto came = ask_and_hold(request(what, token, body), readers);
    EXPECT_EQ(came.status, status) << what << came.body;
  }
}

}  // namespace
}  // namespace kring
