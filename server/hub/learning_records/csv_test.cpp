#include "hub/learning_records/csv.h"

#include <gtest/gtest.h>

namespace kring::learning_records {
namespace {

std::string cell(std::string_view text) {
  CsvRow row;
  row.add(text);
  return row.text();
}

TEST(Csv, puts_commas_between_and_quotes_around_what_needs_them) {
  CsvRow row;
  row.add("plain");
  row.add("");
  row.add("a,b");
  row.add("she said \"yes\"");
  row.add("two\nlines");
  EXPECT_EQ(row.text(), "plain,,\"a,b\",\"she said \"\"yes\"\"\",\"two\nlines\"\r\n");
}

TEST(Csv, takes_its_power_from_what_a_spreadsheet_would_take_for_a_formula) {
  EXPECT_EQ(cell("=1+1"), "'=1+1\r\n");
  EXPECT_EQ(cell("+32 9"), "'+32 9\r\n");
  EXPECT_EQ(cell("-x"), "'-x\r\n");
  EXPECT_EQ(cell("@SUM(A1)"), "'@SUM(A1)\r\n");
  EXPECT_EQ(cell("\t=1"), "\t'=1\r\n");
  EXPECT_EQ(cell("\r=1"), "\"\r'=1\"\r\n");
  EXPECT_EQ(cell(" \u200b=1"), " \u200b'=1\r\n");
  EXPECT_EQ(cell("\uff1d1"), "'\uff1d1\r\n");
  EXPECT_EQ(cell("x; =1;b=2"), "x; '=1;b=2\r\n");
  EXPECT_EQ(cell("=HYPERLINK(\"http://x\")"), "\"'=HYPERLINK(\"\"http://x\"\")\"\r\n");
  EXPECT_EQ(cell("a=1"), "a=1\r\n");
}

TEST(Csv, leaves_numbers_numbers) {
  CsvRow row;
  row.add_number(-0.5);
  row.add_number({});
  row.add_number(1);
  EXPECT_EQ(row.text(), "-0.5,,1\r\n");
}

}  // namespace
}  // namespace kring::learning_records
