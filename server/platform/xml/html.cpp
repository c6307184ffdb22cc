#include "platform/xml/html.h"

#include "platform/xml/html_words.h"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <libxml/HTMLparser.h>

namespace kring::xml {
namespace {

constexpr int deepest = 24;
constexpr std::size_t most_octets = std::size_t{4} << 20;

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

std::string_view name_of(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE ? view(node->name) : std::string_view();
}

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

constexpr std::array<std::string_view, 29> blocks_of_text{
    "address", "article", "aside",   "blockquote", "body", "center", "dd", "details",
    "div",     "dl",      "dt",      "fieldset",   "form", "h1",     "h2", "h3",
    "h4",      "h5",      "h6",      "hr",         "html", "li",     "ol", "p",
    "pre",     "section", "summary", "table",      "ul"};
constexpr std::array<std::string_view, 6> not_for_reading{"head",  "script", "style",
                                                          "title", "object", "noscript"};

std::string attribute(const xmlNode* node, const char* name) {
  const auto* const value = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string text(view(value));
  xmlFree(const_cast<xmlChar*>(value));
  return text;
}

/// All that stands in it, as it stands: for code.
std::string raw_text(const xmlNode* node) {
  const auto* const content = xmlNodeGetContent(node);
  std::string text(view(content));
  xmlFree(const_cast<xmlChar*>(content));
  return text;
}

std::string quoted(const std::string& text) {
  std::string all = "> ";
  for (const char each : text) {
    all += each;
    if (each == '\n') all += "> ";
  }
  return all;
}

/// Behind the mark of a list's item, its other lines below its first one.
std::string item_of(const std::string& mark, const std::string& text) {
  auto all = mark;
  for (std::size_t i = 0; i < text.size(); ++i) {
    all += text[i];
    const bool is_blank = i + 1 == text.size() || text[i + 1] == '\n';
    if (text[i] == '\n' && !is_blank) all.append(mark.size(), ' ');
  }
  return all;
}

void append_block(std::string& all, const std::string& block, std::string_view between = "\n\n") {
  if (block.empty()) return;
  if (!all.empty()) all += between;
  all += block;
}

std::string fenced(const xmlNode* pre) {
  auto code = raw_text(pre);
  while (code.ends_with('\n')) code.pop_back();
  const auto fence = std::string(std::max<std::size_t>(3, longest_run(code, '`') + 1), '`');
  return fence + "\n" + code + "\n" + fence;
}

class Writer {
 public:
  /// What stands in a node, blocks and words.
  std::string blocks(const xmlNode* parent, std::string_view between = "\n\n") {
    const Level level(*this);
    if (level_ > deepest) return escaped_lines(collapsed(raw_text(parent)));
    std::string all;
    std::string words;
    const auto end_words = [&] {
      append_block(all, escaped_lines(words), between);
      words.clear();
    };
    for (const auto* node = parent->children; node; node = node->next) {
      if (is_one_of(not_for_reading, name_of(node))) continue;
      if (is_one_of(blocks_of_text, name_of(node))) {
        end_words();
        append_block(all, block(node), between);
      } else {
        words += inline_node(node);
      }
    }
    end_words();
    return all;
  }

 private:
  class Level {
   public:
    explicit Level(Writer& writer) : writer_(writer) { ++writer_.level_; }
    ~Level() { --writer_.level_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Writer& writer_;
  };

  std::string block(const xmlNode* node) {
    const auto name = name_of(node);
    if (name == "pre") return fenced(node);
    if (name == "hr") return "---";
    if (name == "blockquote") {
      const auto text = blocks(node);
      return text.empty() ? text : quoted(text);
    }
    if (name == "ul" || name == "ol") return list(node, name == "ol");
    if (name == "table") return table(node);
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
      auto words = trimmed(inline_nodes(node));
      std::ranges::replace(words, '\n', ' ');
      return words.empty()
                 ? words
                 : std::string(static_cast<std::size_t>(name[1] - '0'), '#') + " " + words;
    }
    return blocks(node);
  }

