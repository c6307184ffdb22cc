#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Codes that people copy by hand or say aloud: capitals and digits without I, O, 0 and 1, five
/// bits each.
namespace kring::crypto {

std::string random_code(std::size_t length);

/// A code as it was made, of how somebody wrote it: small letters, and spaces and hyphens that
/// grouped it. What else stands there stays, and makes it another code.
std::string tidy_code(std::string_view written);

/// In groups of four: "ABCD-EFGH".
std::string grouped_code(std::string_view code);

}  // namespace kring::crypto
