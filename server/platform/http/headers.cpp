#include "platform/http/ascii.h"
#include "platform/http/request.h"

#include <algorithm>

namespace kring::http {

std::optional<std::string_view> Headers::find(std::string_view name) const {
  for (const auto& header : all_)
    if (same_without_case(header.name, name)) return header.value;
  return std::nullopt;
}

void Headers::add(std::string_view name, std::string_view value) {
  all_.push_back({std::string(name), std::string(value)});
}

void Headers::set(std::string_view name, std::string_view value) {
  // The value may be a view into a field that goes away here.
  Header header{std::string(name), std::string(value)};
  std::erase_if(all_, [&](const Header& old) { return same_without_case(old.name, header.name); });
  all_.push_back(std::move(header));
}

std::optional<std::string_view> cookie(const Headers& headers, std::string_view name) {
  for (const auto& header : headers.all()) {
    if (!same_without_case(header.name, "Cookie")) continue;
    std::string_view rest = header.value;
    while (!rest.empty()) {
      const auto end = rest.find(';');
      const auto pair = trimmed(rest.substr(0, end));
      const auto equals = pair.find('=');
      if (equals != std::string_view::npos && pair.substr(0, equals) == name)
        return pair.substr(equals + 1);
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
  }
  return std::nullopt;
}

}  // namespace kring::http
