#pragma once

#include <string>
#include <string_view>

/// Unicode's normal forms. What is not UTF-8 comes out as U+FFFD, and a run of more than thirty
/// marks on one letter parted or cut short, so that the time grows with the length alone.
namespace kring::text {

/// NFC: equal texts are equal octets.
std::string composed(std::string_view utf8);

/// NFKC: full-width letters, ligatures and the like become the plain ones.
std::string compatible(std::string_view utf8);

/// NFKC_Casefold: the key under which texts that differ only in case, width or invisible characters
/// are the same. Databases fold ASCII only, so names that must be unique are kept beside this key.
std::string folded(std::string_view utf8);

/// Folded, and without the accents that people leave out where they look for a name: "Aïsha" and
/// "Łukasz" as "aisha" and "lukasz".
std::string unaccented(std::string_view utf8);

}  // namespace kring::text
