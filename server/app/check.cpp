#include "app/check.h"

#include "app/follower_drift.h"
#include "app/unjournaled_store.h"
#include "hub/learning_records/attachment_faults.h"
#include "platform/api/hub_secret.h"
#include "platform/crypto/secret_key.h"
#include "platform/db/dangling.h"
#include "platform/db/failures.h"
#include "platform/embedded/embedded.h"
#include "platform/journal/cursors.h"
#include "platform/journal/journal.h"

#include <algorithm>

namespace kring::app {
namespace {

void add(Checkup& checkup, std::string code, std::string sentence) {
  checkup.findings.push_back({std::move(code), std::move(sentence)});
}

void check_files(db::Picture& picture, Checkup& checkup) {
  for (const auto& said : picture.damage())
    add(checkup, "database.damaged", "The database says of itself: " + said);
}

void check_references(db::Picture& picture, Checkup& checkup) {
  for (const auto& each : db::dangling_rows(picture.tx())) {
    add(checkup, "reference.dangling",
        std::to_string(each.rows) + " rows of " + each.table + " refer to rows of " +
            each.refers_to + " that are not there.");
  }
}

void check_journal(db::Picture& picture, Checkup& checkup) {
  if (const auto gap = journal::first_gap(picture.tx()); gap > 0) {
    add(checkup, "journal.broken",
        "The order of the journal is broken: there is no line " + std::to_string(gap) + ".");
  }
  for (const auto& line : journal::parked_lines(picture.tx())) {
    add(checkup, "journal.parked",
        line.follower + " could not handle line " + std::to_string(line.seq) + ": " + line.error);
  }
  for (const auto& each : store::unjournaled(picture.tx())) {
    add(checkup, "journal.incomplete",
        std::to_string(each.rows) + " rows of " + each.table + " have no " + each.lacks + ".");
  }
}

void check_attachments(db::Picture& picture, Checkup& checkup) {
  const auto faults = learning_records::attachment_faults(picture.tx());
  for (const auto& sha2 : faults.damaged)
    add(checkup, "attachment.damaged", "The attachment " + sha2 + " is not what was brought.");
  for (const auto& sha2 : faults.missing)
    add(checkup, "attachment.missing", "The attachment " + sha2 + " was brought and is gone.");
}

/// Of a hub that never served, or that was made to forget it, any key may be its own.
void check_secret(db::Picture& picture, const std::filesystem::path& file, Checkup& checkup) {
  if (!api::is_known(picture.tx())) return;
  std::optional<std::string> secret;
  try {
    secret = crypto::kept_secret_key(file);
  } catch (const std::runtime_error& why) {
    return add(checkup, "secret.unreadable", std::string(why.what()) + ".");
  }
  if (!secret) {
    add(checkup, "secret.missing",
        "There is no " + file.string() + ", and this hub had one: it does not serve without it.");
  } else if (!api::may_be_secret_of_hub(picture.tx(), *secret)) {
    add(checkup, "secret.foreign",
        file.string() + " is not the one of this hub: it does not serve with it.");
  }
}

/// Whether the rest of this program can read it.
bool is_up_to_date(db::Picture& picture, Checkup& checkup) {
  const auto known = db::migrations_for(picture.dialect(), embedded::files("server/migrations"));
  if (db::pending_migrations(known, db::steps_of(picture.tx())).empty()) return true;
  checkup.remarks.emplace_back(
      "This hub was made by an older version. Start the server once, which brings it up to date;"
      " then there is more to check.");
  return false;
}

/// Whether there is something whole to build from.
bool is_readable(const Checkup& checkup) {
  return std::ranges::none_of(checkup.findings, [](const Finding& finding) {
    return finding.code == "reference.dangling" || finding.code.starts_with("database.");
  });
}

}  // namespace

Checkup check(db::Picture& picture, const HubOptions& options,
              const std::filesystem::path& secret_key,
              const std::function<void(std::string_view)>& saying) {
  Checkup checkup;
  // One part that cannot be read keeps nobody from looking at the others.
  const auto look = [&](std::string_view what, auto&& at) {
    saying(what);
    try {
      at();
    } catch (const db::StatementFailed& failure) {
      add(checkup, "database.unreadable",
          std::string(what) + " cannot be looked at: " + failure.what());
    } catch (const db::WrongColumn& failure) {
      add(checkup, "database.unreadable",
          std::string(what) + " cannot be looked at: " + failure.what());
    }
  };
  look("The database", [&] { check_files(picture, checkup); });
  look("References", [&] { check_references(picture, checkup); });
  if (!is_up_to_date(picture, checkup)) return checkup;
  look("The secret", [&] { check_secret(picture, secret_key, checkup); });
  look("The journal", [&] { check_journal(picture, checkup); });
  look("Attachments", [&] { check_attachments(picture, checkup); });
  if (is_readable(checkup)) {
    look("Followers", [&] { check_followers(picture, options, checkup); });
  } else {
    checkup.remarks.emplace_back(
        "Followers were not compared, since what they are built from is damaged.");
  }
  return checkup;
}

}  // namespace kring::app
