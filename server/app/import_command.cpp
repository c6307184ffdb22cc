#include "app/import_command.h"

#include "app/import_words.h"
#include "app/scratch_database.h"
#include "hub/communities/by_name.h"
#include "hub/communities/communities.h"
#include "hub/identity/identity.h"
#include "hub/imports/imports.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <limits>
#include <ostream>

namespace kring::app {
namespace {

constexpr int done = 0;
constexpr int refused = 1;
constexpr int no_such_command = 2;

/// “import stackexchange …”, taken apart.
struct Asked {
  std::string folder;
  std::optional<std::string> community;
  bool dry_run = false;
  bool progress = false;
};

bool begins_with(const Words& words, std::string_view second) {
  return words.size() >= 2 && words[0] == "import" && words[1] == second;
}

std::optional<Asked> asked_in(const Words& words) {
  if (!begins_with(words, "stackexchange")) return std::nullopt;
  Asked asked;
  for (std::size_t i = 2; i < words.size(); ++i) {
    if (words[i] == "--dry-run") {
      asked.dry_run = true;
    } else if (words[i] == "--progress") {
      asked.progress = true;
    } else if (words[i] == "--community" && i + 1 < words.size() && !asked.community) {
      asked.community = words[++i];
    } else if (asked.folder.empty()) {
      asked.folder = words[i];
    } else {
      return std::nullopt;
    }
  }
  const bool is_whole = !asked.folder.empty() && (asked.community || asked.dry_run);
  return is_whole ? std::optional(std::move(asked)) : std::nullopt;
}

/// Shows how far it is, as often as somebody can read it, and says whether to go on.
class Watcher {
 public:
  Watcher(const Hub& hub, std::ostream& out, bool shown) : hub_(hub), out_(out), shown_(shown) {}

  bool operator()(const imports::Progress& progress) {
    if (shown_ && Clock::now() - last_ >= std::chrono::milliseconds(200)) {
      last_ = Clock::now();
      out_ << bar_of(progress, left(progress.done)) << std::flush;
    }
    return !hub_.is_stopping() && out_.good();
  }
  void end() {
    if (shown_) out_ << bar_of({imports::ImportStage::finished, 1}, std::nullopt) << '\n';
  }

 private:
  using Clock = std::chrono::steady_clock;

  /// As fast as since the first time, which need not have been the beginning.
  std::optional<std::chrono::seconds> left(double part) {
    if (!first_) first_ = {Clock::now(), part};
    const auto took = Clock::now() - first_->first;
    const auto did = part - first_->second;
    if (did <= 0.01 || took < std::chrono::seconds(2)) return std::nullopt;
    return std::chrono::duration_cast<std::chrono::seconds>(took * ((1 - part) / did));
  }

