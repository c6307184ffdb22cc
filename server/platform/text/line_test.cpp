#include "platform/text/line.h"

#include "platform/text/code_points.h"
#include "platform/text/email_address.h"
#include "platform/text/fold.h"
#include "platform/text/password.h"
#include "platform/text/prose.h"

#include <gmock/gmock.h>

namespace kring::text {
namespace {

using Title = Line<8, 20>;

std::string code_of(const auto& result) {
  return result ? "" : result.error().code;
}

TEST(ALine, is_trimmed_folded_and_composed) {
  EXPECT_EQ(Title::from_text("  Een\u00a0\t cafe\u0301\r\n vol \u200b").value().text(),
            "Een caf\u00e9 vol");
}

TEST(ALine, counts_code_points_after_trimming) {
  EXPECT_TRUE(Title::from_text(std::string(8, 'a')));
  EXPECT_TRUE(Title::from_text(
      "\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600"));
  const auto shorter = Title::from_text("  aaaaaaa  ");
  ASSERT_FALSE(shorter);
  EXPECT_EQ(shorter.error().code, "too_short");
  EXPECT_EQ(shorter.error().limit, 8);
  EXPECT_EQ(code_of(Title::from_text(std::string(21, 'a'))), "too_long");
  EXPECT_EQ(code_of(Title::from_text(std::string(5'000'000, 'a'))), "too_long");
}

TEST(ALine, of_which_nothing_can_be_seen_is_empty) {
  EXPECT_EQ(code_of(Line<1, 80>::from_text("\u200d\u2060\u00ad \ufe0f\u200c")), "too_short");
  EXPECT_EQ(code_of(Line<1, 80>::from_text("\u2800\u2800")), "too_short");
  EXPECT_EQ(code_of(Line<1, 80>::from_text("\u0301\u20dd")), "too_short");
  EXPECT_EQ(code_of(Line<1, 80>::from_text("\ufff9\ufffa\ufffb")), "too_short");
  EXPECT_EQ(code_of(Line<1, 80>::from_text("e\u0301")), "");
}

TEST(ALine, has_no_characters_by_which_it_would_look_like_another) {
  EXPECT_EQ(Title::from_text("Pom\u200bpen\ufff9 en\u2060 slangen\ufffb").value().text(),
            "Pompen en slangen");
}

TEST(ALine, refuses_characters_that_hide_or_turn_text) {
  for (const std::string_view text :
       {std::string_view("abc\0defgh", 9), std::string_view("abcdefgh\x1b"),
        std::string_view("abcdefg\u202eh"), std::string_view("abcdefg\u2066h"),
        std::string_view("abcdefg\u0085\u0090"), std::string_view("abcdefgh\xff"),
        std::string_view("abcdefgh\xed\xa0\x80"), std::string_view("abcdefgh\uffff")}) {
    EXPECT_EQ(code_of(Title::from_text(text)), "bad_characters") << text;
  }
}

TEST(AnEmailAddress, is_kept_as_written_and_unique_without_case) {
  const auto address = EmailAddress::from_text(" Noor.de-Vries+kring@Vermaas.Example ").value();
  EXPECT_EQ(address.text(), "Noor.de-Vries+kring@Vermaas.Example");
  EXPECT_EQ(address.key(), "noor.de-vries+kring@vermaas.example");
}

TEST(AnEmailAddress, refuses_other_shapes) {
  for (const auto* text :
       {"", "noor", "@a.example", "noor@", "noor@example", "a..b@c.example", ".a@c.example",
        "a b@c.example", "a@-c.example", "a@c..example", "a@b@c.example", "\"a\"@c.example",
        "a@[127.0.0.1]", "a@c.example\n", "a\r\nBcc: x@c.example", "n\u00f6@c.example"}) {
    EXPECT_EQ(code_of(EmailAddress::from_text(text)), "malformed") << text;
  }
  EXPECT_EQ(code_of(EmailAddress::from_text(std::string(250, 'a') + "@c.example")), "too_long");
}

TEST(APassword, is_the_same_from_every_keyboard) {
  EXPECT_EQ(Password::from_text("cafe\u0301 au lait").value().text(),
            Password::from_text("caf\u00e9 au lait").value().text());
}

TEST(APassword, is_not_what_everybody_would_try_first) {
  for (const auto* tried : {"wachtwoord", "Welkom2024", "1234567890", "aaaaaaaaaa", "          ",
                            "Qwertyuiop", "iloveyou12"}) {
    EXPECT_EQ(code_of(Password::from_text(tried)), "easily_guessed") << tried;
  }
  for (const auto* own : {"hond kat muis", "mijn fiets is rood", "warmtepomp", "kT7#qvLp2x"}) {
    EXPECT_EQ(code_of(Password::from_text(own)), "") << own;
  }
  EXPECT_EQ(code_of(Password::from_text(std::string(200, 'a'))), "easily_guessed");
}

TEST(APassword, of_any_length_may_be_typed_in_four_code_points_a_letter) {
  std::string typed;
  for (std::int64_t i = 0; i < Password::max_length; ++i) {
    typed += std::array{"\u03b1", "\u03b7", "\u03c9"}.at(i % 3);
    typed += std::array{"\u0313", "\u0314"}.at(i / 3 % 2);
    typed += std::array{"\u0300", "\u0301", "\u0342"}.at(i / 7 % 3);
    typed += "\u0345";
  }
  ASSERT_EQ(decode(typed)->size(), Password::longest_typed);
  EXPECT_EQ(decode(Password::from_text(typed).value().text())->size(), Password::max_length);
}

TEST(APassword, may_be_anything_of_ten_to_two_hundred_characters) {
  EXPECT_EQ(Password::from_text("  spaces \t ").value().text(), "  spaces \t ");
  EXPECT_EQ(code_of(Password::from_text("123456789")), "too_short");
  EXPECT_EQ(code_of(Password::from_text(std::string(201, 'a'))), "too_long");
  EXPECT_EQ(code_of(Password::from_text(std::string_view("1234567890\0", 11))), "bad_characters");
  EXPECT_EQ(code_of(Password::from_text("1234567890\xc0")), "bad_characters");
  std::string unseen;
  for (const auto point :
       U"\u202E\u202D\u200B\u2060\u202E\u202A\u2067\u200D\u2066\u202B\u202E\u2800") {
    if (point != 0) append(unseen, point);
  }
  EXPECT_EQ(code_of(Password::from_text(unseen)), "bad_characters");
  EXPECT_EQ(code_of(Password::from_text(unseen + "Zx9")), "");
}

TEST(Prose, keeps_what_was_written_but_for_line_ends_and_blank_ends) {
  EXPECT_EQ((Prose<1, 99>::from_text("\r\n  \n    code\r\n\rtext \n\n").value().text()),
            "    code\n\ntext");
}

TEST(Prose, is_rendered_when_it_is_read) {
  const auto prose = Prose<1, 99>::from_text("# Pas op\n\n**Spanning** & `L1`").value();
  EXPECT_EQ(prose.html(),
            "<h3>Pas op</h3>\n<p><strong>Spanning</strong> &amp; <code>L1</code></p>\n");
  EXPECT_EQ(prose.excerpt(), "Pas op \u00b7 Spanning & L1");
}

TEST(Prose, refuses_what_cannot_be_seen_or_turns_text) {
  EXPECT_EQ(code_of(Prose<1, 99>::from_text(std::string_view("a\0b", 3))), "bad_characters");
  EXPECT_EQ(code_of(Prose<1, 99>::from_text("a \u202e b")), "bad_characters");
  EXPECT_EQ(code_of(Prose<1, 99>::from_text("a\xf0")), "bad_characters");
  EXPECT_EQ(code_of(Prose<1, 99>::from_text(" \n\t\u200b ")), "too_short");
  EXPECT_EQ(code_of(Prose<1, 99>::from_text("\ufffa")), "too_short");
  EXPECT_EQ(code_of(Prose<1, 3>::from_text("abcd")), "too_long");
  EXPECT_TRUE((Prose<0, 3>::from_text("")));
}

TEST(ATextOfMarksAlone, is_normalised_in_time) {
  std::string marks = "a";
  for (const auto* mark : {"\u0300", "\u0323"}) {
    for (int i = 0; i < 250'000; ++i) marks += mark;
  }
  EXPECT_EQ(code_of(Title::from_text(marks)), "too_long");
  EXPECT_EQ(code_of(Password::from_text(marks)), "too_long");
  EXPECT_LT(folded(marks).size(), 100U);
  std::string parted = "a";
  for (int i = 0; i < 100'000; ++i) parted += "\u0300\u0323\u034f";
  EXPECT_LT(folded(parted).size(), 100U);
}

TEST(ATextOfThirtyMarks, is_left_as_it_is) {
  std::string marks = "x";
  for (int i = 0; i < 30; ++i) marks += "\u0323";
  EXPECT_EQ(composed(marks), marks);
}

TEST(FoldedText, is_equal_where_only_case_width_or_form_differ) {
  EXPECT_EQ(folded("STRASSE \uff21"), folded("stra\u00dfe a"));
  EXPECT_NE(folded("kring"), folded("kr\u00efng"));
  EXPECT_EQ(unaccented("A\u00efsha \u0141ukasz"), "aisha lukasz");
  EXPECT_EQ(unaccented("\u0130zmir O\u0308"), "izmir o");
}

}  // namespace
}  // namespace kring::text
