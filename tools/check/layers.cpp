#include "layers.h"

#include <algorithm>
#include <iterator>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace kring::check {
namespace {

constexpr std::string_view root = "server/";

/// The folder in which a file counts as living: "base", "platform/db", "hub/people", "app",
/// "tests".
std::string home_of(std::string_view path) {
  if (path.starts_with(root)) path.remove_prefix(root.size());
  const auto first = path.find('/');
  if (first == std::string_view::npos) return {};
  const auto top = path.substr(0, first);
  if (top != "platform" && top != "hub") return std::string(top);
  return std::string(path.substr(0, path.find('/', first + 1)));
}

bool is_test(const std::string& path) {
  return path.ends_with("_test.cpp") || path.starts_with("server/tests/");
}

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream stream(line);
  return {std::istream_iterator<std::string>(stream), {}};
}

/// "a b: c d" as the words before and after the colon.
std::pair<std::vector<std::string>, std::vector<std::string>> two_sides(const std::string& line) {
  const auto colon = line.find(':');
  if (colon == std::string::npos) return {words_of(line), {}};
  return {words_of(line.substr(0, colon)), words_of(line.substr(colon + 1))};
}

bool lies_in(const std::string& path, const std::string& place) {
  return path.ends_with(place) || path.starts_with(std::string(root) + place + "/");
}

class Checking {
 public:
  explicit Checking(const Layers& layers) : layers_(layers) {}

  void source(const Source& source) {
    const auto home = home_of(source.path);
    const bool test = is_test(source.path);
    if (!test && !layers_.floors.contains(home)) {
      complain(source, 1, "stands on no floor: add " + home + " to tools/layers.txt");
      return;
    }
    for (const auto& include : includes(source)) {
      guarded(source, home, include);
      if (!test) inclusion(source, home, include);
    }
    if (!test) sql(source);
  }

  Complaints finish() {
    for (const auto& [from, all] : layers_.sideways) {
      for (const auto& to : all) {
        if (!used_.contains(from + ": " + to))
          complaints_.push_back("tools/layers.txt:1: " + from + " does not include " + to +
                                " any more: take it off the list");
      }
    }
    return std::move(complaints_);
  }

 private:
  void guarded(const Source& source, const std::string& home, const Found& include) {
    for (const auto& [part, folders] : layers_.guarded) {
      const bool here =
          folders.contains(home) || std::ranges::any_of(folders, [&](const auto& folder) {
            return lies_in(source.path, folder);
          });
      if (include.text.find(part) != std::string::npos && !here)
        complain(source, include.line, "may not include " + include.text);
    }
  }

  void inclusion(const Source& source, const std::string& home, const Found& include) {
    if (include.text.starts_with('<')) return;
    const auto to = home_of(include.text);
    if (to == home || to.empty()) return;
    const auto floor = layers_.floors.find(to);
    if (floor == layers_.floors.end()) {
      complain(source, include.line, include.text + " stands on no floor");
      return;
    }
    if (floor->second > layers_.floors.at(home))
      complain(source, include.line, "includes upwards: " + include.text);
    if (floor->second == layers_.floors.at(home)) sideways(source, home, include, to);
    privacy(source, home, include);
  }

  void sideways(const Source& source, const std::string& home, const Found& include,
                const std::string& to) {
    const auto listed = layers_.sideways.find(home);
    for (const auto& allowed : {to, include.text}) {
      if (listed == layers_.sideways.end() || !listed->second.contains(allowed)) continue;
      used_.insert(home + ": " + allowed);
      return;
    }
    complain(source, include.line,
             "includes sideways: " + include.text + " (tools/layers.txt does not list it)");
  }

  void privacy(const Source& source, const std::string& home, const Found& include) {
    for (const auto& ending : layers_.secrets)
      if (include.text.ends_with(ending))
        complain(source, include.line, include.text + " is private to its module");
    for (const auto& [ending, who] : layers_.reserved)
      if (include.text.ends_with(ending) && home != who)
        complain(source, include.line, include.text + " is for " + who + " alone");
  }

  void sql(const Source& source) {
    static const std::regex statement(
        R"((^|[^A-Za-z])(SELECT |INSERT (OR [A-Z]+ )?INTO |UPDATE [a-z_]+ SET |DELETE FROM |CREATE (TABLE|INDEX|VIEW) |DROP (TABLE|VIEW) |ALTER TABLE ))");
    const bool may = std::ranges::any_of(
        layers_.keepers_of_sql, [&](const auto& place) { return lies_in(source.path, place); });
    if (may) return;
    for (const auto& literal : string_literals(source))
      if (std::regex_search(literal.text, statement))
        complain(source, literal.line, "holds SQL, which belongs in a store");
  }

  void complain(const Source& source, std::size_t line, const std::string& what) {
    complaints_.push_back(complaint(source, line, what));
  }

  const Layers& layers_;
  std::set<std::string> used_;
  Complaints complaints_;
};

}  // namespace

Layers read_layers(const Source& text) {
  Layers layers;
  std::istringstream lines(text.text);
  std::string line;
  int floor = 0;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    const auto [left, right] = two_sides(line.substr(0, line.find('#')));
    if (left.empty()) continue;
    const bool indented = line.starts_with(' ');
    if (indented && floor > 0 && left.size() == 1) {
      layers.floors[left[0]] = floor;
      if (!right.empty()) layers.sideways[left[0]] = {right.begin(), right.end()};
    } else if (left[0] == "floor" && left.size() == 2) {
      ++floor;
    } else if (left[0] == "only" && left.size() > 1) {
      for (const auto& part : right) layers.guarded[part] = {left.begin() + 1, left.end()};
    } else if (left[0] == "sql") {
      layers.keepers_of_sql = {right.begin(), right.end()};
    } else if (left[0] == "private") {
      layers.secrets = {right.begin(), right.end()};
    } else if (left[0] == "reserved" && left.size() == 2) {
      for (const auto& ending : right) layers.reserved[ending] = left[1];
    } else {
      throw std::runtime_error(complaint(text, number, "cannot be read: " + line));
    }
  }
  return layers;
}

Complaints check_layers(const Layers& layers, const std::vector<Source>& sources) {
  Checking checking(layers);
  for (const auto& source : sources) checking.source(source);
  return checking.finish();
}

}  // namespace kring::check
