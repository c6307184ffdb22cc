#include "hub/learning_records/seq_list.h"

#include "platform/db/value.h"

namespace kring::learning_records {
namespace {

constexpr unsigned seven_bits = 0x7f;
constexpr unsigned more_follows = 0x80;
constexpr std::size_t octets_of_mark = 8;

}  // namespace

std::string packed_seqs(std::span<const std::int64_t> seqs, std::int64_t from) {
  std::string octets;
  octets.reserve(seqs.size() * 2);
  for (const auto seq : seqs) {
    auto difference = static_cast<std::uint64_t>(seq - from);
    while (difference > seven_bits) {
      octets.push_back(static_cast<char>((difference & seven_bits) | more_follows));
      difference >>= 7;
    }
    octets.push_back(static_cast<char>(difference));
    from = seq;
  }
  return octets;
}

std::vector<std::int64_t> unpacked_seqs(std::string_view octets, std::int64_t from) {
  std::vector<std::int64_t> seqs;
  seqs.reserve(octets.size());
  std::uint64_t difference = 0;
  unsigned shift = 0;
  for (const char each : octets) {
    const auto octet = static_cast<unsigned char>(each);
    if (shift > 63) throw db::WrongColumn("a list of places in the log has a number too large");
    difference |= static_cast<std::uint64_t>(octet & seven_bits) << shift;
    shift += 7;
    if ((octet & more_follows) != 0) continue;
    from += static_cast<std::int64_t>(difference);
    seqs.push_back(from);
    difference = 0;
    shift = 0;
  }
  if (shift != 0) throw db::WrongColumn("a list of places in the log ends in a number");
  return seqs;
}

std::string packed_marks(std::span<const std::int64_t> marks) {
  std::string octets;
  octets.reserve(marks.size() * octets_of_mark);
  for (const auto mark : marks) {
    const auto bits = static_cast<std::uint64_t>(mark);
    for (unsigned shift = 0; shift < 64; shift += 8) {
      octets.push_back(static_cast<char>(bits >> shift & 0xff));
    }
  }
  return octets;
}

std::vector<std::int64_t> unpacked_marks(std::string_view octets) {
  if (octets.size() % octets_of_mark != 0) throw db::WrongColumn("a list of marks breaks off");
  std::vector<std::int64_t> marks;
  marks.reserve(octets.size() / octets_of_mark);
  for (std::size_t at = 0; at < octets.size(); at += octets_of_mark) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < octets_of_mark; ++i) {
      bits |= static_cast<std::uint64_t>(static_cast<unsigned char>(octets[at + i])) << (8 * i);
    }
    marks.push_back(static_cast<std::int64_t>(bits));
  }
  return marks;
}

}  // namespace kring::learning_records
