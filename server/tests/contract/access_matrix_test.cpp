#include "tests/contract/access_matrix.h"

#include "tests/contract/specimens.h"

#include <algorithm>
#include <array>

#include <gmock/gmock.h>

namespace kring::contract {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

const api::Route& route_of(const api::Routes& routes, const std::string& title) {
  for (const auto& route : routes.all()) {
    if (route.title() == title) return route;
  }
  throw std::out_of_range(title);
}

TEST(AccessMatrix, has_every_route_and_no_other) {
  Specimens hub;
  EXPECT_THAT(differences(written_matrix(), hub.application().routes()), IsEmpty());
}

TEST(AccessMatrix, says_what_every_visitor_gets) {
  Specimens hub;
  for (const auto& line : written_matrix().lines) {
    EXPECT_THAT(differences(line, [&](const auto& route,
                                      const auto& role) { return hub.ask(route, role); }),
                IsEmpty());
  }
}

/// The gates that a line says there are.
std::vector<api::Gate> gates_of(const MatrixLine& line, const api::Route& route) {
  std::vector<api::Gate> gates;
  if (route.needs != api::Needs::anyone) gates.push_back(api::Gate::needs);
  const bool some_are_kept_out = std::ranges::any_of(
      std::array{"outsider", "member", "facilitator", "administrator"}, [&](const auto* role) {
        const int status = line.statuses.at(role);
        return status == 403 || status == 404;
      });
  if (some_are_kept_out && route.needs == api::Needs::session) gates.push_back(api::Gate::access);
  return gates;
}

TEST(AccessMatrix, turns_red_when_any_gate_of_any_one_route_is_taken_away) {
  Specimens hub;
  for (const auto& line : written_matrix().lines) {
    const auto& route = route_of(hub.application().routes(), line.route);
    const auto gates = gates_of(line, route);
    EXPECT_EQ(gates.empty(), !line.has_gate()) << line.route;
    for (const auto gate : gates) {
      const auto weak = [&](const auto& title, const auto& role) {
        return hub.ask_without(gate, title, role);
      };
      EXPECT_THAT(differences(line, weak), Not(IsEmpty()))
          << line.route << (gate == api::Gate::needs ? ": whom it is for" : ": access")
          << " is a gate that nothing tests";
    }
  }
}

/// What a program gets from a route with a token of somebody in this role.
int meant_for_program(const MatrixLine& line, const api::Route& route, const std::string& role,
                      api::TokenScope scope) {
  const auto wanted = route.token_scope();
  return wanted && scope >= *wanted ? line.statuses.at(role) : 403;
}

TEST(AccessMatrix, holds_for_a_program_as_far_as_its_token_goes_and_no_further) {
  using api::TokenScope;
  Specimens hub;
  for (const auto& line : written_matrix().lines) {
    const auto& route = route_of(hub.application().routes(), line.route);
    if (route.needs == api::Needs::client_key) continue;
    for (const auto& [role, scope] : {std::pair("administrator", TokenScope::read),
                                      std::pair("administrator", TokenScope::write),
                                      std::pair("administrator", TokenScope::administration),
                                      std::pair("member", TokenScope::write)}) {
      EXPECT_EQ(hub.ask_by_token(line.route, role, scope),
                meant_for_program(line, route, role, scope))
          << line.route << " with a token of the " << role << " for " << name_of(scope);
    }
  }
}

TEST(AccessMatrix, lets_no_token_for_reading_write_anything_or_administer) {
  Specimens hub;
  for (const auto& route : hub.application().routes().all()) {
    if (route.needs == api::Needs::client_key) continue;
    if (route.method == http::Method::get && route.needs != api::Needs::administrator) continue;
    EXPECT_EQ(hub.ask_by_token(route.title(), "administrator", api::TokenScope::read), 403)
        << route.title();
  }
}

/// Whether it opens somebody's account, closes it, or makes a key that outlives the token it came
/// by or lets one open more, shuts somebody out, or says who works where, which shuts out who does
/// no more (decision
/// 0014). Invitations are not among them: a program may bring in members.
bool is_about_keys(const api::Route& route) {
  if (route.needs == api::Needs::client_key) return false;
  const auto named = [&](std::string_view part) {
    return route.pattern.find(part) != std::string::npos;
  };
  return route.pattern == "/accounts" || named("/sessions") || named("/password") ||
         named("/second_step") || named("/reset_links") || named("/tokens") || named("/keys") ||
         (route.pattern == "/record_clients" && route.method == http::Method::post) ||
         (route.pattern == "/record_clients/{client}" && route.method == http::Method::put) ||
         named("/roster") || named("/placement") || named("/suspension") ||
         (route.pattern == "/session" && route.method != http::Method::get);
}

TEST(AccessMatrix, lets_no_token_near_anybodys_keys) {
  Specimens hub;
  for (const auto& route : hub.application().routes().all()) {
    EXPECT_EQ(route.never_by_token, is_about_keys(route)) << route.title();
  }
}

TEST(TheMatrixItself, misses_a_route_and_notices_one_too_many) {
  api::Routes routes;
  routes.get("/new", [](Tx&, const Visitor&) {}).needs(api::Needs::anyone);
  const auto matrix = AccessMatrix::parse("route anonymous member\nGET /old 401 200\n");
  EXPECT_THAT(
      differences(matrix, routes),
      ElementsAre("GET /new is not in the matrix", "GET /old is in the matrix and does not exist"));
}

TEST(TheMatrixItself, reports_a_status_that_is_not_as_written) {
  const auto matrix = AccessMatrix::parse("# why\nroute anonymous member\n\nGET /a 401 200\n");
  EXPECT_THAT(differences(matrix.lines.at(0), [](const auto&, const auto&) { return 200; }),
              ElementsAre("GET /a as anonymous: 200 instead of 401"));
}

TEST(TheMatrixItself, refuses_lines_that_leave_somebody_out) {
  EXPECT_THROW(AccessMatrix::parse("route anonymous member\nGET /a 401\n"), std::invalid_argument);
  EXPECT_THROW(AccessMatrix::parse("GET /a 401\n"), std::invalid_argument);
  EXPECT_THROW(AccessMatrix::parse("route anonymous\nGET /a 401\nGET /a 200\n"),
               std::invalid_argument);
}

}  // namespace
}  // namespace kring::contract
