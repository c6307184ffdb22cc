#include "platform/db/text_list.h"

namespace kring::db {

TextList::TextList(const std::vector<std::string>& texts) : text_("[") {
  for (const auto& text : texts) {
    if (text_.size() > 1) text_ += ',';
    append(text);
  }
  text_ += ']';
}

void TextList::append(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  text_ += '"';
  for (const char each : text) {
    const auto octet = static_cast<unsigned char>(each);
    if (octet < 0x20) {
      text_.append("\\u00").append({digits[octet >> 4U], digits[octet & 0xFU]});
      continue;
    }
    if (each == '"' || each == '\\') text_ += '\\';
    text_ += each;
  }
  text_ += '"';
}

std::string in_texts(const Tx& tx, int at) {
  const auto parameter = "$" + std::to_string(at);
  return tx.dialect() == Dialect::postgres
             ? "= ANY(ARRAY(SELECT json_array_elements_text(" + parameter + "::json)))"
             : "IN (SELECT value FROM json_each(" + parameter + "))";
}

}  // namespace kring::db
