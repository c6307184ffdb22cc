#pragma once

#include "hub/imports/imports.h"

#include <chrono>
#include <iosfwd>
#include <optional>
#include <string>

/// What an import says, in English.
namespace kring::app {

/// What came and what did not, with the reason and the first few of each.
void write_report(std::ostream& out, const imports::Report& report);

/// Why a file of the dump cannot be read.
std::string sentence_about(const imports::BrokenFile& broken);

/// One line that is written over: a bar, what is being done, and how long it takes yet.
std::string bar_of(const imports::Progress& progress, std::optional<std::chrono::seconds> left);

}  // namespace kring::app