  const Hub& hub_;
  std::ostream& out_;
  const bool shown_;
  Clock::time_point last_;
  std::optional<std::pair<Clock::time_point, double>> first_;
};

std::optional<communities::FoundCommunity> community_for(Database& database,
                                                         const std::string& name,
                                                         std::ostream& out) {
  const auto found =
      database.read([&](Tx& tx) { return communities::communities_named(tx, name); });
  if (found.size() == 1) return found.front();
  out << (found.empty() ? "There is no community “" : "There are several communities “") << name
      << (found.empty() ? "”. Found it first, as whoever is to look after it.\n"
                        : "”. Give the one that is meant a name of its own.\n");
  return std::nullopt;
}

/// A community of its own in a database of its own: what would come is what comes there.
CommunityId scratch_community(Database& database) {
  return database.write([](Tx& tx) {
    Visitor founder;
    founder.person = people::add(tx, people::Name::from_text("nobody").value(), {});
    founder.persona = identity::open_persona(founder.person);
    communities::NewCommunity scratch;
    scratch.name = decltype(scratch.name)::from_text("scratch").value();
    scratch.theme = decltype(scratch.theme)::from_text("scratch").value();
    scratch.purpose = decltype(scratch.purpose)::from_text("to see what would come").value();
    return communities::found(tx, founder, scratch);
  });
}

int import_into(Database& database, Hub& hub, const Asked& asked,
                const communities::FoundCommunity& community, std::ostream& out) {
  Watcher watcher(hub, out, asked.progress);
  const auto outcome = imports::import_stack_exchange(
      database, {{asked.folder}, community.id, community.audience, hub.language()},
      [&](const auto& progress) { return watcher(progress); });
  if (const auto* const finished = std::get_if<imports::Finished>(&outcome)) {
    watcher.end();
    write_report(out, finished->report);
    if (!asked.dry_run) {
      out << "Down-votes post by post: kring import report " << finished->id.text() << '\n';
    }
    return done;
  }
  if (asked.progress) out << '\n';
  if (const auto* const broken = std::get_if<imports::BrokenFile>(&outcome)) {
    out << sentence_about(*broken) << "\nNothing more was brought in.\n";
  } else if (std::holds_alternative<imports::NoDump>(outcome)) {
    out << "There is no Posts.xml with a post in it in “" << asked.folder << "”.\n";
  } else {
    out << (asked.dry_run ? "Stopped.\n" : "Stopped. The same command goes on from here.\n");
  }
  return refused;
}

int forecast(Hub& hub, const Asked& asked, std::ostream& out) {
  ScratchDatabase scratch;
  out << "This is what would come, where nothing of it is here yet. Nothing is written.\n";
  return import_into(*scratch, hub, asked, {scratch_community(*scratch), {}}, out);
}

int import(Database& database, Hub& hub, const Asked& asked, std::ostream& out) {
  const auto community = community_for(database, *asked.community, out);
  return community ? import_into(database, hub, asked, *community, out) : refused;
}

int list(Database& database, std::ostream& out) {
  const auto all = database.read(imports::all_imports);
  for (const auto& each : all) {
    out << each.id.text() << "  begun " << rfc3339(each.begun_at)
        << (each.finished_at ? ", finished " + rfc3339(*each.finished_at) : ", not finished")
        << '\n';
  }
  if (all.empty()) out << "Nothing was imported.\n";
  return done;
}

int show_report(Database& database, const std::string& name, std::ostream& out) {
  const auto id = imports::ImportId::parse(name);
  const auto all = database.read(imports::all_imports);
  if (!id || std::ranges::find(all, *id, &imports::ImportName::id) == all.end()) {
    out << "There is no import “" << name << "”. `kring import list` tells which there are.\n";
    return refused;
  }
  write_report(out, database.read([&](Tx& tx) { return imports::report_of(tx, *id); }));
  out << "Posts with down-votes (post, likes, down-votes; the score is their difference):\n";
  std::int64_t last = std::numeric_limits<std::int64_t>::min();
  while (true) {
    const auto posts =
        database.read([&](Tx& tx) { return imports::down_voted_after(tx, *id, last); });
    for (const auto& post : posts) {
      out << post.post << '\t' << post.likes << '\t' << post.down_votes << '\n';
    }
    if (posts.empty()) return done;
    last = posts.back().post;
  }
}

}  // namespace

bool is_import(const Words& words) {
  return asked_in(words) || (begins_with(words, "list") && words.size() == 2) ||
         (begins_with(words, "report") && words.size() == 3);
}

Words import_words_for_server(const Words& words, bool somebody_looks_on) {
  const auto asked = asked_in(words);
  if (!asked) return words;
  Words all{"import", "stackexchange", std::filesystem::absolute(asked->folder).string()};
  if (asked->community) all.insert(all.end(), {"--community", *asked->community});
  if (asked->dry_run) all.emplace_back("--dry-run");
  if (asked->progress || somebody_looks_on) all.emplace_back("--progress");
  return all;
}

void list_import_commands(std::ostream& out) {
  out << "  kring import stackexchange FOLDER --community NAME\n"
         "                                  bring a Stack Exchange dump into a community; with\n"
         "                                  --dry-run: say what would come, and write nothing\n"
         "  kring import list               what was imported, and when\n"
         "  kring import report IMPORT      what came, what did not and why, and all down-votes\n";
}

int run_import(Database& database, Hub& hub, const Words& words, std::ostream& out) {
  if (begins_with(words, "list")) return list(database, out);
  if (begins_with(words, "report")) return show_report(database, words.back(), out);
  const auto asked = asked_in(words);
  if (!asked) return no_such_command;
  try {
    return asked->dry_run ? forecast(hub, *asked, out) : import(database, hub, *asked, out);
  } catch (const imports::TakenOver&) {
    out << "Another process goes on with this import.\n";
    return refused;
  }
}

}  // namespace kring::app