  std::string list(const xmlNode* parent, bool numbered) {
    std::string all;
    long number = numbered ? std::strtol(attribute(parent, "start").c_str(), nullptr, 10) : 0;
    if (number < 1 || number > 100'000) number = 1;
    for (const auto* node = parent->children; node; node = node->next) {
      if (node->type != XML_ELEMENT_NODE) continue;
      const auto mark = numbered ? std::to_string(number++) + ". " : std::string("- ");
      const bool is_list = name_of(node) == "ul" || name_of(node) == "ol";
      const auto item = is_list ? block(node) : blocks(node, has_paragraphs(node) ? "\n\n" : "\n");
      append_block(all, item_of(mark, item), has_paragraphs(node) ? "\n\n" : "\n");
    }
    return all;
  }

  static bool has_paragraphs(const xmlNode* item) {
    for (const auto* node = item->children; node; node = node->next) {
      const auto name = name_of(node);
      if (name == "p" || name == "pre" || name == "blockquote" || name == "table") return true;
    }
    return false;
  }

  void collect_rows(const xmlNode* parent, std::vector<const xmlNode*>& rows, int depth = 0) {
    for (const auto* node = parent->children; node && depth < 3; node = node->next) {
      if (name_of(node) == "tr") {
        rows.push_back(node);
      } else {
        collect_rows(node, rows, depth + 1);
      }
    }
  }

  std::string table(const xmlNode* node) {
    std::vector<const xmlNode*> rows;
    collect_rows(node, rows);
    std::string all;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::string line = "|";
      std::string rule = "|";
      for (const auto* cell = rows[i]->children; cell; cell = cell->next) {
        if (cell->type != XML_ELEMENT_NODE) continue;
        auto words = trimmed(inline_nodes(cell));
        std::ranges::replace(words, '\n', ' ');
        line += " " + with_bars_escaped(words) + " |";
        rule += " --- |";
      }
      if (line.size() == 1) continue;
      if (all.empty()) line += "\n" + rule;
      append_block(all, line, "\n");
    }
    return all;
  }

  std::string inline_nodes(const xmlNode* parent) {
    const Level level(*this);
    if (level_ > deepest) return escaped(collapsed(raw_text(parent)));
    std::string all;
    for (const auto* node = parent->children; node; node = node->next) all += inline_node(node);
    return all;
  }

  std::string inline_node(const xmlNode* node) {
    if (node->type == XML_TEXT_NODE) return escaped(collapsed(view(node->content)));
    const auto name = name_of(node);
    if (name.empty() || is_one_of(not_for_reading, name)) return {};
    if (name == "br") return "\n";
    if (name == "code" || name == "tt" || name == "kbd") return code_span(raw_text(node));
    if (name == "img") {
      const auto source = attribute(node, "src");
      if (source.empty()) return {};
      return "![" + escaped(collapsed(attribute(node, "alt"))) + "](" + link_target(source) + ")";
    }
    auto words = inline_nodes(node);
    if (name == "strong" || name == "b") return emphasised(words, "**");
    if (name == "em" || name == "i") return emphasised(words, "*");
    if (name == "del" || name == "s" || name == "strike") return emphasised(words, "~~");
    if (name == "a") {
      const auto target = attribute(node, "href");
      if (target.empty() || trimmed(words).empty()) return words;
      return "[" + words + "](" + link_target(target) + ")";
    }
    if (is_one_of(blocks_of_text, name)) return " " + words + " ";
    return words;
  }

  int level_ = 0;
};

}  // namespace

std::string markdown_of_html(std::string_view html) {
  html = html.substr(0, most_octets);
  if (trimmed(html).empty()) return {};
  const std::unique_ptr<xmlDoc, void (*)(xmlDocPtr)> document(
      htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8",
                     HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                         HTML_PARSE_NONET | HTML_PARSE_NODEFDTD),
      xmlFreeDoc);
  const auto* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  return root ? Writer().blocks(root) : std::string();
}

}  // namespace kring::xml
