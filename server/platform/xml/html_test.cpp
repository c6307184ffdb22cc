#include "platform/xml/html.h"

#include <gmock/gmock.h>

namespace kring::xml {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(MarkdownOfHtml, keeps_paragraphs_emphasis_links_and_line_breaks) {
  EXPECT_EQ(markdown_of_html("<p>It <strong>trips</strong> when <em>cold </em>starts.</p>\n\n"
                             "<p>See <a href=\"https://example.org/a_b\" rel=\"nofollow\">the "
                             "page</a>,<br>\nand <s>that</s>.</p>"),
            "It **trips** when *cold* starts.\n\n"
            "See [the page](<https://example.org/a_b>),\nand ~~that~~.");
}

TEST(MarkdownOfHtml, keeps_headings_quotes_rules_and_pictures) {
  EXPECT_EQ(
      markdown_of_html("<h2>Grind\nsize</h2><blockquote><p>One</p><p>Two</p></blockquote>"
                       "<hr><p><img src=\"https://i.example/x.png\" alt=\"A [cup]\"></p>"),
      "## Grind size\n\n> One\n> \n> Two\n\n---\n\n![A \\[cup\\]](<https://i.example/x.png>)");
}

TEST(MarkdownOfHtml, keeps_lists_within_lists) {
  EXPECT_EQ(markdown_of_html("<ul>\n<li>one\n<ol start=\"3\"><li>three</li><li>four</li></ol></li>"
                             "<li>two</li>\n</ul>"),
            "- one\n  3. three\n  4. four\n- two");
  EXPECT_EQ(markdown_of_html("<ul><li><p>one</p><p>more</p></li><li><p>two</p></li></ul>"),
            "- one\n\n  more\n\n- two");
}

TEST(MarkdownOfHtml, keeps_code_as_it_stands) {
  EXPECT_EQ(markdown_of_html("<pre><code>if (a &lt; b)\n  *c* = `d`;\n</code></pre>"),
            "```\nif (a < b)\n  *c* = `d`;\n```");
  EXPECT_EQ(markdown_of_html("<p>Use <code>a*b`c</code> and <kbd>Ctrl</kbd>.</p>"),
            "Use ``a*b`c`` and `Ctrl`.");
}

TEST(MarkdownOfHtml, keeps_tables) {
  EXPECT_EQ(markdown_of_html("<table><thead><tr><th>a</th><th>b|c</th></tr></thead>"
                             "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>"),
            "| a | b\\|c |\n| --- | --- |\n| 1 | 2 |");
}

TEST(MarkdownOfHtml, lets_no_word_become_a_mark) {
  EXPECT_EQ(markdown_of_html("<p>2 * 3 * 4, snake_case, _x, [a](b), &lt;b&gt;, &amp;lt;</p>"),
            "2 \\* 3 \\* 4, snake_case, \\_x, \\[a\\](b), \\<b>, \\&lt;");
  EXPECT_EQ(markdown_of_html("<p>1. no list</p><p># no heading</p><p>- nor this<br>&gt; nor</p>"),
            "1\\. no list\n\n\\# no heading\n\n\\- nor this\n\\> nor");
}

TEST(MarkdownOfHtml, has_nothing_of_scripts_and_styles) {
  const auto text = markdown_of_html("<style>p{}</style><script>alert(1)</script><p>words</p>");
  EXPECT_EQ(text, "words");
}

TEST(MarkdownOfHtml, reads_what_is_broken_and_what_is_nested_without_end) {
  EXPECT_EQ(markdown_of_html("<p>open <b>bold"), "open **bold**");
  EXPECT_EQ(markdown_of_html(""), "");
  EXPECT_EQ(markdown_of_html("just words"), "just words");
  std::string deep;
  for (int i = 0; i < 5'000; ++i) deep += "<blockquote>";
  EXPECT_LT(markdown_of_html(deep + "deep").size(), 10'000U);
  EXPECT_THAT(markdown_of_html("<blockquote><blockquote>low</blockquote></blockquote>"),
              HasSubstr("> > low"));
  EXPECT_THAT(markdown_of_html("<div><div><p>a</p></div></div>"), Not(HasSubstr(">")));
}

}  // namespace
}  // namespace kring::xml
