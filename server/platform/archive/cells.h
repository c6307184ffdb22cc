#pragma once

#include "platform/db/table_shape.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kring::archive {

void append_row(std::string& out, std::span<const db::Cell> cells);

/// Takes one row from the front of `octets`; its cells borrow them. Throws BadArchive where it is
/// none of these columns.
void take_row(std::string_view& octets, const std::vector<db::ColumnShape>& columns,
              std::vector<db::Cell>& cells);

/// Four octets, the smallest first.
void append_length(std::string& out, std::size_t length);
std::size_t length_in(std::string_view four_octets);

}  // namespace kring::archive
