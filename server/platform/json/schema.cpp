#include "platform/json/schema.h"

#include <cstdlib>
#include <memory>

#include <cxxabi.h>

namespace kring::json {
namespace {

/// The part behind the last "::" that stands in no brackets.
std::string_view without_namespace(std::string_view name) {
  std::size_t start = 0;
  int depth = 0;
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (name[at] == '<' || name[at] == '(') ++depth;
    if (name[at] == '>' || name[at] == ')') --depth;
    if (depth == 0 && name.substr(at, 2) == "::") start = at + 2;
  }
  return name.substr(start);
}

std::string short_name(std::string_view full) {
  const auto name = without_namespace(full);
  const auto open = name.find('<');
  if (open == name.npos) return std::string(name);
  std::string made = std::string(name.substr(0, open)) + "Of";
  const auto arguments = name.substr(open + 1, name.rfind('>') - open - 1);
  int depth = 0;
  std::size_t start = 0;
  for (std::size_t at = 0; at <= arguments.size(); ++at) {
    if (at == arguments.size() || (depth == 0 && arguments[at] == ',')) {
      auto argument = arguments.substr(start, at - start);
      while (argument.starts_with(' ')) argument.remove_prefix(1);
      if (start > 0) made += "And";
      made += short_name(argument);
      start = at + 1;
    } else if (arguments[at] == '<') {
      ++depth;
    } else if (arguments[at] == '>') {
      --depth;
    }
  }
  return made;
}

}  // namespace

std::string type_name(const std::type_info& type) {
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> full(
      abi::__cxa_demangle(type.name(), nullptr, nullptr, &status), &std::free);
  return short_name(full ? full.get() : type.name());
}

}  // namespace kring::json
