#include "platform/json/problems.h"

namespace kring::json {
namespace {

constexpr std::size_t longest_key = 100;

void append_key(std::string& pointer, std::string_view key) {
  if (key.size() > longest_key) {
    auto end = longest_key;
    while (end > 0 && (static_cast<unsigned char>(key[end]) & 0xC0) == 0x80) --end;
    key = key.substr(0, end);
  }
  for (const char letter : key) {
    if (letter == '~') {
      pointer += "~0";
    } else if (letter == '/') {
      pointer += "~1";
    } else {
      pointer += letter;
    }
  }
}

}  // namespace

std::string Path::text() const {
  if (!above) return {};
  auto pointer = above->text();
  pointer += '/';
  if (is_item) {
    pointer += std::to_string(index);
  } else {
    append_key(pointer, key);
  }
  return pointer;
}

void Problems::add(const Path& path, std::string_view code, std::optional<std::int64_t> limit) {
  if (all_.size() < most) all_.push_back({path.text(), std::string(code), limit});
}

void Problems::add(std::vector<FieldProblem> more) {
  for (auto& problem : more) {
    if (all_.size() < most) all_.push_back(std::move(problem));
  }
}

}  // namespace kring::json
