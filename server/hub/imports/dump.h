#pragma once

#include "platform/xml/rows.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/enum.hpp>

/// A Stack Exchange dump: a folder of XML files, of which only Posts.xml must be there.
namespace kring::imports {

enum class DumpFile { Users, Posts, Votes, Comments, Tags, PostLinks, PostHistory, Badges };
BOOST_DESCRIBE_ENUM(DumpFile, Users, Posts, Votes, Comments, Tags, PostLinks, PostHistory, Badges)

inline constexpr std::array dump_files{DumpFile::Users,       DumpFile::Posts, DumpFile::Votes,
                                       DumpFile::Comments,    DumpFile::Tags,  DumpFile::PostLinks,
                                       DumpFile::PostHistory, DumpFile::Badges};

struct Dump {
  std::filesystem::path folder;

  /// The file, whatever the case of its name; nothing where it is not in the dump.
  std::optional<std::filesystem::path> path_of(DumpFile file) const;
  /// Octets; 0 where there is no such file.
  std::int64_t size_of(DumpFile file) const;
  /// What the folder is called, as far as that can be shown.
  std::string name() const;
  /// Names and sizes of all files: two copies that differ in any of them are not the same.
  std::string files() const;
};

/// A file that cannot be read to its end.
struct BrokenFile {
  DumpFile file = DumpFile::Posts;
  xml::Fault fault = xml::Fault::malformed;
  std::int64_t rows = 0;  ///< that can be read before it
};

/// Reads every file once, to its end, and keeps nothing: the first that is broken. `read` hears how
/// many octets were read, and says whether to go on.
std::optional<BrokenFile> first_broken(const Dump& dump,
                                       const std::function<bool(std::int64_t)>& read);

/// What the dump's site is known again by in a later dump: its first post, with when it was
/// written. Nothing where there is none.
std::optional<std::string> marker_of(const Dump& dump);

}  // namespace kring::imports
