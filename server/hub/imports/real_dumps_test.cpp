// Dumps of real sites: what they state of each post is what is here afterwards, broken off or not.

#include "hub/imports/imports.h"
#include "tests/support/databases.h"
#include "tests/support/dump_folder.h"
#include "tests/support/fixtures.h"
#include "tests/support/forwarding_database.h"
#include "tests/support/world.h"

#include <map>
#include <set>

#include <gmock/gmock.h>

namespace kring::imports {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAreArray;

const Watch nobody_stops = [](const Progress&) { return true; };

/// A post as the dump states it, or as it is here.
struct Post {
  std::int64_t score = 0;
  std::int64_t answers = 0;
  std::int64_t comments = 0;
  std::int64_t accepted = 0;
  bool operator==(const Post&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Post& post) {
  return out << "score " << post.score << ", answers " << post.answers << ", comments "
             << post.comments << ", accepted " << post.accepted;
}

using Posts = std::map<std::int64_t, Post>;
using Tags = std::map<std::string, std::int64_t>;

std::int64_t number(const xml::Row& row, std::string_view name) {
  const auto* const text = row.find(name);
  return text ? std::stoll(*text) : 0;
}

template <class Act>
void each_row(const std::filesystem::path& file, Act&& act) {
  std::ifstream octets(file, std::ios::binary);
  xml::Rows rows(octets);
  while (const auto row = rows.next()) act(*row);
}

Posts stated_posts(const std::filesystem::path& folder) {
  const bool has_comments = std::filesystem::exists(folder / "Comments.xml");
  Posts all;
  each_row(folder / "Posts.xml", [&](const xml::Row& row) {
    const auto kind = number(row, "PostTypeId");
    if (kind != 1 && kind != 2) return;
    all[number(row, "Id")] = {number(row, "Score"), number(row, "AnswerCount"),
                              has_comments ? number(row, "CommentCount") : 0,
                              number(row, "AcceptedAnswerId")};
  });
  return all;
}

Tags stated_tags(const std::filesystem::path& folder) {
  Tags all;
  each_row(folder / "Tags.xml", [&](const xml::Row& row) {
    if (const auto count = number(row, "Count"); count > 0) all[*row.find("TagName")] = count;
  });
  return all;
}

struct PostRow {
  std::int64_t source = 0;
  std::int64_t score = 0;
  std::int64_t answers = 0;
  std::int64_t comments = 0;
  std::int64_t accepted = 0;
  BOOST_DESCRIBE_CLASS(PostRow, (), (source, score, answers, comments, accepted), (), ())
};

struct TagRow {
  std::string name;
  std::int64_t questions = 0;
  BOOST_DESCRIBE_CLASS(TagRow, (), (name, questions), (), ())
};

Posts posts_here(Tx& tx) {
  Posts all;
  const std::string select =
      "SELECT i.source, coalesce(l.likes, 0) - coalesce(v.down_votes, 0) AS score,"
      " (SELECT count(*) FROM comments c WHERE c.about = i.thing) AS comments,";
  const std::string from =
      " FROM import_things i LEFT JOIN likes l ON l.thing = i.thing"
      " LEFT JOIN import_votes v ON v.import = i.import AND v.post = i.source";
  auto rows = tx.rows<PostRow>(
      select + " q.answers, coalesce(a.source, 0) AS accepted" + from +
      " JOIN questions q ON q.id = i.thing LEFT JOIN import_things a ON a.kind = 'answer'"
      " AND a.thing = q.accepted WHERE i.kind = 'question'");
  for (const auto& row : tx.rows<PostRow>(select + " 0 AS answers, 0 AS accepted" + from +
                                          " WHERE i.kind = 'answer'")) {
    rows.push_back(row);
  }
  for (const auto& row : rows) {
    all[row.source] = {row.score, row.answers, row.comments, row.accepted};
  }
  return all;
}

/// Everything that came, without ids: what two imports of one dump have in common.
std::multiset<std::string> rows_here(Tx& tx) {
  std::multiset<std::string> all;
  const auto add = [&](const std::string& sql) {
    tx.execute(sql, std::span<const db::Param>(), [&](const db::Row& row) {
      std::string line;
      for (int i = 0; i < row.columns(); ++i) {
        std::string value;
        db::read_column(row, i, value);
        line += value + "|";
      }
      all.insert(line);
    });
  };
  const std::string as_text = "CAST(coalesce(";
  const auto text = [&](const std::string& column) { return as_text + column + ", 0) AS TEXT)"; };
  add("SELECT 'person', name FROM people");
  add("SELECT 'question', q.title, q.text, q.html, q.excerpt, " + text("q.asked_at") + ", " +
      text("q.edited_at") + ", " + text("q.revision") + ", " + text("q.answers") + ", " +
      text("l.likes") + ", " + text("v.viewers") +
      ", coalesce(a.text, ''), coalesce(p.name, '')"
      " FROM questions q LEFT JOIN likes l ON l.thing = q.id LEFT JOIN question_viewers v"
      " ON v.question = q.id LEFT JOIN answers a ON a.id = q.accepted"
      " LEFT JOIN people p ON p.id = q.author_persona");
  add("SELECT 'answer', q.title, a.text, " + text("a.answered_at") + ", " + text("h.helpful") +
      ", " + text("h.changes") +
      ", coalesce(p.name, '') FROM answers a"
      " JOIN questions q ON q.id = a.question LEFT JOIN helpful_counts h ON h.answer = a.id"
      " LEFT JOIN people p ON p.id = a.author_persona");
  add("SELECT 'comment', q.title, c.text, " + text("c.commented_at") +
      ", coalesce(p.name, '')"
      " FROM comments c JOIN questions q ON q.id = c.question"
      " LEFT JOIN people p ON p.id = c.author_persona");
  add("SELECT 'revision', coalesce(title, ''), text, " + text("made_at") + ", " + text("revision") +
      " FROM revisions");
  add("SELECT 'theme', name, description, " + text("questions") + " FROM themes");
  add("SELECT 'themed', q.title, t.name, " + text("x.place") +
      " FROM question_themes x"
      " JOIN questions q ON q.id = x.question JOIN themes t ON t.id = x.theme");
  add("SELECT 'link', q.title, o.title, l.kind FROM question_links l"
      " JOIN questions q ON q.id = l.question JOIN questions o ON o.id = l.other_question");
  add("SELECT 'journal', kind, subject_kind, origin, " + text("happened_at") +
      " FROM journal"
      " WHERE origin = 'import' AND kind NOT LIKE 'theme.%'");
  add("SELECT 'report', what, outcome, " + text("number") + ", examples FROM import_reports");
  add("SELECT 'community', " + text("questions") + ", " + text("unanswered") + " FROM communities");
  return all;
}

/// Dies after a write: everything up to it is there, and nobody is left to go on.
class DyingDatabase : public testing_support::ForwardingDatabase {
 public:
  struct Died {};

