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

/// Everything a post said, in order; the last is what it says.
struct PostTexts {
  std::vector<Version> versions;
  std::int64_t only_themes = 0;  ///< changes of nothing but themes
};

/// From its history, in its author's Markdown; where there is none, from its HTML.
PostTexts texts_of_post(const Post& post, std::span<const store::TextRow> history);

}  // namespace kring::imports
