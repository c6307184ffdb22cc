#include "platform/text/markdown.h"
#include "tests/support/allowed_html.h"
#include "tests/support/fixtures.h"
#include "tests/support/markdown_vectors.h"

#include <cstdlib>
#include <fstream>
#include <set>

#include <gmock/gmock.h>

namespace kring::text {
namespace {

using tests::fault_in_html;

void expect_allowed(const std::vector<std::string>& texts) {
  for (const auto& text : texts) {
    for (const auto& placed : tests::in_every_place(text)) {
      ASSERT_EQ(fault_in_html(render_markdown(placed)), "") << placed;
    }
  }
}

TEST(MarkdownFromOutside, comes_out_with_nothing_but_what_is_allowed) {
  const auto security = tests::fixture("security");
  KRING_NEEDS_FIXTURE(security);
  const auto vectors = tests::read_markdown_vectors(*security);
  EXPECT_EQ(vectors.attacks.size(), 149U);
  EXPECT_EQ(vectors.naughty.size(), 515U);
  EXPECT_GE(vectors.examples.size(), 1'300U);
  expect_allowed(vectors.attacks);
  expect_allowed(vectors.naughty);
  expect_allowed(vectors.examples);
}

// For tools/markdown_in_browser, which opens the page and counts what runs and what is fetched. The
// page has no policy of its own, so that the HTML alone is on trial.
TEST(MarkdownFromOutside, is_written_to_a_page_for_a_real_browser) {
  const char* file = std::getenv("KRING_MARKDOWN_PAGE");
  if (file == nullptr) GTEST_SKIP() << "skipped: KRING_MARKDOWN_PAGE names no file";
  const auto security = tests::fixture("security");
  KRING_NEEDS_FIXTURE(security);
  const auto vectors = tests::read_markdown_vectors(*security);
  std::ofstream page(file, std::ios::binary);
  page << "<!doctype html><meta charset=\"utf-8\"><title>Markdown</title>\n";
  std::set<std::string> different;
  for (const auto* texts : {&vectors.attacks, &vectors.naughty, &vectors.examples}) {
    for (const auto& text : *texts) {
      for (const auto& placed : tests::in_every_place(text)) {
        different.insert(render_markdown(placed));
      }
    }
  }
  for (const auto& html : different) page << "<section>" << html << "</section>\n";
  page << "<footer data-renderings=\"" << different.size() << "\"></footer>\n";
  ASSERT_TRUE(page.flush().good());
}

TEST(WhatChecksTheHtml, finds_what_is_not_allowed) {
  for (const auto* html : {"<script></script>",
                           "<p onclick=\"x\">a</p>",
                           "<p>a",
                           "</p>",
                           "<p><p>a</p></p>",
                           "<img src=\"x\">",
                           "<a href=\"javascript:x\" rel=\"nofollow noopener noreferrer\">a</a>",
                           "<a href=\"/x\">a</a>",
                           "<a href=\"//x\" rel=\"nofollow noopener noreferrer\">a</a>",
                           "<P>a</P>",
                           "<p>a & b</p>",
                           "<p>a > b</p>",
                           "<p>&#x6a;</p>",
                           "<ul>a</ul>",
                           "<p class=\"x\">a</p>",
                           "<p>a\x01</p>",
                           "<p\n>a</p>",
                           "<em><strong></em></strong>",
                           "<code class=\"language-\"></code>",
                           "<!-- a -->",
                           "<p>\u202e</p>",
                           "<table></table>",
                           "<br/>"}) {
    EXPECT_NE(fault_in_html(html), "") << html;
  }
}

}  // namespace
}  // namespace kring::text
