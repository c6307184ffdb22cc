#include "app/commands.h"

#include "app/import_command.h"
#include "app/roster_command.h"
#include "hub/identity/reset_links.h"
#include "hub/identity/second_step.h"
#include "hub/learning_records/counting.h"
#include "hub/learning_records/echoes_set_aside.h"
#include "hub/learning_records/erasure_log.h"
#include "platform/api/hub_secret.h"
#include "platform/journal/cursors.h"
#include "platform/journal/journal.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <ostream>

namespace kring::app {
namespace {

constexpr int done = 0;
constexpr int refused = 1;
constexpr int no_such_command = 2;

/// What a command works with; `argument` is its last word, where it takes one.
struct Hands {
  Database& database;
  Hub& hub;
  std::string argument;
  std::ostream& out;
};

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
    for (const auto& sentence : follower.keeps_of(tx, line)) out << "    " << sentence << '\n';
  }
}

int show_line(const Hands& hands) {
  const auto& number = hands.argument;
  auto& out = hands.out;
  std::int64_t seq = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), seq);
  if (error != std::errc() || end != number.data() + number.size()) {
    out << "“" << number << "” is not the number of a line.\n";
    return no_such_command;
  }
  return hands.database.read([&](Tx& tx) {
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
    for (const auto* follower : hands.hub.followers().all())
      show_follower(tx, *follower, *line, out);
    out << "  open_pages: keeps nothing\n";
    return done;
  });
}

int show_parked(const Hands& hands) {
  const auto lines = hands.database.read(journal::parked_lines);
  for (const auto& line : lines) {
    hands.out << line.follower << " could not handle line " << line.seq << " (" << line.attempts
              << " attempts): " << line.error << '\n';
  }
  if (lines.empty()) hands.out << "No line is parked.\n";
  return done;
}

int replay(const Hands& hands) {
  const auto& name = hands.argument;
  const auto rebuilt = hands.hub.followers().rebuild(name);
  if (rebuilt == journal::Followers::Rebuilt::whole) {
    hands.out << name << " is rebuilt from the first line.\n";
    return done;
  }
  if (rebuilt == journal::Followers::Rebuilt::stopped) {
    hands.out << "The hub stops. " << name << " goes on from here when it is back.\n";
    return refused;
  }
  hands.out << "There is no follower “" << name << "”. There are:";
  for (const auto* follower : hands.hub.followers().all()) hands.out << ' ' << follower->name();
  hands.out << '\n';
  return refused;
}

int show_parked_statements(const Hands& hands) {
  const auto statements = hands.database.read(inlet::parked);
  for (const auto& each : statements) {
    hands.out << "Record " << each.seq << " could not be taken in: " << each.error << '\n';
  }
  if (statements.empty()) hands.out << "Nothing is parked.\n";
  return done;
}

int retry_parked_statements(const Hands& hands) {
  hands.hub.inlet().retry();
  return show_parked_statements(hands);
}

int forget_secret(const Hands& hands) {
  hands.database.write(api::forget_shared_secret);
  hands.out << "The next node that starts brings its own secret.key. With another one than before,"
               " records of people who were erased are not recognised any more.\n";
  const auto second_steps = hands.database.read(identity::number_of_second_steps);
  if (second_steps > 0) {
    hands.out << "The authenticators of " << second_steps
              << " people show codes that are wrong from then on. Let them sign in with a recovery"
                 " code and set it up anew, or do `kring second-step off EMAIL`.\n";
  }
  return done;
}

int change_account(const Hands& hands, void (*change)(Tx&, PersonId), std::string_view outcome) {
  const auto& address = hands.argument;
  const auto email = text::EmailAddress::from_text(address);
  const bool known = email && hands.database.write([&](Tx& tx) {
    const auto account = identity::account_by_email(tx, *email);
    if (account) change(tx, account->person);
    return account.has_value();
  });
  if (!known) {
    hands.out << "Nobody here has the address “" << address << "”.\n";
    return refused;
  }
  hands.out << address << ' ' << outcome << '\n';
  return done;
}

int suspend(const Hands& hands) {
  const auto shut_out = [](Tx& tx, PersonId person) { identity::suspend(tx, PersonaId(), person); };
  return change_account(hands, shut_out, "is shut out, and signed out everywhere.");
}

int readmit(const Hands& hands) {
  const auto let_in = [](Tx& tx, PersonId person) { identity::readmit(tx, PersonaId(), person); };
  return change_account(hands, let_in, "may sign in again.");
}

int turn_off_second_step(const Hands& hands) {
  const auto turn_off = [](Tx& tx, PersonId person) {
    identity::turn_off_second_step(tx, PersonaId(), person);
  };
  return change_account(hands, turn_off, "signs in with the password alone.");
}

/// For the administrator who forgot their own, where no other is left to ask.
int make_reset_link(const Hands& hands) {
  const auto email = text::EmailAddress::from_text(hands.argument);
  const auto made = hands.database.write([&](Tx& tx) -> std::optional<identity::MadeResetLink> {
    const auto account = email ? identity::account_by_email(tx, *email) : std::nullopt;
    if (!account || account->suspended) return std::nullopt;
    return identity::make_reset_link(tx, Visitor{}, account->person);
  });
  if (!made) {
    hands.out << "Nobody who may sign in here has the address “" << hands.argument << "”.\n";
    return refused;
  }
  hands.out << "With this link a new password is chosen for " << hands.argument
            << ". It works once, for an hour:\n\n  " << made->address(hands.hub.public_origin())
            << "\n\n";
  return done;
}

