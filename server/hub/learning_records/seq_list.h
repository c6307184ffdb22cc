#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Numbers of 64 bits as octets in a column.
namespace kring::learning_records {

/// Places in the log, in growing order and none below `from`: the difference from one to the next
/// (from `from` to the first), seven bits an octet, the least first.
std::string packed_seqs(std::span<const std::int64_t> seqs, std::int64_t from);
/// Throws `db::WrongColumn` for octets that were never packed.
std::vector<std::int64_t> unpacked_seqs(std::string_view octets, std::int64_t from);

/// Any numbers, eight octets each, the least first.
std::string packed_marks(std::span<const std::int64_t> marks);
/// Throws `db::WrongColumn` for octets that were never packed.
std::vector<std::int64_t> unpacked_marks(std::string_view octets);

}  // namespace kring::learning_records
