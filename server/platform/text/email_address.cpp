#include "platform/text/email_address.h"

#include "platform/text/fold.h"

#include <algorithm>

namespace kring::text {
namespace {

constexpr std::string_view alphanumeric =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

bool only(std::string_view text, std::string_view others) {
  return std::ranges::all_of(text, [&](char c) {
    return alphanumeric.find(c) != std::string_view::npos ||
           others.find(c) != std::string_view::npos;
  });
}

// Calls `fn` for each part between dots, empty ones too; true when all of them please it.
template <class Fn>
bool all_parts(std::string_view text, Fn&& fn) {
  while (true) {
    const auto dot = text.find('.');
    if (!fn(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

bool is_local_part(std::string_view text) {
  return text.size() <= 64 && all_parts(text, [](std::string_view atom) {
           return !atom.empty() && only(atom, "!#$%&'*+-/=?^_`{|}~");
         });
}

bool is_host(std::string_view text) {
  return text.find('.') != std::string_view::npos && all_parts(text, [](std::string_view label) {
           return !label.empty() && label.size() <= 63 && label.front() != '-' &&
                  label.back() != '-' && only(label, "-");
         });
}

}  // namespace

boost::system::result<EmailAddress, FieldProblem> EmailAddress::from_text(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (text.size() > max_length) return FieldProblem{"", "too_long", max_length};
  const auto at = text.rfind('@');
  if (at == std::string_view::npos || !is_local_part(text.substr(0, at)) ||
      !is_host(text.substr(at + 1))) {
    return FieldProblem{"", "malformed", {}};
  }
  EmailAddress address;
  address.text_ = text;
  return address;
}

std::string EmailAddress::key() const {
  return folded(text_);
}

}  // namespace kring::text
