#pragma once

#include "platform/api/routes.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kring::api {

/// A route and what stood in its {parameters}, which points into the path that was looked up.
struct Match {
  const Route* route = nullptr;
  std::vector<std::string_view> parameters;
};

/// Finds routes by path. A word in a pattern goes before a parameter at the same place, so
/// "/invitations/preview" is not the invitation called "preview".
class Router {
 public:
  /// Throws std::logic_error where two routes answer to the same requests.
  explicit Router(const Routes& routes);

  /// Refuses with 404 `not_found` a path that no route has, and with 405 one that has none for the
  /// method. HEAD goes where GET does.
  Match find(http::Method method, std::string_view path) const;

  /// The methods of a path, for the Allow field: "GET, HEAD, PUT".
  std::string allowed(std::string_view path) const;

 private:
  struct Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> words;
    std::unique_ptr<Node> parameter;
    std::map<http::Method, const Route*> routes;
  };

  const Node* find(const Node& node, std::string_view rest,
                   std::vector<std::string_view>& parameters) const;

  Node root_;
};

}  // namespace kring::api
