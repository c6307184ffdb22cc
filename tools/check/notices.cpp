#include "notices.h"

#include <map>
#include <regex>
#include <set>
#include <sstream>

#include <boost/json/parse.hpp>

namespace kring::check {
namespace {

struct Row {
  std::string licence;
  std::size_t line = 0;
};
using Rows = std::map<std::string, Row>;

/// | `package` | licence | …
Rows rows_of(const Source& source) {
  static const std::regex row(R"(^\| `([^`]+)` \| ([^|]+) \|)");
  Rows rows;
  std::istringstream lines(source.text);
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    std::smatch match;
    if (std::regex_search(line, match, row)) rows[match[1]] = {match[2], number};
  }
  return rows;
}

std::vector<Found> linked_libraries(const Source& packages) {
  static const std::set<std::string> of_tests{"libgtest-dev", "libgmock-dev", "librapidcheck-dev"};
  std::vector<Found> libraries;
  std::istringstream lines(packages.text);
  std::string line;
  std::string section;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    if (line.starts_with('[')) section = line;
    if (section == "[build]" && line.starts_with("lib") && line.ends_with("-dev") &&
        !of_tests.contains(line)) {
      libraries.push_back({line, number});
    }
  }
  return libraries;
}

/// "@lucide/svelte/icons/x" is of the package "@lucide/svelte".
std::string package_of(const std::string& specifier) {
  const auto first = specifier.find('/');
  if (!specifier.starts_with('@') || first == std::string::npos) return specifier.substr(0, first);
  return specifier.substr(0, specifier.find('/', first + 1));
}

std::vector<Found> imports_in(const Source& source) {
  static const std::regex import(R"((?:from |import |url\()['"]([@a-z][^'"]*)['"])");
  std::vector<Found> imports;
  std::istringstream lines(source.text);
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    if (line.find("import type ") != std::string::npos) continue;
    for (std::sregex_iterator match(line.begin(), line.end(), import), end; match != end; ++match) {
      const auto specifier = (*match)[1].str();
      if (!specifier.starts_with("node:") && specifier.find("://") == std::string::npos &&
          !specifier.starts_with("data:")) {
        imports.push_back({package_of(specifier), number});
      }
    }
  }
  return imports;
}

std::map<std::string, std::string> licences_of_npm(const Source& package_lock) {
  constexpr std::string_view folder = "node_modules/";
  std::map<std::string, std::string> licences;
  const auto lock = boost::json::parse(package_lock.text);
  for (const auto& [path, about] : lock.at("packages").as_object()) {
    const auto* licence = about.as_object().if_contains("license");
    if (path.starts_with(folder) && licence && licence->is_string())
      licences[std::string(path.substr(folder.size()))] = std::string(licence->as_string());
  }
  return licences;
}

bool is_of_tests(const Source& source) {
  return source.path.ends_with(".test.ts") || source.path.ends_with(".d.ts");
}

}  // namespace

Complaints check_notices(const Notices& notices) {
  Complaints complaints;
  const auto rows = rows_of(notices.third_party);
  const auto need_row = [&](const Source& source, const Found& package) {
    if (!rows.contains(package.text))
      complaints.push_back(
          complaint(source, package.line, "THIRD_PARTY.md has no row for " + package.text));
  };
  std::set<std::string> libraries;
  for (const auto& library : linked_libraries(notices.packages)) {
    need_row(notices.packages, library);
    libraries.insert(library.text);
  }
  for (const auto& source : notices.client) {
    if (is_of_tests(source)) continue;
    for (const auto& package : imports_in(source)) need_row(source, package);
  }
  const auto licences = licences_of_npm(notices.package_lock);
  for (const auto& [package, row] : rows) {
    if (libraries.contains(package)) continue;
    const auto known = licences.find(package);
    if (known == licences.end()) {
      complaints.push_back(
          complaint(notices.third_party, row.line,
                    package + " is neither linked nor installed: take the row out"));
    } else if (known->second != row.licence) {
      complaints.push_back(complaint(notices.third_party, row.line,
                                     package + " says its licence is " + known->second));
    }
  }
  return complaints;
}

}  // namespace kring::check
