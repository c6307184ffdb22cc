#include "platform/text/markdown.h"

#include "platform/text/excerpt.h"
#include "tests/support/allowed_html.h"

#include <ctime>

#include <gmock/gmock.h>

namespace kring::text {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Markdown, moves_headings_below_those_of_the_page) {
  EXPECT_EQ(render_markdown("# a\n## b\n### c\n#### d\n###### e"),
            "<h3>a</h3>\n<h4>b</h4>\n<h5>c</h5>\n<h6>d</h6>\n<h6>e</h6>\n");
}

TEST(Markdown, shows_html_as_text) {
  EXPECT_EQ(render_markdown("a <b onclick=x>c</b>"), "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n");
  EXPECT_EQ(render_markdown("<script>\nalert(1)\n</script>"),
            "<p>&lt;script&gt;<br>\nalert(1)<br>\n&lt;/script&gt;</p>\n");
}

TEST(Markdown, links_to_the_web_to_mail_and_to_this_site) {
  const std::string rel = "\" rel=\"nofollow noopener noreferrer\">";
  EXPECT_EQ(render_markdown("[a](https://x.example/?a=1&b=%20)"),
            "<p><a href=\"https://x.example/?a=1&amp;b=%20" + rel + "a</a></p>\n");
  EXPECT_EQ(render_markdown("[a](</questions/1 2>)"),
            "<p><a href=\"/questions/1%202" + rel + "a</a></p>\n");
  EXPECT_EQ(render_markdown("noor@x.example"),
            "<p><a href=\"mailto:noor@x.example" + rel + "noor@x.example</a></p>\n");
  EXPECT_EQ(render_markdown("www.x.example"),
            "<p><a href=\"http://www.x.example" + rel + "www.x.example</a></p>\n");
}

