#include "hub/search/marks.h"

#include "platform/text/analyse.h"

#include <algorithm>

namespace kring::search {
namespace {

void add(std::vector<Piece>& pieces, std::string_view text, bool found) {
  if (text.empty()) return;
  if (!pieces.empty() && pieces.back().found == found) {
    pieces.back().text += text;
  } else {
    pieces.push_back({std::string(text), found});
  }
}

}  // namespace

std::vector<Piece> marked(std::string_view plain, const std::vector<QueryWord>& words) {
  std::vector<Piece> pieces;
  std::size_t taken = 0;
  for (const auto& [word, spelled] : text::placed_words(plain)) {
    const auto begin = static_cast<std::size_t>(spelled.data() - plain.data());
    if (begin < taken || !is_any_of(word, words)) continue;
    add(pieces, plain.substr(taken, begin - taken), false);
    add(pieces, spelled, true);
    taken = begin + spelled.size();
  }
  add(pieces, plain.substr(taken), false);
  return pieces;
}

}  // namespace kring::search
