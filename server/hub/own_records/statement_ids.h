#pragma once

#include "platform/journal/line.h"

#include <string>
#include <string_view>

/// The ids of statements that the house tells of itself. They are made of the line, within a space
/// that only this hub knows: the same each time a line is told, and nobody can be there first.
namespace kring::own_records {

/// Of what a line tells.
std::string telling_uuid(std::string_view space, const journal::Line& line);

/// Of what takes the statement `target` back because of a line.
std::string voiding_uuid(std::string_view space, const journal::Line& line,
                         const std::string& target);

}  // namespace kring::own_records
