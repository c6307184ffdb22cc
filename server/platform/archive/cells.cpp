#include "platform/archive/cells.h"

#include "platform/archive/archive.h"

#include <bit>
#include <variant>

namespace kring::archive {
namespace {

using db::ColumnType;
using Octets = db::Param::Octets;

void append_number(std::string& out, std::uint64_t bits) {
  for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>(bits >> shift & 0xff);
}

std::uint64_t number_in(std::string_view octets) {
  std::uint64_t bits = 0;
  for (std::size_t i = octets.size(); i > 0; --i)
    bits = bits << 8 | static_cast<unsigned char>(octets[i - 1]);
  return bits;
}

struct Appending {
  std::string& out;
  void operator()(std::monostate) const { out += 'n'; }
  void operator()(std::int64_t value) const {
    out += 'i';
    append_number(out, static_cast<std::uint64_t>(value));
  }
  void operator()(double value) const {
    out += 'r';
    append_number(out, std::bit_cast<std::uint64_t>(value));
  }
  void operator()(std::string_view text) const { stretch('t', text); }
  void operator()(Octets octets) const { stretch('b', octets.view); }
  void stretch(char kind, std::string_view octets) const {
    out += kind;
    append_length(out, octets.size());
    out += octets;
  }
};

std::string_view take(std::string_view& octets, std::size_t size) {
  if (size > octets.size()) throw BadArchive("A row of the backup is cut off.");
  const auto taken = octets.substr(0, size);
  octets.remove_prefix(size);
  return taken;
}

db::Cell take_cell(std::string_view& octets, const db::ColumnShape& column) {
  const char kind = take(octets, 1).front();
  if (kind == 'n') return {};
  if (kind == 'i' && column.type == ColumnType::integer)
    return static_cast<std::int64_t>(number_in(take(octets, 8)));
  if (kind == 'r' && column.type == ColumnType::real)
    return std::bit_cast<double>(number_in(take(octets, 8)));
  if (kind == 't' && column.type == ColumnType::text)
    return take(octets, length_in(take(octets, 4)));
  if (kind == 'b' && column.type == ColumnType::octets)
    return Octets{take(octets, length_in(take(octets, 4)))};
  throw BadArchive("A row of the backup holds something else in its column " + column.name +
                   " than the column is for.");
}

}  // namespace

void append_length(std::string& out, std::size_t length) {
  if (length > UINT32_MAX) throw std::length_error("a value of more than 4 GB");
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(length >> shift & 0xff);
}

std::size_t length_in(std::string_view four_octets) {
  return number_in(four_octets);
}

void append_row(std::string& out, std::span<const db::Cell> cells) {
  for (const auto& cell : cells) std::visit(Appending{out}, cell);
}

void take_row(std::string_view& octets, const std::vector<db::ColumnShape>& columns,
              std::vector<db::Cell>& cells) {
  cells.clear();
  for (const auto& column : columns) cells.push_back(take_cell(octets, column));
}

}  // namespace kring::archive
