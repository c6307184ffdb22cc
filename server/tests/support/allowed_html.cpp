#include "tests/support/allowed_html.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace kring::tests {
namespace {

using Names = std::set<std::string_view>;

const Names inlines = {"em", "strong", "del", "code", "a"};
const Names blocks = {"p", "hr", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "pre", "div"};

bool may_hold(std::string_view outer, std::string_view inner) {
  static const std::map<std::string_view, Names> strict = {
      {"ul", {"li"}},    {"ol", {"li"}},    {"div", {"table"}},   {"table", {"thead", "tbody"}},
      {"thead", {"tr"}}, {"tbody", {"tr"}}, {"tr", {"th", "td"}}, {"pre", {"code"}},
      {"code", {}},
  };
  if (const auto rule = strict.find(outer); rule != strict.end())
    return rule->second.contains(inner);
  if (inlines.contains(inner) || inner == "br") return true;
  const bool flows = outer.empty() || outer == "li" || outer == "blockquote";
  return flows && blocks.contains(inner);
}

bool only(std::string_view text, std::string_view allowed) {
  return text.find_first_not_of(allowed) == std::string_view::npos;
}

constexpr std::string_view digits = "0123456789";
constexpr std::string_view lower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

bool is_address(std::string_view url) {
  std::string plain;
  for (std::size_t at = 0; at < url.size(); ++at) {
    if (url[at] == '&') {
      if (url.substr(at, 5) != "&amp;") return false;
      at += 4;
    }
    plain += url[at];
  }
  static const std::string fine =
      std::string(digits) + std::string(lower) + std::string(upper) + "-_.~!*()%#@?=;:/,+$[]";
  if (!only(plain, fine)) return false;
  std::ranges::transform(plain, plain.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (plain.starts_with(scheme))
      return plain.size() > scheme.size() && plain[scheme.size()] != '/';
  }
  if (plain.starts_with("mailto:")) return plain.size() > 7;
  return plain.starts_with('/') && !plain.starts_with("//");
}

// Takes `start` and `end` away from both ends of the text, if it has them.
bool between(std::string_view& text, std::string_view start, std::string_view end) {
  if (text.size() < start.size() + end.size() || !text.starts_with(start) || !text.ends_with(end)) {
    return false;
  }
  text.remove_prefix(start.size());
  text.remove_suffix(end.size());
  return true;
}

bool attributes_allowed(std::string_view name, std::string_view attributes) {
  if (name == "a") {
    return between(attributes, " href=\"", "\" rel=\"nofollow noopener noreferrer\"") &&
           is_address(attributes);
  }
  if (name == "div") return attributes == " class=\"table-scroll\" tabindex=\"0\"";
  if (name == "pre") return attributes == " tabindex=\"0\"";
  if (attributes.empty()) return true;
  if (name == "ol") {
    return between(attributes, " start=\"", "\"") && only(attributes, digits) &&
           attributes.size() <= 9;
  }
  if (name == "th" || name == "td") {
    return between(attributes, " align=\"", "\"") &&
           (attributes == "left" || attributes == "center" || attributes == "right");
  }
  static const std::string language = std::string(lower) + std::string(digits) + "+#-";
  return name == "code" && between(attributes, " class=\"language-", "\"") && !attributes.empty() &&
         attributes.size() <= 20 && only(attributes, language);
}

class Reader {
 public:
  explicit Reader(std::string_view html) : html_(html) {}

  std::string read() {
    while (fault_.empty() && at_ < html_.size()) {
      html_[at_] == '<' ? read_tag() : read_text();
    }
    if (fault_.empty() && !open_.empty()) fail("not closed: " + std::string(open_.back()));
    return fault_;
  }

 private:
  void fail(const std::string& what) {
    fault_ = what + " at " + std::to_string(at_) + ": " +
             std::string(html_.substr(at_ < 40 ? 0 : at_ - 40, 120));
  }

  void read_text() {
    const auto rest = html_.substr(at_);
    const auto octet = static_cast<unsigned char>(rest.front());
    const auto second = rest.size() > 1 ? static_cast<unsigned char>(rest[1]) : 0;
    const auto third = rest.size() > 2 ? static_cast<unsigned char>(rest[2]) : 0;
    if (octet == '&') {
      for (const std::string_view entity : {"&amp;", "&lt;", "&gt;", "&quot;"}) {
        if (rest.starts_with(entity)) {
          at_ += entity.size();
          return;
        }
      }
      return fail("raw &");
    }
    const bool override = octet == 0xe2 && ((second == 0x80 && third >= 0xaa && third <= 0xae) ||
                                            (second == 0x81 && third >= 0xa6 && third <= 0xa9));
    if (octet == '>' || octet == '"' || override || (octet == 0xc2 && second < 0xa0) ||
        (octet < 0x20 && octet != '\n' && octet != '\t') || octet == 0x7f) {
      return fail("raw character");
    }
    if (const auto outer = open_.empty() ? std::string_view() : open_.back();
        octet != '\n' && octet != ' ' && !outer.empty() && !may_hold(outer, "br") &&
        outer != "code") {
      return fail("words directly in " + std::string(outer));
    }
    ++at_;
  }

  void read_tag() {
    const auto end = html_.find('>', at_);
    if (end == std::string_view::npos) return fail("tag without an end");
    auto tag = html_.substr(at_ + 1, end - at_ - 1);
    const bool closing = tag.starts_with('/');
    if (closing) tag.remove_prefix(1);
    const auto name = tag.substr(0, tag.find(' '));
    if (closing) {
      if (open_.empty() || open_.back() != tag) return fail("closes what is not open");
      open_.pop_back();
    } else {
      if (!may_hold(open_.empty() ? std::string_view() : open_.back(), name))
        return fail("not allowed here");
      if (name == "a" && std::ranges::count(open_, "a") > 0) return fail("link in a link");
      if (!attributes_allowed(name, tag.substr(name.size()))) return fail("attribute");
      if (name != "br" && name != "hr") open_.push_back(name);
      if (open_.size() > 50) return fail("too deep");
    }
    at_ = end + 1;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::vector<std::string_view> open_;
  std::string fault_;
};

}  // namespace

std::string fault_in_html(std::string_view html) {
  return Reader(html).read();
}

}  // namespace kring::tests
