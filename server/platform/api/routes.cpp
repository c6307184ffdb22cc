#include "platform/api/routes.h"

#include "platform/api/problem.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

namespace kring::api {
namespace {

std::vector<std::string> parameters_of(std::string_view pattern) {
  std::vector<std::string> names;
  for (auto open = pattern.find('{'); open != pattern.npos; open = pattern.find('{', open + 1)) {
    names.emplace_back(pattern.substr(open + 1, pattern.find('}', open) - open - 1));
  }
  return names;
}

/// "put_questions_withdrawal"
std::string derived_name(const Route& route) {
  std::string name(method_name(route.method));
  std::ranges::transform(name, name.begin(), [](char letter) {
    return static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
  });
  bool within = false;
  for (const char letter : route.pattern) {
    if (letter == '{' || letter == '}') {
      within = letter == '{';
    } else if (!within && !(letter == '/' && name.ends_with('_'))) {
      name += letter == '/' ? '_' : letter;
    }
  }
  while (name.ends_with('_')) name.pop_back();
  return name;
}

void require(bool holds, const Route& route, std::string_view otherwise) {
  if (!holds) throw std::logic_error(route.title() + " " + std::string(otherwise));
}

bool answers_as_it_refuses(const Route& route) {
  return std::ranges::any_of(route.refusals, [&](const RouteRefusal& refusal) {
    const auto status = static_cast<int>(refusal.status);
    return std::ranges::find(route.answers, status, &RawAnswer::status) != route.answers.end();
  });
}

void check_row(const Route& route) {
  require(route.needs.has_value(), route, "does not say who may call it");
  require(route.pattern.starts_with('/'), route, "does not begin with a slash");
  require(route.parameters.size() == route.parameter_schemas.size(), route,
          "has more or fewer {parameters} than its handler takes");
  const bool reads = route.method == http::Method::get;
  require(!reads || !route.body, route, "reads and yet takes a body");
  require(reads || !route.etagged, route, "has an ETag and does not read");
  require(route.raw || (route.answer ? route.status != 204 : route.status == 204), route,
          "has a status that does not go with its answer");
  require(!route.raw || !route.answers.empty(), route, "does not say what it answers");
  require(!answers_as_it_refuses(route), route, "answers and refuses with one status");
  require(!route.creates || *route.needs != Needs::anyone, route,
          "takes an Idempotency-Key from nobody in particular");
  require(!route.creates || route.location.find("{}") != std::string::npos, route,
          "does not say where what it creates stands");
  require(reads || *route.needs != Needs::session || route.limit, route,
          "writes for whoever is signed in, and as often as they like");
}

}  // namespace

std::string_view method_name(http::Method method) {
  switch (method) {
    case http::Method::get:
      return "GET";
    case http::Method::head:
      return "HEAD";
    case http::Method::post:
      return "POST";
    case http::Method::put:
      return "PUT";
    case http::Method::patch:
      return "PATCH";
    case http::Method::delete_:
      return "DELETE";
    case http::Method::options:
      return "OPTIONS";
    case http::Method::other:
      break;
  }
  return "OTHER";
}

std::string Route::title() const {
  return std::string(method_name(method)) + " " + pattern;
}

std::optional<TokenScope> Route::token_scope() const {
  if (never_by_token || needs == Needs::client_key) return std::nullopt;
  if (needs == Needs::administrator) return TokenScope::administration;
  return method == http::Method::get ? TokenScope::read : TokenScope::write;
}

bool RawAnswer::is_of(std::string_view content_type) const {
  return media_type == "*/*" || content_type.substr(0, content_type.find(';')) == media_type;
}

const RawAnswer* Route::raw_answer(int sent, std::string_view content_type) const {
  const auto found = std::ranges::find_if(answers, [&](const RawAnswer& each) {
    return each.status == sent && each.is_of(content_type);
  });
  return found == answers.end() ? nullptr : &*found;
}

Row& Row::refuses(std::string_view code, Status status) {
  const auto known = std::ranges::find(route_.refuses, code) != route_.refuses.end();
  const bool of_any =
      std::ranges::find(common_codes(), code, &CommonCode::code) != common_codes().end();
  if (!known && !of_any) route_.refuses.emplace_back(code);
  route_.refusals.push_back({status, std::string(code)});
  return *this;
}

Routes& Routes::module(std::string_view name) {
  module_ = name;
  return *this;
}

Route& Routes::add_row(http::Method method, std::string_view pattern) {
  auto& route = all_.emplace_back();
  route.method = method;
  route.pattern = pattern;
  route.parameters = parameters_of(pattern);
  route.module =
      module_.empty() ? std::string(pattern.substr(1, pattern.find('/', 1) - 1)) : module_;
  route.body_limit = method == http::Method::get ? 0 : usual_body_limit;
  route.name = derived_name(route);
  return route;
}

Row Routes::raw(http::Method method, std::string_view pattern,
                std::function<http::Response(Call&)> handler) {
  auto& route = add_row(method, pattern);
  route.raw = true;
  route.invoke = std::move(handler);
  return Row(route);
}

void Routes::check() const {
  std::set<std::string> names;
  std::map<std::string, RateLimit> limits;
  for (const auto& route : all_) {
    check_row(route);
    require(names.insert(route.name).second, route, "has the name of another route: " + route.name);
    if (!route.limit) continue;
    const auto& shared = limits.try_emplace(route.limit->name, *route.limit).first->second;
    require(shared.count == route.limit->count && shared.per == route.limit->per, route,
            "limits " + route.limit->name + " otherwise than another route does");
  }
}

namespace detail {

http::Response created(const Route& route, const std::string& id, http::Response shown) {
  auto location = route.location;
  location.replace(location.find("{}"), 2, id);
  shown.headers.add("Location", std::string(api_base) + location);
  return shown;
}

}  // namespace detail

}  // namespace kring::api
