#include "platform/crypto/spoken_code.h"

#include "platform/crypto/random.h"

namespace kring::crypto {
namespace {

constexpr std::string_view alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
static_assert(alphabet.size() == 32);

}  // namespace

std::string random_code(std::size_t length) {
  std::string code(length, '\0');
  fill_random(reinterpret_cast<unsigned char*>(code.data()), code.size());
  for (auto& letter : code) letter = alphabet[static_cast<unsigned char>(letter) % alphabet.size()];
  return code;
}

std::string tidy_code(std::string_view written) {
  std::string code;
  for (const char letter : written) {
    if (letter == ' ' || letter == '-') continue;
    code += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  }
  return code;
}

std::string grouped_code(std::string_view code) {
  std::string grouped;
  for (std::size_t at = 0; at < code.size(); at += 4) {
    if (at > 0) grouped += '-';
    grouped += code.substr(at, 4);
  }
  return grouped;
}

}  // namespace kring::crypto