  DyingDatabase(Database& real, int writes) : ForwardingDatabase(real), left_(writes) {}

 protected:
  void run_write(const Work& work, db::Priority priority) override {
    ForwardingDatabase::run_write(work, priority);
    if (--left_ == 0) throw Died{};
  }

 private:
  int left_;
};

class RealDumps : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    begin();
  }

  void begin() {
    world.open(db());
    noor = world.person("Noor");
    community = world.community(noor);
  }

  Imported import(Database& database, const std::filesystem::path& folder) {
    return import_stack_exchange(database, {Dump{folder}, community, access::Audience::everyone},
                                 nobody_stops);
  }

  void agrees(const std::filesystem::path& folder, std::size_t posts) {
    const auto imported = std::get<Finished>(import(db(), folder));
    const auto stated = stated_posts(folder);
    ASSERT_EQ(stated.size(), posts);
    const auto here = db().read(posts_here);
    EXPECT_EQ(here.size(), stated.size());
    for (const auto& [id, post] : stated) {
      const auto found = here.find(id);
      ASSERT_NE(found, here.end()) << "post " << id << " did not come";
      EXPECT_EQ(found->second, post) << "post " << id;
    }
    EXPECT_EQ(imported.report.number(ImportedKind::score, ImportOutcome::differs), 0);
    db().read([](Tx& tx) {
      EXPECT_EQ(tx.value<std::int64_t>("SELECT count(*) FROM import_texts"), 0);
      EXPECT_EQ(tx.value<std::int64_t>("SELECT count(*) FROM import_acceptances"), 0);
    });
  }

