#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Words that differ by one letter. Found by what is left of both where one letter is taken out
/// (delete neighbourhoods, as in Garbe's SymSpell): no list of all words is ever looked through.
namespace kring::search {

/// The stem itself and what is left of it without each one of its letters, each once. None for what
/// is shorter than five letters, where a neighbour is just another word, or has a digit, where one
/// is another number; and of what is longer than 24, which nobody types and an index should not
/// grow by.
std::vector<std::string> parts_of(std::string_view stem);

/// Whether one becomes the other by one letter more, less or other, or two next to each other
/// changing places, and both begin with the same letter: a first letter is rarely wrong, and where
/// it differs it mostly is another word. Stems that share a part may be two such steps apart. Both
/// are UTF-8.
bool are_neighbours(std::string_view one, std::string_view other);

}  // namespace kring::search