TEST(Markdown, shows_the_words_of_a_link_it_does_not_make) {
  for (const auto* address : {"javascript:alert(1)",
                              "JaVaScRiPt:alert(1)",
                              "&#106;avascript:alert(1)",
                              "java&Tab;script:alert(1)",
                              "vbscript:x",
                              "data:text/html,x",
                              "//other.example",
                              "/&#92;other.example",
                              "\\\\other.example",
                              "&#1;javascript:x",
                              "file:///etc/passwd",
                              "blob:x",
                              "ftp://x.example",
                              "https:///x",
                              "https:",
                              "relative",
                              "#top",
                              "?q",
                              "&#9;/&#9;/other.example",
                              "http:/\\x"}) {
    EXPECT_EQ(render_markdown(std::string("[a](") + address + ")"), "<p>a</p>\n") << address;
  }
  EXPECT_THAT(render_markdown("[a](https://x.example/" + std::string(3'000, 'a') + ")"),
              Not(HasSubstr("<a")));
}

TEST(Markdown, makes_a_link_of_an_image_so_that_nothing_is_fetched) {
  EXPECT_EQ(render_markdown("![meter *L1*](https://x.example/m.png \"t\")"),
            "<p><a href=\"https://x.example/m.png\" rel=\"nofollow noopener noreferrer\">meter "
            "L1</a></p>\n");
  EXPECT_EQ(render_markdown("![](https://x.example/m.png)"),
            "<p><a href=\"https://x.example/m.png\" rel=\"nofollow noopener noreferrer\">"
            "https://x.example/m.png</a></p>\n");
  EXPECT_EQ(render_markdown("[![foto](/f.png)](https://x.example)"),
            "<p><a href=\"https://x.example\" rel=\"nofollow noopener noreferrer\">foto</a></p>\n");
  EXPECT_EQ(render_markdown("![foto](data:image/png;base64,AA)"), "<p>foto</p>\n");
}

TEST(Markdown, shows_tables_that_scroll_by_themselves) {
  EXPECT_EQ(
      render_markdown("a|b\n:-|-:\n1|2\n3|4"),
      "<div class=\"table-scroll\" tabindex=\"0\"><table>\n<thead><tr>\n<th align=\"left\">a</th>\n"
      "<th align=\"right\">b</th>\n</tr></thead>\n<tbody><tr>\n<td align=\"left\">1</td>\n"
      "<td align=\"right\">2</td>\n</tr>\n<tr>\n<td align=\"left\">3</td>\n<td "
      "align=\"right\">4</td>\n"
      "</tr></tbody>\n</table></div>\n");
}

TEST(Markdown, shows_lists_tasks_quotes_and_struck_words) {
  EXPECT_EQ(render_markdown("- [x] a\n- [ ] ~~b~~"),
            "<ul>\n<li>\u2611 a\n</li>\n<li>\u2610 <del>b</del>\n</li>\n</ul>\n");
  EXPECT_EQ(render_markdown("3. a\n\n4. b"),
            "<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n");
  EXPECT_EQ(render_markdown("> a\nb"), "<blockquote>\n<p>a<br>\nb</p>\n</blockquote>\n");
}

TEST(Markdown, names_a_language_of_code_only_where_it_can_be_one) {
  EXPECT_EQ(render_markdown("```C++ x\na<b\n```"),
            "<pre tabindex=\"0\"><code class=\"language-c++\">a&lt;b\n</code></pre>\n");
  EXPECT_EQ(render_markdown("```\"onload=x\na\n```"),
            "<pre tabindex=\"0\"><code>a\n</code></pre>\n");
}

TEST(Markdown, does_not_let_entities_name_what_a_text_may_not_hold) {
  EXPECT_EQ(render_markdown("a&#x202e;b&#0;c&#27;d&lt;e"), "<p>a\ufffdb\ufffdc\ufffdd&lt;e</p>\n");
}

std::string repeated(std::string_view part, std::size_t size) {
  std::string text;
  while (text.size() + part.size() <= size) text += part;
  return text;
}

std::vector<std::string> hostile_texts() {
  constexpr std::size_t all = 40'000;
  std::vector<std::string> texts;
  for (const auto* part :
       {"[",         "]",         "[a](",        "![",        "[]",      ">",      "> ",
        "- ",        "1. ",       "* - ",        "*a ",       "*a_",     "a**b",   "*_",
        "_a __a ",   "~a ",       "~~a~",        "`a``b```c", "<",       "<a ",    "<!--",
        "a <?",      "a <!A ",    "a <![CDATA[", "www.",      "www.a(",  "a@",     "a@b.c",
        "&",         "&#x1;",     ":",           "http:",     "|a",      "|-",     "|a\n",
        "a|b\n-|\n", "[a]: \n",   "[a]: <b\n",   "[a](b 'c",  "#\n",     "\\",     "\t",
        "-\t",       "* a\n\n\n", "```\n",       ">\n\n",     "![](/)",  "[](/)",  "www.a.b ",
        "<http:a>",  "|\n",       "\"",          "*a*",       "<ht",     "a\n=\n", "[a][",
        "- a\n",     "1)\n",      "\n\n\n",      "&quot;",    "a@b.c\n", ">a\n\n", "[](a)",
        "`a`b"}) {
    texts.push_back(repeated(part, all));
    texts.push_back(repeated(part, all / 2) + "x\n" + repeated("\n", all / 2));
    texts.push_back(repeated("x\n", all / 2) + repeated(part, all / 2));
  }
  texts.push_back(repeated("- ", all / 2) + "x\n" + repeated("\n\nx", all / 2));
  texts.push_back(repeated("www.a(", all / 2) + repeated(")", all / 2));
  texts.push_back(repeated("*", all / 2) + "a" + repeated("*", all / 2));
  texts.push_back("[a]: " + repeated("x", all / 2) + "\n\n" + repeated("[a]", all / 2));
  texts.push_back("[a]: /x '" + repeated("x\n", all / 2) + "'\n\n" + repeated("[a]", all / 2));
  texts.push_back(repeated("|a", all / 4) + "\n" + repeated("|-", all / 4) + "\n" +
                  repeated("|\n", all / 2));
  texts.push_back("|a|b|c|d|e|f|g|h\n" + repeated("|-", 16) + "\n" + repeated("|\n", all));
  texts.push_back(repeated("- - - a\n\n", all));
  texts.push_back(repeated(repeated(">", 40) + "a\n\n", all));
  const auto centred = repeated("|:-:", 400) + "\n";
  texts.push_back(repeated("|a", 200) + "\n" + centred + repeated("|\n", 400));
  std::string deeper;
  for (std::size_t level = 0; deeper.size() + level < all; ++level) {
    deeper += std::string(level, ' ') + "- a\n";
  }
  texts.push_back(std::move(deeper));
  std::string ticks;
  for (std::size_t count = 1; ticks.size() < all; ++count) ticks += std::string(count, '`') + "a";
  texts.push_back(std::move(ticks));
  return texts;
}

double seconds_of_this_thread() {
  timespec used{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

TEST(Markdown, is_bounded_in_time_and_output_whatever_is_written) {
  // Of this thread's own time, so that a busy machine changes nothing: about 0.1 s, unsanitized.
  constexpr double limit = 1.0;
  for (const auto& text : hostile_texts()) {
    const auto start = seconds_of_this_thread();
    const auto html = render_markdown(text);
    EXPECT_LT(seconds_of_this_thread() - start, limit) << text.substr(0, 20);
    EXPECT_LE(html.size(), 16'384 + 6 * text.size()) << text.substr(0, 20);
    EXPECT_EQ(tests::fault_in_html(html), "") << text.substr(0, 20);
  }
}

TEST(Markdown, is_bounded_by_its_letters_and_not_by_their_octets) {
  // Four octets each in the one half, and what grows most in the other.
  const auto html = render_markdown(repeated("\U0001F600", 80'000) + "\n\n" +
                                    repeated(repeated(">", 40) + "\n\n", 20'000));
  EXPECT_LE(html.size(), 16'384 + 6 * 40'002);
}

TEST(Markdown, shows_what_is_no_utf8_as_such_where_a_text_stays_plain_too) {
  const auto html = render_markdown(repeated(repeated(">", 40) + "\n\n", 20'000) + "a\xC2\nb");
  ASSERT_THAT(html, StartsWith("<p>&gt;"));
  EXPECT_THAT(html, EndsWith("a\uFFFD<br>\nb</p>\n"));
}

TEST(Markdown, keeps_the_marks_of_honest_texts_as_long_as_they_may_be) {
  constexpr std::size_t all = 40'000;
  struct Honest {
    std::string_view head, part, marked;
  };
  for (const auto& [head, part, marked] :
       {Honest{"```cpp\n", "if (a < b && !c) out << \"x\" << f<g<h>>{};\n", "<pre"},
        Honest{"```xml\n", "<a href=\"x?a=1&amp;b=2\" id=\"7\">&lt;</a>\n", "<pre"},
        Honest{"", "Zie `a` en **b**, of [c](/d).\n\n", "<strong>"},
        Honest{"", "https://example.org/a?b=c&d=e\n", "<a "},
        Honest{"", "- an.peeters@school.example\n", "<a "}, Honest{"", "- [ ] nakijken\n", "<li>"},
        Honest{"", "> Ja.\n\nNee.\n\n", "<blockquote>"},
        Honest{"|a|b|c|\n|-|-|-|\n", "| 12 | 0,45 | ja |\n", "<td>"},
        Honest{"|a|b|c|\n|:-:|:-:|-:|\n", "| 12 | 0,45 | ja |\n", "<td align"}}) {
    const auto text = std::string(head) + repeated(part, all - head.size());
    EXPECT_THAT(render_markdown(text), HasSubstr(marked)) << part;
  }
}

TEST(Markdown, keeps_tables_and_lists_of_a_long_honest_text) {
  std::string text;
  for (int row = 0; row < 500; ++row) text += "- een regel met [een link](https://x.example)\n\n";
  text += "a|b|c\n-|-|-\n1|2|3\n";
  const auto html = render_markdown(text);
  EXPECT_THAT(html, HasSubstr("<li><p>een regel"));
  EXPECT_THAT(html, HasSubstr("<td>3</td>"));
}

TEST(AnExcerpt, is_plain_and_ends_at_a_word) {
  EXPECT_EQ(excerpt("# Kop\n\n- **een** [twee](https://x.example)\n- drie `vier`"),
            "Kop \u00b7 een twee \u00b7 drie vier");
  EXPECT_EQ(excerpt("een twee drie vier", 14), "een twee drie\u2026");
  EXPECT_EQ(excerpt("eentweedrievier", 8), "eentwee\u2026");
  EXPECT_EQ(excerpt("\u00e9\u00e9\u00e9\u00e9", 4), "\u00e9\u00e9\u00e9\u00e9");
  EXPECT_EQ(excerpt("\u00e9\u00e9\u00e9\u00e9\u00e9", 4), "\u00e9\u00e9\u00e9\u2026");
  EXPECT_EQ(excerpt("", 10), "");
}

TEST(AnExcerpt, runs_no_items_of_a_list_together) {
  EXPECT_EQ(
      excerpt("Gemeten:\n\n- dauwpunt 17.\n- berging is nat\n  1. geen ventilatie\n\nWat nu?"),
      "Gemeten: dauwpunt 17. \u00b7 berging is nat \u00b7 geen ventilatie \u00b7 Wat nu?");
  EXPECT_EQ(excerpt("- \n- een\n- "), "een");
  EXPECT_EQ(excerpt("- een twee drie\n- vierde", 20), "een twee drie\u2026");
  EXPECT_EQ(excerpt("een\n\ntwee\n\n> drie"), "een twee drie");
  EXPECT_EQ(plain_text("# Kop\n\n- een\n- twee"), "Kop een twee") << "search reads words alone";
}

}  // namespace
}  // namespace kring::text
