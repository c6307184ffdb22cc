#pragma once

#include "sources.h"

#include <map>
#include <set>

namespace kring::check {

/// Who may include whom, as tools/layers.txt says it; that file explains its own form.
struct Layers {
  std::map<std::string, int> floors;                      ///< folder to floor, from the ground up
  std::map<std::string, std::set<std::string>> sideways;  ///< folder to folders or headers
  std::map<std::string, std::set<std::string>> guarded;   ///< part of a header's name to folders
  std::set<std::string> keepers_of_sql;                   ///< ends of file names, or folders
  std::set<std::string> secrets;                          ///< ends of headers no other folder uses
  std::map<std::string, std::string> reserved;            ///< ends of headers to who may use them
};

/// Throws std::runtime_error with FILE:LINE for a line that it cannot read.
Layers read_layers(const Source& text);

/// What is against the layers in these files of server/. Tests may include anything, but what is
/// guarded.
Complaints check_layers(const Layers& layers, const std::vector<Source>& sources);

}  // namespace kring::check
