// bench_records FOLDER COUNT [thin]: fills an empty hub with that many statements of one client,
// through the same verbs as everybody, and counts them. Thin ones say who, what and of which.
//
// KRING_DATABASE names a PostgreSQL for it. Beside the hub it writes FOLDER/bench-client, what the
// client puts into `Authorization`, and FOLDER/bench-sessions, an administrator's token.

#include "app/opened_database.h"
#include "hub/identity/identity.h"
#include "hub/identity/sessions.h"
#include "hub/learning_records/counting.h"
#include "hub/learning_records/statements.h"
#include "platform/crypto/base64.h"
#include "platform/crypto/password_hasher.h"
#include "statements.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace kring::bench {
namespace {

namespace records = learning_records;

constexpr std::string_view origin = "http://localhost";
constexpr std::int64_t in_a_transaction = 1'000;

Visitor administrator(Tx& tx, const std::string& password_hash, std::string& token) {
  identity::NewAccount account;
  account.name = people::Name::from_text("Administrator").value();
  account.email = text::EmailAddress::from_text("administrator@bench.example").value();
  account.password_hash = password_hash;
  account.administrator = true;
  Visitor visitor;
  visitor.person = identity::add_account(tx, account);
  visitor.persona = identity::open_persona(visitor.person);
  visitor.administrator = true;
  token = identity::begin_session(tx, visitor.person);
  return visitor;
}

records::Client client(Database& database, const std::filesystem::path& folder) {
  const auto hash = crypto::PasswordHasher().hash("the same for everybody here");
  std::string token;
  records::Client client{{}, "Bench LMS", {records::Scope::all}};
  const auto made = database.write([&](Tx& tx) {
    return records::make_client(tx, administrator(tx, hash, token), {client.name, client.scopes});
  });
  client.id = made.id;
  std::ofstream(folder / "bench-sessions") << token << '\n';
  std::ofstream(folder / "bench-client")
      << "Basic " << crypto::base64(made.key.id.text() + ":" + made.key.secret) << '\n';
  return client;
}

void fill(Database& database, const records::Client& client, std::int64_t count, bool thin) {
  Statements statements(1);
  const auto authority = records::authority_of(client, origin);
  for (std::int64_t done = 0; done < count; done += in_a_transaction) {
    std::string body;
    const auto many = std::min(in_a_transaction, count - done);
    for (std::int64_t i = 0; i < many; ++i) {
      body.append(i == 0 ? "[" : ",").append(thin ? statements.next_thin() : statements.next());
    }
    const auto document = json::Document::parse(body + "]");
    if (!document) throw std::logic_error("the statements are no JSON");
    const auto batch = records::prepare(document->root(), records::Version::v2, client, authority);
    database.write_in_order(records::statement_log,
                            [&](Tx& tx) { records::keep(tx, client, batch); });
    if (done / in_a_transaction % 100 == 0)
      std::fprintf(stderr, "\r%lld %%", static_cast<long long>(100 * done / count));
  }
  while (!records::count_on(database, std::chrono::seconds(5))) std::fputs(".", stderr);
  std::fputc('\n', stderr);
}

int run(const std::filesystem::path& folder, std::int64_t count, bool thin) {
  config::Settings settings;
  settings.data = folder;
  if (const char* const postgres = std::getenv("KRING_DATABASE")) settings.database = postgres;
  const SystemClock clock;
  app::OpenedDatabase database(settings, clock, db::Observer::nobody());
  fill(*database, client(*database, folder), count, thin);
  return 0;
}

}  // namespace
}  // namespace kring::bench

int main(int count, char** arguments) {
  if (count < 3) {
    std::fputs("usage: bench_records FOLDER COUNT [thin]\n", stderr);
    return 2;
  }
  try {
    return kring::bench::run(arguments[1], std::atoll(arguments[2]),
                             count > 3 && std::string_view(arguments[3]) == "thin");
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 1;
  }
}
