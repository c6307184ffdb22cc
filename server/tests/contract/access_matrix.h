#pragma once

#include "platform/api/routes.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kring::contract {

/// One route, and the status that each visitor role gets from it.
struct MatrixLine {
  std::string route;  ///< "PUT /questions/{question}"
  std::map<std::string, int> statuses;

  /// Whether some role is refused what another one gets: whether there is a gate.
  bool has_gate() const;
};

struct AccessMatrix {
  std::vector<std::string> roles;
  std::vector<MatrixLine> lines;

  /// Throws std::invalid_argument for a line without a status for each role, and for a route that
  /// is there twice.
  static AccessMatrix parse(std::string_view text);
};

/// access_matrix.txt.
AccessMatrix written_matrix();

/// The routes that the matrix does not have, and those it has that do not exist.
std::vector<std::string> differences(const AccessMatrix& matrix, const api::Routes& routes);

/// Asks the route as one role and tells the status.
using Ask = std::function<int(const std::string& route, const std::string& role)>;

/// "PUT /questions/{question} as outsider: 200 instead of 404" for each that is not as written.
std::vector<std::string> differences(const MatrixLine& line, const Ask& ask);

}  // namespace kring::contract
