#include "base/refusal.h"
#include "platform/archive/archive_reader.h"
#include "platform/archive/archive_writer.h"
#include "platform/archive/put_back.h"
#include "platform/db/failures.h"
#include "tests/support/databases.h"
#include "tests/support/temporary_folder.h"

#include <cerrno>
#include <fstream>
#include <iterator>
#include <sstream>

#include <gmock/gmock.h>

namespace kring::archive {
namespace {

using db::Cell;
using db::ColumnType;
using testing::ElementsAre;
using testing::HasSubstr;
using Octets = db::Param::Octets;

const db::TableShape notes{"notes",
                           {{"id", ColumnType::integer},
                            {"picture", ColumnType::octets},
                            {"text", ColumnType::text},
                            {"weight", ColumnType::real}},
                           {"id"}};

/// All that an archive tells, as lines.
struct Hearer : Listener {
  std::vector<std::string> heard;

  void head(const Head& head) override { heard.push_back("head " + head.kring); }
  void secret(std::string_view octets) override {
    heard.push_back("secret " + std::string(octets));
  }
  void table(const db::TableShape& shape) override { heard.push_back("table " + shape.name); }
  void row(std::span<const Cell> cells) override {
    std::string line = "row";
    for (const auto& cell : cells) line += ' ' + std::visit(Saying(), cell);
    heard.push_back(line);
  }
  struct Saying {
    std::string operator()(std::monostate) const { return "nothing"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return std::to_string(value); }
    std::string operator()(std::string_view text) const { return std::string(text); }
    std::string operator()(Octets octets) const { return "(" + std::string(octets.view) + ")"; }
  };
};

std::string contents_of(const std::filesystem::path& file) {
  std::ifstream octets(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(octets), {}};
}

class AnArchive : public testing::Test {
 protected:
  void write(ArchiveWriter& archive) const {
    archive.head({"0.1.0", "sqlite", Time{}, {{1, "0001_notes.sql", "abc"}}});
    archive.secret("hush");
    archive.table(notes);
    archive.row(
        std::vector<Cell>{std::int64_t{-7}, Octets{std::string_view("\0\1", 2)}, "één", 0.5});
    archive.row(std::vector<Cell>{std::int64_t{8}, Cell(), Cell(), Cell()});
    archive.finish(db::LastLine{2, Time{}, "note.made"});
  }
  std::string written() const {
    ArchiveWriter archive(file());
    write(archive);
    return contents_of(file());
  }
  std::string refusal_of(const std::string& octets) const {
    std::istringstream from(octets);
    Hearer hearer;
    try {
      read_archive(from, hearer);
    } catch (const BadArchive& bad) {
      return bad.what();
    }
    return "";
  }
  std::filesystem::path file() const { return folder_.path() / "hub.kring"; }
  std::filesystem::path unfinished() const { return folder_.path() / "hub.kring.part"; }

 private:
  testing_support::TemporaryFolder folder_;
};

TEST_F(AnArchive, tells_what_was_put_into_it) {
  std::istringstream octets(written());
  Hearer hearer;
  const auto manifest = read_archive(octets, hearer);
  EXPECT_THAT(hearer.heard, ElementsAre("head 0.1.0", "secret hush", "table notes",
                                        "row -7 (" + std::string("\0\1", 2) + ") één 0.500000",
                                        "row 8 nothing nothing nothing"));
  ASSERT_EQ(manifest.tables.size(), 1U);
  EXPECT_EQ(manifest.tables[0].rows, 2);
  EXPECT_EQ(manifest.journal, (db::LastLine{2, Time{}, "note.made"}));
}

TEST_F(AnArchive, is_for_its_owner_alone_and_leaves_nothing_beside_it) {
  written();
  EXPECT_EQ(std::filesystem::status(file()).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_FALSE(std::filesystem::exists(unfinished()));
}

TEST_F(AnArchive, is_refused_wherever_it_is_cut_off) {
  const auto whole = written();
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_NE(refusal_of(whole.substr(0, size)), "") << size;
  EXPECT_THAT(refusal_of(whole + "x"), HasSubstr("follows its end"));
}

TEST_F(AnArchive, is_refused_whichever_octet_changed) {
  const auto whole = written();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    auto changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_NE(refusal_of(changed), "") << at;
  }
}

TEST_F(AnArchive, of_another_kind_is_told_from_a_damaged_one) {
  EXPECT_THAT(refusal_of(""), HasSubstr("is no backup"));
  EXPECT_THAT(refusal_of("SQLite format 3 and much more"), HasSubstr("is no backup"));
}

TEST_F(AnArchive, claims_no_memory_for_octets_that_do_not_come) {
  EXPECT_THAT(refusal_of(std::string(first_line) + "H\xff\xff\xff\x7f{}"), HasSubstr("cut off"));
}

TEST_F(AnArchive, leaves_nothing_half_where_the_disk_is_full) {
  int writes = 0;
  const auto until_full = [&](int to, const void* octets, std::size_t size) -> ssize_t {
    if (++writes == 1) return ::write(to, octets, size / 2);
    errno = ENOSPC;
    return -1;
  };
  {
    ArchiveWriter archive(file(), until_full);
    try {
      write(archive);
      ADD_FAILURE() << "nothing was refused";
    } catch (const Refusal& refusal) {
      EXPECT_EQ(refusal.status(), Status::storage_full);
    }
  }
  EXPECT_FALSE(std::filesystem::exists(file()));
  EXPECT_FALSE(std::filesystem::exists(unfinished()));
}

TEST_F(AnArchive, goes_on_where_the_system_took_only_a_part) {
  ArchiveWriter archive(file(), [](int to, const void* octets, std::size_t size) {
    return ::write(to, octets, std::min<std::size_t>(size, 7));
  });
  write(archive);
  EXPECT_EQ(refusal_of(contents_of(file())), "");
}

TEST_F(AnArchive, is_never_written_over_another_file) {
  std::ofstream(file()) << "mine";
  EXPECT_THROW(ArchiveWriter archive(file()), std::runtime_error);
  EXPECT_EQ(contents_of(file()), "mine");
}

TEST_F(AnArchive, is_not_put_over_a_file_that_came_while_it_was_written) {
  ArchiveWriter archive(file());
  std::ofstream(file()) << "mine";
  EXPECT_THROW(write(archive), std::runtime_error);
  EXPECT_EQ(contents_of(file()), "mine");
}

TEST_F(AnArchive, takes_the_place_of_what_a_killed_one_left_but_not_of_one_that_is_being_written) {
  std::ofstream(unfinished()) << std::string(100'000, 'x');
  ArchiveWriter archive(file());
  EXPECT_THROW(ArchiveWriter another(file()), std::runtime_error);
  write(archive);
  EXPECT_EQ(refusal_of(contents_of(file())), "");
}

/// Rows that are refused, however right the frame and its digests are.
TEST_F(AnArchive, holds_only_values_that_fit_their_columns) {
  {
    ArchiveWriter archive(file());
    archive.head({});
    archive.table(notes);
    archive.row(std::vector<Cell>{"seven", Cell(), Cell(), Cell()});
    archive.finish({});
  }
  EXPECT_THAT(refusal_of(contents_of(file())), HasSubstr("column id"));
}

}  // namespace
}  // namespace kring::archive
