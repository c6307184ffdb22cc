#include "platform/xml/rows.h"

#include <sstream>

#include <gmock/gmock.h>

namespace kring::xml {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Optional;
using ::testing::Pair;

struct Read {
  std::vector<Row> rows;
  std::optional<Fault> fault;
};

Read read(const std::string& text, const RowLimits& limits = {}, Place from = {}) {
  std::istringstream file(text);
  Rows rows(file, limits, from);
  Read all;
  while (auto row = rows.next()) all.rows.push_back(std::move(*row));
  all.fault = rows.fault();
  return all;
}

std::string many_rows(int number) {
  std::string text = "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<posts>\n";
  for (int i = 1; i <= number; ++i) {
    text += "  <row Id=\"" + std::to_string(i) + "\" Body=\"&lt;p&gt;é > " +
            std::string(static_cast<std::size_t>(i) * 37 % 900, 'x') + "&lt;/p&gt;&#xA;\" />\n";
  }
  return text + "</posts>\n";
}

TEST(Rows, come_with_the_values_of_their_attributes) {
  const auto all = read("<tags><row Id='1' TagName=\"c&amp;a\"/><row Id=\"2\"></row></tags>");
  ASSERT_EQ(all.rows.size(), 2U);
  EXPECT_THAT(all.rows[0].values, ElementsAre(Pair("Id", "1"), Pair("TagName", "c&a")));
  EXPECT_EQ(*all.rows[1].find("Id"), "2");
  EXPECT_EQ(all.rows[1].find("TagName"), nullptr);
  EXPECT_FALSE(all.fault);
}

TEST(Rows, keep_line_ends_that_are_written_as_characters_and_larger_than_signs) {
  const auto all = read("<posts><row Body=\"a&#xD;&#xA;b > c\"/></posts>");
  ASSERT_EQ(all.rows.size(), 1U);
  EXPECT_EQ(*all.rows[0].find("Body"), "a\r\nb > c");
}

TEST(Rows, of_a_file_without_any_are_none_and_no_fault) {
  const auto all = read("\xEF\xBB\xBF<?xml version=\"1.0\"?><!-- none --><badges></badges>");
  EXPECT_THAT(all.rows, IsEmpty());
  EXPECT_FALSE(all.fault);
}

TEST(Rows, can_be_gone_on_with_behind_every_one_of_them) {
  const auto text = many_rows(400);
  const auto whole = read(text);
  ASSERT_EQ(whole.rows.size(), 400U);
  ASSERT_FALSE(whole.fault);
  for (std::size_t i = 0; i < whole.rows.size(); ++i) {
    const auto& place = whole.rows[i].after;
    ASSERT_EQ(text.substr(static_cast<std::size_t>(place.octet) - 2, 3), "/>\n");
    const auto rest = read(text, {}, place);
    ASSERT_FALSE(rest.fault);
    ASSERT_EQ(rest.rows.size(), whole.rows.size() - i - 1);
    if (rest.rows.empty()) continue;
    EXPECT_EQ(rest.rows[0].values, whole.rows[i + 1].values);
    EXPECT_EQ(rest.rows.back().after.octet, whole.rows.back().after.octet);
    EXPECT_EQ(rest.rows.back().after.rows, 400);
  }
}

TEST(Rows, before_a_fault_are_read_and_it_is_told_behind_them) {
  std::istringstream file("<posts><row Id=\"1\"/><row Id=\"2\" Id=\"3\"/></posts>");
  Rows rows(file);
  EXPECT_TRUE(rows.next());
  EXPECT_FALSE(rows.next());
  EXPECT_THAT(rows.fault(), Optional(Fault::malformed));
}

TEST(Rows, of_a_file_that_was_cut_off_anywhere_end_in_saying_so) {
  const auto text = many_rows(3);
  const auto end = text.rfind("</posts>") + std::string("</posts>").size();
  for (std::size_t length = 0; length < end; ++length) {
    const auto all = read(text.substr(0, length));
    EXPECT_TRUE(all.fault) << length;
    EXPECT_LE(all.rows.size(), 3U);
  }
  EXPECT_THAT(read(text.substr(0, text.size() - 40)).fault, Optional(Fault::truncated));
}

TEST(Rows, are_not_read_where_entities_could_be_declared) {
  const std::string laughs =
      "<?xml version=\"1.0\"?><!DOCTYPE posts [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">"
      "<!ENTITY c SYSTEM \"file:///etc/passwd\">]><posts><row Body=\"&b;&c;\"/></posts>";
  const auto all = read(laughs);
  EXPECT_THAT(all.rows, IsEmpty());
  EXPECT_THAT(all.fault, Optional(Fault::document_type));
}

TEST(Rows, know_no_entities_but_xmls_own) {
  EXPECT_THAT(read("<posts><row Body=\"&nbsp;\"/></posts>").fault, Optional(Fault::malformed));
}

TEST(Rows, are_refused_in_other_encodings) {
  EXPECT_THAT(
      read("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><posts><row A=\"\xE9\"/></posts>").fault,
      Optional(Fault::not_utf8));
  EXPECT_THAT(read("<posts><row A=\"\xE9\"/></posts>").fault, Optional(Fault::not_utf8));
  EXPECT_THAT(read("<posts><row A=\"\xFF\xFE\"/></posts>").fault, Optional(Fault::not_utf8));
  EXPECT_THAT(read("<posts>\xC0\x80<row/></posts>").fault, Optional(Fault::not_utf8));
}

TEST(Rows, hold_no_characters_that_xml_has_not_however_they_are_written) {
  for (const auto* value : {"&#0;", "&#x0;", "&#1;", "&#xFFFE;", "&#xD800;", "&#99999999;", "\x01"})
    EXPECT_THAT(read("<posts><row A=\"a" + std::string(value) + "\"/></posts>").fault,
                Optional(Fault::no_character))
        << value;
  EXPECT_FALSE(read("<posts><row A=\"&#9;&#xFFFD;\"/></posts>").fault);
}

TEST(Rows, hold_no_other_elements) {
  EXPECT_THAT(read("<posts><post Id=\"1\"/></posts>").fault, Optional(Fault::other_element));
  EXPECT_THAT(read("<posts><row Id=\"1\"><row Id=\"2\"/></row></posts>").fault,
              Optional(Fault::other_element));
}

TEST(Rows, have_values_of_bounded_length_and_number) {
  RowLimits limits;
  limits.most_octets_of_value = 10;
  limits.most_values = 2;
  EXPECT_FALSE(read("<a><row B=\"0123456789\"/></a>", limits).fault);
  EXPECT_THAT(read("<a><row B=\"0123456789x\"/></a>", limits).fault,
              Optional(Fault::value_too_large));
  EXPECT_THAT(read("<a><row B=\"\" C=\"\" D=\"\"/></a>", limits).fault,
              Optional(Fault::too_many_values));
}

/// `<a><row B="xxxx…`, without an end.
class Endless : public std::streambuf {
 public:
  std::int64_t given() const { return given_; }

 protected:
  std::streamsize xsgetn(char* to, std::streamsize number) override {
    constexpr std::string_view beginning = "<a><row B=\"";
    for (std::streamsize i = 0; i < number; ++i, ++given_) {
      to[i] = given_ < static_cast<std::int64_t>(beginning.size())
                  ? beginning[static_cast<std::size_t>(given_)]
                  : 'x';
    }
    return number;
  }

 private:
  std::int64_t given_ = 0;
};

TEST(Rows, give_up_on_a_value_without_an_end_long_before_memory_does) {
  Endless octets;
  std::istream file(&octets);
  Rows rows(file);
  EXPECT_FALSE(rows.next());
  EXPECT_THAT(rows.fault(), Optional(Fault::value_too_large));
  EXPECT_LT(octets.given(), 20'000'000);
}

TEST(Rows, of_a_file_beyond_its_agreed_size_end_there) {
  RowLimits limits;
  limits.most_octets = 1'000;
  EXPECT_THAT(read(many_rows(50), limits).fault, Optional(Fault::file_too_large));
}

}  // namespace
}  // namespace kring::xml
