// Any octets as a settings file, an environment variable and a flag (parted by NUL): they are taken
// or complained about, and what was taken can be shown and read again.

#include "platform/config/command_line.h"
#include "platform/config/sources.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

std::string_view take(std::string_view& rest) {
  const auto end = rest.find('\0');
  const auto part = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  return part;
}

[[noreturn]] void give_up(const char* why, const std::string& text) {
  std::fprintf(stderr, "%s:\n%s\n", why, text.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kring::config;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  Sources sources;
  sources.file = {"kring.toml", std::string(take(rest))};
  const auto variable = std::string(take(rest));
  if (!variable.empty()) sources.environment = {{"KRING_" + variable, std::string(take(rest))}};
  if (!rest.empty()) {
    const auto line = read_command_line({std::string(take(rest)), std::string(take(rest))});
    if (line) sources.flags = line->flags;
  }
  const auto read = read_settings(sources);
  if (!read) {
    if (read.error().all.empty()) give_up("refused without a complaint", sources.file->text);
    return 0;
  }
  // Everything written out, so that every value goes through the reader once more.
  auto every = *read;
  for (const auto* key : {"address", "port", "organisation", "trusted_proxies", "data"})
    every.origins[key] = "here";
  const auto text = shown(every);
  Sources again;
  again.file = {"again.toml", text};
  const auto read_again = read_settings(again);
  if (!read_again) give_up(read_again.error().all.front().c_str(), text);
  if (read_again->settings.organisation != read->settings.organisation ||
      read_again->settings.trusted_proxies != read->settings.trusted_proxies ||
      read_again->settings.port != read->settings.port) {
    give_up("read differently the second time", text);
  }
  return 0;
}
