#pragma once

#include "hub/imports/dump_rows.h"
#include "hub/imports/imports_store.h"

#include <span>
#include <vector>

namespace kring::imports {

/// What a post said from a moment on.
struct Version {
  std::string author_key;
  std::string title;
  std::string text;
  Time at;
};

/// What a post said, in order; the last is what it says. Of what it said before, the newest: so
/// many versions, and of so many octets together.
struct PostTexts {
  static constexpr std::size_t most_earlier = 500;
  static constexpr std::size_t most_octets_earlier = 4 * 1024 * 1024;

  std::vector<Version> versions;
  std::int64_t too_many = 0;     ///< versions older than those
  std::int64_t only_themes = 0;  ///< changes of nothing but themes
};

/// From its history, in its author's Markdown; where there is none, from its HTML.
PostTexts texts_of_post(const Post& post, std::span<const store::TextRow> history);

}  // namespace kring::imports
