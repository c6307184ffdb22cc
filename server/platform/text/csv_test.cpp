#include "platform/text/csv.h"

#include <gmock/gmock.h>

namespace kring::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<CsvRow> rows_of(std::string_view text) {
  std::vector<CsvRow> rows;
  CsvReader reader(text);
  while (auto row = reader.next()) rows.push_back(std::move(*row));
  return rows;
}

TEST(Csv, is_read_row_by_row_whatever_ends_a_line) {
  for (const auto* text : {"a,b\nc,d", "a,b\r\nc,d\r\n", "a,b\rc,d\r",
                           "\xEF\xBB\xBF"
                           "a,b\n\nc,d\n\n"}) {
    const auto rows = rows_of(text);
    ASSERT_EQ(rows.size(), 2U) << text;
    EXPECT_THAT(rows[0].fields, ElementsAre("a", "b"));
    EXPECT_THAT(rows[1].fields, ElementsAre("c", "d"));
  }
  EXPECT_THAT(rows_of(""), IsEmpty());
  EXPECT_THAT(rows_of("\n\r\n\n"), IsEmpty());
}

TEST(Csv, has_semicolons_between_its_fields_where_the_first_line_has) {
  const auto rows = rows_of("\"a,b\";c\n1,5;\n");
  EXPECT_THAT(rows[0].fields, ElementsAre("a,b", "c"));
  EXPECT_THAT(rows[1].fields, ElementsAre("1,5", ""));
  EXPECT_THAT(rows_of("a,b\n1;5,2\n")[1].fields, ElementsAre("1;5", "2"));
}

TEST(Csv, has_between_its_fields_what_its_first_line_says) {
  for (const auto* text : {"sep=;\r\na,b;c\n", "\xEF\xBB\xBFsep=;\na,b;c", "x\ty\na,b\tc"}) {
    const auto rows = rows_of(text);
    EXPECT_THAT(rows.back().fields, ElementsAre("a,b", "c")) << text;
    EXPECT_EQ(rows.back().line, 2U) << text;
  }
  EXPECT_THAT(rows_of("sep=;"), IsEmpty());
  EXPECT_THAT(rows_of("sep=;x,b\n")[0].fields, ElementsAre("sep=", "x,b"));
}

TEST(Csv, keeps_in_quotes_what_would_part_it) {
  const auto rows = rows_of("name,unit\n\"van Dijk, \"\"Lot\"\"\",\"two\r\nlines\"\nnext,one\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_THAT(rows[1].fields, ElementsAre("van Dijk, \"Lot\"", "two\r\nlines"));
  EXPECT_EQ(rows[1].line, 2U);
  EXPECT_EQ(rows[2].line, 4U);
  EXPECT_THAT(rows_of("a \"quoted\" word,b")[0].fields, ElementsAre("a \"quoted\" word", "b"));
}

TEST(Csv, leaves_out_rows_without_anything_in_them) {
  const auto rows = rows_of("a,b\n,\n , \t\n\"\",\"\"\nc,\n");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_THAT(rows[1].fields, ElementsAre("c", ""));
  EXPECT_EQ(rows[1].line, 5U);
}

TEST(Csv, says_up_to_which_line_a_row_goes) {
  const auto rows = rows_of("a,b\n\"two\nlines\",c\nd,\"open\ne,f\ng,h\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].last_line, 1U);
  EXPECT_EQ(rows[1].last_line, 3U);
  EXPECT_EQ(rows[2].line, 4U);
  EXPECT_EQ(rows[2].last_line, 6U) << "a quote that nothing ends takes all that follows";
  EXPECT_EQ(rows_of("a\n\"b").back().last_line, 2U);
  EXPECT_EQ(rows_of("a\nb").back().last_line, 2U);
}

TEST(Csv, says_of_a_row_that_its_quotes_do_not_end_where_they_should) {
  const auto rows = rows_of("\"a\"x,b\nc,d\n\"e,f\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_FALSE(rows[0].is_whole);
  EXPECT_TRUE(rows[1].is_whole);
  EXPECT_FALSE(rows[2].is_whole);
  EXPECT_FALSE(rows_of("\"").front().is_whole);
}

}  // namespace
}  // namespace kring::text