int count_records_anew(const Hands& hands) {
  learning_records::count_anew(hands.database);
  while (!learning_records::count_on(hands.database, std::chrono::seconds(1))) {
    if (!hands.hub.is_stopping()) continue;
    hands.out << "The hub stops. The counting goes on from here when it is back.\n";
    return refused;
  }
  hands.out << "The learning records are counted anew.\n";
  return done;
}

int show_echoes_set_aside(const Hands& hands) {
  const auto echoes = hands.database.read(learning_records::echoes_set_aside);
  for (const auto& each : echoes) {
    hands.out << "What refers to record " << each.seq
              << " is still found by what that one said: " << each.error << '\n';
  }
  if (echoes.empty()) hands.out << "Nothing is set aside.\n";
  return done;
}

int try_echoes_again(const Hands& hands) {
  hands.database.write(learning_records::try_echoes_again);
  hands.out << "The server tries again within a minute.\n";
  return done;
}

int tell_erasures(const Hands& hands) {
  learning_records::write_erasure_log(hands.database, hands.hub.erasure_options().secret,
                                      hands.out);
  return done;
}

int erase_again(const Hands& hands) {
  std::ifstream log(hands.argument);
  if (!log) {
    hands.out << "“" << hands.argument
              << "” cannot be read. Where a server runs, it is the server that reads it.\n";
    return refused;
  }
  try {
    const auto begun = learning_records::begin_erasures_of(hands.database,
                                                           hands.hub.erasure_options().secret, log);
    hands.out << begun.number << " erasures begin anew. The server goes on with them.\n";
    if (begun.unsure > 0) {
      hands.out << begun.unsure
                << " of them do not say to which secret.key they belong: with another one they find"
                   " nobody. Look whether the list of erasures says that they touched anything.\n";
    }
    return done;
  } catch (const std::runtime_error& wrong) {
    hands.out << wrong.what() << '\n';
    return refused;
  }
}

struct Command {
  std::string_view first;
  std::string_view second;    ///< empty where the command is one word
  std::string_view argument;  ///< what its last word is; empty where it takes none
  int (*run)(const Hands&);
  std::string_view help;

  bool is(const Words& words) const {
    const std::size_t own = second.empty() ? 1 : 2;
    return words.size() == own + (argument.empty() ? 0 : 1) && words[0] == first &&
           (second.empty() || words[1] == second);
  }
};

/// An argument that names a file.
constexpr std::string_view file = "FILE";

const Command commands[] = {
    {"journal", "show", "N", show_line,
     "one line of the journal, and what each follower made of it"},
    {"journal", "parked", "", show_parked, "the lines that followers could not handle"},
    {"journal", "replay", "FOLLOWER", replay, "empty a follower's tables and build them again"},
    {"inlet", "parked", "", show_parked_statements,
     "the reported completions that could not be taken in"},
    {"inlet", "retry", "", retry_parked_statements, "try to take them in once more"},
    {"records", "recount", "", count_records_anew, "count the learning records anew"},
    {"records", "parked", "", show_echoes_set_aside,
     "removed or changed records that could not be taken off what refers to them"},
    {"records", "retry", "", try_echoes_again, "try that once more"},
    {"records", "erasures", "", tell_erasures, "the log of erasures, to be kept outside backups"},
    {"records", "erase", file, erase_again, "after a restore: do those of such a log anew"},
    {"secret", "forget", "", forget_secret,
     "let the next node that starts bring its own secret.key"},
    {"suspend", "", "EMAIL", suspend, "shut somebody out at once"},
    {"readmit", "", "EMAIL", readmit, "let them in again"},
    {"reset-link", "", "EMAIL", make_reset_link,
     "a link with which somebody chooses another password"},
    {"second-step", "off", "EMAIL", turn_off_second_step,
     "ask no code at sign-in of somebody who lost their telephone and recovery codes"},
};

const Command* command_of(const Words& words) {
  const auto* found = std::find_if(std::begin(commands), std::end(commands),
                                   [&](const auto& each) { return each.is(words); });
  return found == std::end(commands) ? nullptr : found;
}

}  // namespace

void list_commands(std::ostream& out) {
  for (const auto& each : commands) {
    std::string words = "kring " + std::string(each.first);
    for (const auto word : {each.second, each.argument})
      if (!word.empty()) words += ' ' + std::string(word);
    words.resize(std::max<std::size_t>(words.size(), 30), ' ');
    out << "  " << words << "  " << each.help << '\n';
  }
  list_import_commands(out);
  list_roster_command(out);
}

Words with_full_path(Words words) {
  if (is_roster_import(words)) return roster_words_with_full_path(std::move(words));
  const auto* command = command_of(words);
  if (command && command->argument == file) {
    words.back() = std::filesystem::absolute(words.back()).string();
  }
  return words;
}

bool is_command(const Words& words) {
  return is_import(words) || is_roster_import(words) || command_of(words) != nullptr;
}

int run_command(Database& database, Hub& hub, const Words& words, std::ostream& out) {
  if (is_import(words)) return run_import(database, hub, words, out);
  if (is_roster_import(words)) return run_roster_import(database, words, out);
  const auto* command = command_of(words);
  if (!command) {
    out << "There is no such command. `kring --help` lists them.\n";
    return no_such_command;
  }
  return command->run({database, hub, words.back(), out});
}

}  // namespace kring::app
