#include "hub/own_records/statement_ids.h"

#include "platform/crypto/sha.h"

namespace kring::own_records {
namespace {

/// RFC 4122 4.3: a UUID (version 5) of a name, within a space of names.
std::string uuid_of(std::string_view space, const std::string& name) {
  const auto sum = crypto::sha_hex(std::string(space) + name, 40).value();
  auto text = sum.substr(0, 8) + "-" + sum.substr(8, 4) + "-5" + sum.substr(13, 3) + "-" +
              sum.substr(16, 4) + "-" + sum.substr(20, 12);
  constexpr std::string_view digits = "0123456789abcdef";
  text[19] = digits[8 | (digits.find(text[19]) & 3)];
  return text;
}

/// A line that a restored backup gives a second life is another one: its moment is part of the
/// name.
std::string name_of_line(const journal::Line& line) {
  return std::to_string(line.seq) + " " + line.kind + " " + rfc3339(line.happened_at);
}

}  // namespace

std::string telling_uuid(std::string_view space, const journal::Line& line) {
  return uuid_of(space, name_of_line(line));
}

std::string voiding_uuid(std::string_view space, const journal::Line& line,
                         const std::string& target) {
  return uuid_of(space, name_of_line(line) + " " + target);
}

}  // namespace kring::own_records
