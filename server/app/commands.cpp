#include "app/commands.h"

#include "hub/identity/identity.h"
#include "platform/api/hub_secret.h"
#include "platform/journal/cursors.h"
#include "platform/journal/journal.h"

#include <algorithm>
#include <charconv>
#include <ostream>

namespace kring::app {
namespace {

constexpr int done = 0;
constexpr int refused = 1;
constexpr int no_such_command = 2;

void show_follower(Tx& tx, const journal::Follower& follower, const journal::Line& line,
                   std::ostream& out) {
  out << "  " << follower.name() << ": ";
  const auto hears = follower.hears();
  if (const auto parked = journal::parked(tx, follower.name(), line.seq)) {
    out << "could not handle it (" << parked->attempts << " attempts): " << parked->error << '\n';
  } else if (journal::cursor_of(tx, follower.name()) < line.seq) {
    out << "has not come to it yet\n";
  } else if (std::find(hears.begin(), hears.end(), line.kind) == hears.end()) {
    out << "does not hear this kind\n";
  } else {
    out << "handled it\n";
  }
}

int show_line(Database& database, const journal::Followers& followers, const std::string& number,
              std::ostream& out) {
  std::int64_t seq = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), seq);
  if (error != std::errc() || end != number.data() + number.size()) {
    out << "“" << number << "” is not the number of a line.\n";
    return no_such_command;
  }
  return database.read([&](Tx& tx) {
    const auto line = journal::line(tx, seq);
    if (!line) {
      out << "There is no line " << seq << ". The last one is " << journal::last_seq(tx) << ".\n";
      return refused;
    }
    out << "line       " << line->seq << "\nhappened   " << rfc3339(line->happened_at)
        << "\nkind       " << line->kind << "\nactor      " << line->actor.text() << "\ncommunity  "
        << line->community.text() << "\nsubject    " << line->subject_kind << ' '
        << line->subject.text() << "\nowner      " << line->owner.text() << "\norigin     "
        << name_of(line->origin) << "\ncause      " << line->cause.value_or("—") << "\ndata       "
        << line->data << "\nfollowers\n";
    for (const auto* follower : followers.all()) show_follower(tx, *follower, *line, out);
    return done;
  });
}

int replay(journal::Followers& followers, const std::string& name, std::ostream& out) {
  if (followers.rebuild(name)) {
    out << name << " is rebuilt from the first line.\n";
    return done;
  }
  out << "There is no follower “" << name << "”. There are:";
  for (const auto* follower : followers.all()) out << ' ' << follower->name();
  out << '\n';
  return refused;
}

int change_account(Database& database, const std::string& address, void (*change)(Tx&, PersonId),
                   std::string_view outcome, std::ostream& out) {
  const auto email = text::EmailAddress::from_text(address);
  const bool known = email && database.write([&](Tx& tx) {
    const auto account = identity::account_by_email(tx, *email);
    if (account) change(tx, account->person);
    return account.has_value();
  });
  if (!known) {
    out << "Nobody here has the address “" << address << "”.\n";
    return refused;
  }
  out << address << ' ' << outcome << '\n';
  return done;
}

}  // namespace

int run_command(Database& database, journal::Followers& followers, const Words& words,
                std::ostream& out) {
  const auto is = [&](std::size_t length, std::string_view first, std::string_view second = {}) {
    return words.size() == length && words[0] == first && (second.empty() || words[1] == second);
  };
  if (is(3, "journal", "show")) return show_line(database, followers, words[2], out);
  if (is(3, "journal", "replay")) return replay(followers, words[2], out);
  if (is(2, "secret", "forget")) {
    database.write(api::forget_shared_secret);
    out << "The next node that starts brings its own secret.key.\n";
    return done;
  }
  if (is(2, "suspend")) {
    return change_account(database, words[1], identity::suspend,
                          "is shut out, and signed out everywhere.", out);
  }
  if (is(2, "readmit")) {
    return change_account(database, words[1], identity::readmit, "may sign in again.", out);
  }
  out << "There is no such command. `kring --help` lists them.\n";
  return no_such_command;
}

}  // namespace kring::app
