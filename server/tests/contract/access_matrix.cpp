#include "tests/contract/access_matrix.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

namespace kring::contract {
namespace {

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream stream(line);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

MatrixLine parse_line(const std::vector<std::string>& words,
                      const std::vector<std::string>& roles) {
  MatrixLine line;
  line.route = words.at(0) + " " + words.at(1);
  if (words.size() != roles.size() + 2) {
    throw std::invalid_argument(line.route + " does not have one status for each role");
  }
  for (std::size_t i = 0; i < roles.size(); ++i) line.statuses[roles[i]] = std::stoi(words[i + 2]);
  return line;
}

}  // namespace

bool MatrixLine::has_gate() const {
  return std::ranges::any_of(statuses, [](const auto& each) { return each.second >= 400; });
}

AccessMatrix AccessMatrix::parse(std::string_view text) {
  AccessMatrix matrix;
  std::set<std::string> routes;
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);) {
    const auto words = words_of(line);
    if (words.empty() || words[0].starts_with('#')) continue;
    if (words[0] == "route") {
      matrix.roles.assign(words.begin() + 1, words.end());
    } else if (words.size() < 2 || matrix.roles.empty()) {
      throw std::invalid_argument("neither roles nor a route: " + line);
    } else {
      matrix.lines.push_back(parse_line(words, matrix.roles));
      if (!routes.insert(matrix.lines.back().route).second) {
        throw std::invalid_argument(matrix.lines.back().route + " is there twice");
      }
    }
  }
  return matrix;
}

AccessMatrix written_matrix() {
  std::ifstream file(KRING_ACCESS_MATRIX);
  std::stringstream text;
  text << file.rdbuf();
  return AccessMatrix::parse(text.str());
}

std::vector<std::string> differences(const AccessMatrix& matrix, const api::Routes& routes) {
  std::set<std::string> written;
  for (const auto& line : matrix.lines) written.insert(line.route);
  std::vector<std::string> found;
  for (const auto& route : routes.all()) {
    if (written.erase(route.title()) == 0) found.push_back(route.title() + " is not in the matrix");
  }
  for (const auto& route : written) found.push_back(route + " is in the matrix and does not exist");
  return found;
}

std::vector<std::string> differences(const MatrixLine& line, const Ask& ask) {
  std::vector<std::string> found;
  for (const auto& [role, meant] : line.statuses) {
    const int got = ask(line.route, role);
    if (got == meant) continue;
    found.push_back(line.route + " as " + role + ": " + std::to_string(got) + " instead of " +
                    std::to_string(meant));
  }
  return found;
}

}  // namespace kring::contract