  Tags tags_here() {
    Tags all;
    for (const auto& row : db().read([](Tx& tx) {
           return tx.rows<TagRow>("SELECT name, questions FROM themes WHERE questions > 0");
         })) {
      all[row.name] = row.questions;
    }
    return all;
  }

  testing_support::World world;
  Visitor noor;
  CommunityId community;
};

TEST_P(RealDumps, of_a_site_agree_with_themselves_post_by_post) {
  const auto folder = tests::fixture("stackexchange/conlang-meta");
  KRING_NEEDS_FIXTURE(folder);
  agrees(*folder, 169);
  EXPECT_EQ(tags_here(), stated_tags(*folder));
}

TEST_P(RealDumps, of_another_site_agree_with_themselves_post_by_post) {
  const auto folder = tests::fixture("stackexchange/alcohol-meta");
  KRING_NEEDS_FIXTURE(folder);
  agrees(*folder, 235);
  EXPECT_EQ(tags_here(), stated_tags(*folder));
}

TEST_P(RealDumps, of_which_there_are_posts_alone_agree_with_themselves_post_by_post) {
  const auto folder = tests::fixture("stackexchange/coffee");
  KRING_NEEDS_FIXTURE(folder);
  agrees(*folder, 552);
}

TEST_P(RealDumps, run_again_change_nothing) {
  const auto folder = tests::fixture("stackexchange/conlang-meta");
  KRING_NEEDS_FIXTURE(folder);
  import(db(), *folder);
  const auto but_for_the_report = [](std::multiset<std::string> rows) {
    std::erase_if(rows, [](const auto& row) { return row.starts_with("report|"); });
    return rows;
  };
  const auto before = but_for_the_report(db().read(rows_here));
  import(db(), *folder);
  EXPECT_EQ(but_for_the_report(db().read(rows_here)), before);
}

TEST_P(RealDumps, that_were_broken_off_after_any_write_come_out_as_unbroken_ones) {
  const auto folder = tests::fixture("stackexchange/conlang-meta");
  KRING_NEEDS_FIXTURE(folder);
  import(db(), *folder);
  const auto unbroken = db().read(rows_here);
  start_afresh();
  begin();
  int deaths = 0;
  const auto is_finished = [&] {
    const auto all = db().read(all_imports);
    return !all.empty() && all.front().finished_at.has_value();
  };
  // The first write of a life finds where the last one ended.
  while (!is_finished()) {
    DyingDatabase dying(db(), deaths % 4 == 3 ? 4 : 2);
    try {
      import(dying, *folder);
    } catch (const DyingDatabase::Died&) {
      ASSERT_LT(++deaths, 5'000);
    }
  }
  EXPECT_GE(deaths, 20);
  const auto resumed = db().read(rows_here);
  std::vector<std::string> missing;
  std::ranges::set_difference(unbroken, resumed, std::back_inserter(missing));
  EXPECT_THAT(missing, IsEmpty());
  EXPECT_EQ(resumed.size(), unbroken.size());
}

KRING_ON_BOTH_DATABASES(RealDumps);

}  // namespace
}  // namespace kring::imports
