#pragma once

#include <string>
#include <vector>

/// What a text says strongly: often, for its length. Marked in the index, so that among more texts
/// than can be ranked those that are likely best are found first (`likely_best.h`).
namespace kring::search {

/// Of all the stems of a text those that it says strongly, each once, by their letters: those whose
/// part in BM25 is above 1.6 times their weight, of 2.2 that it approaches. In a text of up to 8
/// stems that is one that stands there once, of up to 49 twice, of up to 91 three times. It does
/// not hang on what other texts say, so that an index that is built anew is the same.
std::vector<std::string> strong_stems(const std::vector<std::string>& stems);

/// The token of the index that a text carries which says this stem strongly, and which those may
/// read whose token `readers` is: so the few texts that say it are found without going through all
/// that somebody may read. It begins with @@@, as no other token does.
std::string strong_token(const std::string& stem, const std::string& readers);

}  // namespace kring::search
