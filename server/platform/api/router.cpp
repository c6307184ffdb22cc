#include "platform/api/router.h"

#include "base/refusal.h"

#include <stdexcept>

namespace kring::api {
namespace {

/// Takes the first segment off "/questions/1/answers".
std::string_view take_segment(std::string_view& rest) {
  rest.remove_prefix(1);
  const auto segment = rest.substr(0, rest.find('/'));
  rest.remove_prefix(segment.size());
  return segment;
}

}  // namespace

Router::Router(const Routes& routes) {
  for (const auto& route : routes.all()) {
    auto* node = &root_;
    for (std::string_view rest = route.pattern; !rest.empty();) {
      const auto segment = take_segment(rest);
      auto& next = segment.starts_with('{') ? node->parameter : node->words[std::string(segment)];
      if (!next) next = std::make_unique<Node>();
      node = next.get();
    }
    if (!node->routes.emplace(route.method, &route).second) {
      throw std::logic_error(route.title() + " is answered by another route already");
    }
  }
}

const Router::Node* Router::find(const Node& node, std::string_view rest,
                                 std::vector<std::string_view>& parameters) const {
  if (rest.empty()) return node.routes.empty() ? nullptr : &node;
  if (rest.front() != '/') return nullptr;
  const auto segment = take_segment(rest);
  if (const auto word = node.words.find(segment); word != node.words.end()) {
    if (const auto* found = find(*word->second, rest, parameters)) return found;
  }
  if (!node.parameter || segment.empty()) return nullptr;
  parameters.push_back(segment);
  if (const auto* found = find(*node.parameter, rest, parameters)) return found;
  parameters.pop_back();
  return nullptr;
}

Match Router::find(http::Method method, std::string_view path) const {
  Match match;
  const auto* node = find(root_, path, match.parameters);
  if (!node) refuse_missing();
  const auto route = node->routes.find(method == http::Method::head ? http::Method::get : method);
  if (route == node->routes.end()) throw Refusal(Status::wrong_method, "method.wrong");
  match.route = route->second;
  return match;
}

std::string Router::allowed(std::string_view path) const {
  std::vector<std::string_view> parameters;
  std::string allowed;
  const auto* node = find(root_, path, parameters);
  if (!node) return allowed;
  for (const auto& [method, route] : node->routes) {
    if (!allowed.empty()) allowed += ", ";
    allowed += method_name(method);
    if (method == http::Method::get) allowed += ", HEAD";
  }
  return allowed;
}

}  // namespace kring::api
