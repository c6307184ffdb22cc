#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// The house's own rules, checked on its source text. A complaint begins with "FILE:LINE: ".
namespace kring::check {

using Complaints = std::vector<std::string>;

/// A text of the project and where it lies, with slashes, from the top folder.
struct Source {
  std::string path;  ///< "server/hub/people/people.cpp"
  std::string text;
};

/// All files below `folder` (from `top`) whose name ends with one of `endings`, by path. Folders
/// that are built or fetched are left out. Empty where there is no such folder.
std::vector<Source> read_sources(const std::filesystem::path& top, std::string_view folder,
                                 const std::vector<std::string>& endings);

/// One file. Throws std::runtime_error where it cannot be read.
Source read_source(const std::filesystem::path& top, const std::string& path);

/// Something found in a text, and its line, from 1.
struct Found {
  std::string text;
  std::size_t line = 0;
};

/// What is included: in quotes as `platform/db/tx.h`, in brackets as `<boost/asio.hpp>`.
std::vector<Found> includes(const Source& source);

/// The string literals outside comments, neighbours joined as the compiler does, escapes as
/// written.
std::vector<Found> string_literals(const Source& source);

/// "server/x.cpp:12: what"
std::string complaint(const Source& source, std::size_t line, const std::string& what);

}  // namespace kring::check
