#include "platform/text/html_writer.h"

#include "platform/text/code_points.h"
#include "platform/text/web_address.h"

#include <algorithm>
#include <vector>

#include <cmark-gfm-core-extensions.h>

namespace kring::text {
namespace {

constexpr std::size_t deepest = 40;

void escape(std::string& out, std::string_view text) {
  for_each_point(text, [&](char32_t point, std::string_view octets) {
    switch (point) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      case U'\n':
      case U'\t':
        out += octets;
        break;
      // An entity (&#x202E;) can name what a text may not hold. What is no UTF-8 comes as U+FFFD.
      default:
        append(out, is_hostile(point) ? U'\uFFFD' : point);
    }
  });
}

void escape_lines(std::string& out, std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  for (bool first = true; first || !text.empty(); first = false) {
    const auto end = std::min(text.find('\n'), text.size());
    if (!first) out += "<br>\n";
    escape(out, text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::string plain_html(std::string_view source) {
  std::string out = "<p>";
  escape_lines(out, source);
  return out + "</p>\n";
}

// The first word of a code block's info string, where it can only be the name of a language.
std::string language_class(cmark_node* node) {
  const char* fence = cmark_node_get_fence_info(node);
  std::string_view name = fence == nullptr ? "" : fence;
  name = name.substr(0, name.find_first_of(" \t"));
  if (name.empty() || name.size() > 20) return "";
  std::string lower;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool fine = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                      c == '+' || c == '#';
    if (!fine) return "";
    lower += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return " class=\"language-" + lower + "\"";
}

/// How long the HTML may be: six octets for each character, which is what a quotation mark takes,
/// so that as plain text everything stays below it, and some for what is short and full of marks.
/// What people write takes one to two, link lists and tables of numbers up to five.
std::size_t limit_for(std::string_view source) {
  std::size_t points = 0;
  for_each_point(source, [&](char32_t, std::string_view) { ++points; });
  return 16'384 + 6 * points;
}

class HtmlWriter {
 public:
  explicit HtmlWriter(const MarkdownTree& tree) : tree_(tree), limit_(limit_for(tree.source())) {}

  std::string write() {
    if (!tree_.parsed()) return plain_html(tree_.source());
    walk(tree_.root(), [&](cmark_node* node, Element element, bool entering) {
      entering ? enter(node, element) : leave(element);
      return out_.size() <= limit_;
    });
    return out_.size() > limit_ ? plain_html(tree_.source()) : std::move(out_);
  }

 private:
  void enter(cmark_node* node, Element element) {
    switch (element) {
      case Element::text:
      case Element::html:
        escape(out_, literal_of(node));
        return;
      case Element::soft_break:
      case Element::line_break:
        out_ += images_ > 0 ? " " : "<br>\n";
        return;
      case Element::code:
        write_code(literal_of(node));
        return;
      case Element::code_block:
        write_code_block(node);
        return;
      case Element::html_block:
        write_html_block(literal_of(node));
        return;
      case Element::rule:
        out_ += "<hr>\n";
        return;
      case Element::image:
        enter_image(node);
        return;
      case Element::link:
        enter_link(node);
        return;
      default:
        open(node, element);
        return;
    }
  }

  void leave(Element element) {
    if (element == Element::image) --images_;
    if (element == Element::link || element == Element::image)
      links_ -= closings_.back().empty() ? 0 : 1;
    out_ += closings_.back();
    closings_.pop_back();
  }

  // What has children opens with one string and closes with another. Both are empty where the
  // element is left out: too deep, inside an image's text, or a part of something that was left out
  // itself.
  void open(std::string_view start, std::string_view end) {
    const bool shown = closings_.size() < deepest && images_ == 0;
    if (shown) out_ += start;
    closings_.push_back(shown ? end : std::string_view());
  }
  void open_part(std::string_view start, std::string_view end) {
    const bool shown = !closings_.back().empty();
    if (shown) out_ += start;
    closings_.push_back(shown ? end : std::string_view());
  }

  void open(cmark_node* node, Element element) {
    switch (element) {
      case Element::quote:
        open("<blockquote>\n", "</blockquote>\n");
        return;
      case Element::list:
        open_list(node);
        return;
      case Element::item:
        open_part(item_start(node), "</li>\n");
        return;
      case Element::paragraph:
        open_paragraph(node);
        return;
      case Element::heading:
        open_heading(cmark_node_get_heading_level(node));
        return;
      case Element::table:
        open("<div class=\"table-scroll\" tabindex=\"0\"><table>\n", "</table></div>\n");
        return;
      case Element::row:
        open_row(node);
        return;
      case Element::cell:
        open_cell(node);
        return;
      case Element::emphasis:
        open("<em>", "</em>");
        return;
      case Element::strong:
        open("<strong>", "</strong>");
        return;
      case Element::struck:
        open("<del>", "</del>");
        return;
      default:
        open("", "");
        return;
    }
  }

  void open_list(cmark_node* node) {
    if (cmark_node_get_list_type(node) == CMARK_BULLET_LIST) return open("<ul>\n", "</ul>\n");
    const int start = cmark_node_get_list_start(node);
    open(start == 1 ? "<ol>\n" : "<ol start=\"" + std::to_string(start) + "\">\n", "</ol>\n");
  }

  // A tick is a character here, not a control that nobody could name or press.
  static std::string item_start(cmark_node* node) {
    if (std::string_view(cmark_node_get_type_string(node)) != "tasklist") return "<li>";
    return cmark_gfm_extensions_get_tasklist_item_checked(node) ? "<li>\u2611 " : "<li>\u2610 ";
  }

  void open_paragraph(cmark_node* node) {
    auto* list = cmark_node_parent(cmark_node_parent(node));
    const bool tight = list != nullptr && cmark_node_get_list_tight(list) != 0;
    tight ? open("", "\n") : open("<p>", "</p>\n");
  }

  void open_heading(int level) {
    static constexpr std::string_view starts[] = {"<h3>", "<h4>", "<h5>", "<h6>"};
    static constexpr std::string_view ends[] = {"</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"};
    const auto at = static_cast<std::size_t>(std::clamp(level, 1, 4) - 1);
    open(starts[at], ends[at]);
  }

  void open_row(cmark_node* node) {
    column_ = 0;
    header_ = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
    if (header_) return open_part("<thead><tr>\n", "</tr></thead>\n");
    auto* before = cmark_node_previous(node);
    const bool first =
        before == nullptr || cmark_gfm_extensions_get_table_row_is_header(before) != 0;
    const bool last = cmark_node_next(node) == nullptr;
    open_part(first ? "<tbody><tr>\n" : "<tr>\n", last ? "</tr></tbody>\n" : "</tr>\n");
  }

  void open_cell(cmark_node* node) {
    auto* table = cmark_node_parent(cmark_node_parent(node));
    const auto* sides = cmark_gfm_extensions_get_table_alignments(table);
    const bool known = column_ < cmark_gfm_extensions_get_table_columns(table);
    const char side = known ? static_cast<char>(sides[column_++]) : '\0';
    std::string start = header_ ? "<th" : "<td";
    if (side == 'l') start += " align=\"left\"";
    if (side == 'c') start += " align=\"center\"";
    if (side == 'r') start += " align=\"right\"";
    open_part(start + ">", header_ ? "</th>\n" : "</td>\n");
  }

  void enter_link(cmark_node* node) {
    const auto target = links_ == 0 ? href(cmark_node_get_url(node)) : std::nullopt;
    if (!target) return open("", "");
    open("<a href=\"" + *target + "\" rel=\"nofollow noopener noreferrer\">", "</a>");
    if (!closings_.back().empty()) ++links_;
  }

  void enter_image(cmark_node* node) {
    enter_link(node);
    if (cmark_node_first_child(node) == nullptr && !closings_.back().empty()) {
      escape(out_, cmark_node_get_url(node));
    }
    ++images_;
  }

  void write_code(std::string_view code) {
    if (images_ == 0) out_ += "<code>";
    escape(out_, code);
    if (images_ == 0) out_ += "</code>";
  }

  void write_code_block(cmark_node* node) {
    out_ += "<pre tabindex=\"0\"><code" + language_class(node) + ">";
    escape(out_, literal_of(node));
    out_ += "</code></pre>\n";
  }

  void write_html_block(std::string_view html) {
    out_ += "<p>";
    escape_lines(out_, html);
    out_ += "</p>\n";
  }

  const MarkdownTree& tree_;
  const std::size_t limit_;
  std::string out_;
  std::vector<std::string_view> closings_;
  int links_ = 0;
  int images_ = 0;
  int column_ = 0;
  bool header_ = false;
};

}  // namespace

std::string write_html(const MarkdownTree& tree) {
  return HtmlWriter(tree).write();
}

}  // namespace kring::text
