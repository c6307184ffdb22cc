#pragma once

#include "base/ruled_text.h"
#include "platform/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <boost/system/result.hpp>

namespace kring::text {

namespace detail {
struct RuledProse {
  std::string text;
  std::string html;
  std::string excerpt;
  std::optional<Language> language;
};
boost::system::result<RuledProse, FieldProblem> ruled_prose(std::string_view text, std::int64_t min,
                                                            std::int64_t max);
}  // namespace detail

/// Markdown as somebody wrote it, with what it looks like. Line ends become \n, blank lines around
/// it go. Refuses, as `bad_characters`, what is not UTF-8, control characters but line feed and
/// tab, and bidirectional overrides. It is rendered here, once, before any transaction. Default:
/// empty.
template <std::int64_t Min, std::int64_t Max>
class Prose {
 public:
  static constexpr std::int64_t min_length = Min;
  static constexpr std::int64_t max_length = Max;

  Prose() = default;

  static boost::system::result<Prose, FieldProblem> from_text(std::string_view text) {
    auto ruled = detail::ruled_prose(text, Min, Max);
    if (!ruled) return ruled.error();
    Prose prose;
    prose.ruled_ = std::move(*ruled);
    return prose;
  }

  const std::string& text() const { return ruled_.text; }
  /// Safe to show: see render_markdown.
  const std::string& html() const { return ruled_.html; }
  /// Plain text for a card, at most `excerpt_length` code points.
  const std::string& excerpt() const { return ruled_.excerpt; }
  /// What its words tell; none where they are too few.
  std::optional<Language> language() const { return ruled_.language; }
  bool operator==(const Prose& other) const { return text() == other.text(); }

 private:
  detail::RuledProse ruled_;
};

static_assert(RuledText<Prose<1, 2000>>);

}  // namespace kring::text
