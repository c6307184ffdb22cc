#include "tests/contract/specimens.h"

#include "hub/identity/api_tokens.h"
#include "hub/identity/reset_links.h"
#include "hub/identity/second_step.h"
#include "hub/identity/sessions.h"
#include "hub/imports/imports.h"
#include "hub/inlet/inlet_store.h"
#include "hub/inlet/person_file.h"
#include "hub/learning_records/directory.h"
#include "hub/learning_records/erasures.h"
#include "hub/learning_records/pseudonyms.h"
#include "hub/learning_records/record_exports.h"
#include "hub/learning_records/retention.h"
#include "hub/learning_records/statements.h"
#include "hub/people/units.h"
#include "platform/crypto/totp.h"
#include "platform/jobs/jobs.h"
#include "platform/journal/journal.h"
#include "tests/support/dump_folder.h"

#include <stdexcept>

#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

namespace kring::contract {
namespace {

using testing_support::ruled;

constexpr std::string_view password = "correct horse battery";
constexpr std::string_view origin = "http://localhost:8080";
constexpr std::string_view secret = "sixteen octets or more";
/// Of everybody's authenticator.
constexpr std::string_view shared_secret = "12345678901234567890";

Time start() {
  return parse_time("2026-11-23T09:00:00Z").value();
}

/// Cheap on purpose: what is tested here is who is let in, not how long guessing takes.
crypto::PasswordHasher::Options cheap() {
  crypto::PasswordHasher::Options options;
  options.passes = 1;
  options.memory = 64 * 1024;
  return options;
}

http::Method method_of(std::string_view route) {
  if (route.starts_with("GET ")) return http::Method::get;
  if (route.starts_with("POST ")) return http::Method::post;
  if (route.starts_with("PUT ")) return http::Method::put;
  return http::Method::delete_;
}

identity::NewApiToken token_order(api::TokenScope scope) {
  return {ruled<text::Line<2, 80>>("A program"), scope, 1};
}

}  // namespace

Specimens::Specimens()
    : clock_(start()),
      database_(db::Dialect::sqlite, clock_, {.rehearse_writes = false}),
      hasher_(cheap()),
      password_hash_(hasher_.hash(password)),
      hub_(database_.database(), clock_, hasher_,
           {"Test organisation", std::string(origin), i18n::Language::en, false,
            std::string(secret)}),
      application_({hub_.routes(),
                    database_.database(),
                    hub_.doorkeeper(),
                    clock_,
                    files_,
                    silence_,
                    {std::string(origin)},
                    std::string(secret)}) {
  world_.open(database_.database());
  world_.give_everybody(password_hash_);
  outsider_ = world_.person("Otto Outside");
  member_ = world_.person("Mila Member");
  facilitator_ = world_.person("Fatima Founder");
  suspended_ = world_.person("Sem Suspended");
  colleague_ = world_.person("Cas Colleague");
  administrator_ = world_.administrator("Ada Admin");
  database_.database().write([&](Tx& tx) {
    identity::suspend(tx, {}, suspended_.person);
    identity::NewAccount account;
    account.name = ruled<people::Name>("Kim Key");
    account.email = ruled<text::EmailAddress>("kim@example.org");
    account.password_hash = hasher_.hash(password);
    identity::add_account(tx, account);
  });
  add_ground();
  add_communities();
  add_contributions();
  add_learning_records();
  add_retention();
  add_inlet();
  add_units();
  add_imports();
  add_stuck();
  add_themes();
}

Specimens::~Specimens() = default;

void Specimens::give_everybody_a_second_step(bool turned_on) {
  const auto before = second_step_code(0);
  database_.database().write([&](Tx& tx) {
    for (const auto* each : {&outsider_, &member_, &facilitator_, &administrator_, &suspended_}) {
      identity::turn_off_second_step(tx, each->persona, each->person);
      identity::prepare_second_step(tx, secret, each->person, shared_secret);
      if (turned_on) identity::turn_on_second_step(tx, secret, each->person, before);
    }
  });
}

/// The code that an authenticator shows now, or `later` steps from now.
std::string Specimens::second_step_code(int later) const {
  const auto second =
      std::chrono::floor<std::chrono::seconds>(clock_.now()).time_since_epoch().count();
  return crypto::totp(shared_secret, second / crypto::totp_seconds + later);
}

void Specimens::add_second_step() {
  const auto with_code = [this](const std::string& method, const std::string& path, bool on) {
    specimens_[method + " " + path] = [this, path, on](const Things&) {
      give_everybody_a_second_step(on);
      // Turning it on used up the code of now.
      return Request{path, {{{"code", second_step_code(on ? 1 : 0)}}}};
    };
  };
  with_code("PUT", "/me/second_step", false);
  with_code("PUT", "/me/second_step/recovery_codes", true);
  with_code("PUT", "/me/second_step/removal", true);
  specimens_["GET /me/second_step"] = [](const Things&) { return Request{"/me/second_step", {}}; };
  specimens_["PUT /me/second_step/secret"] = [this](const Things&) {
    give_everybody_a_second_step(false);
    give_everybody_the_password();
    return Request{"/me/second_step/secret", {{{"password", password}}}};
  };
  specimens_["DELETE /people/{person}/second_step"] = [this](const Things&) {
    return Request{"/people/" + colleague_.person.text() + "/second_step", {}};
  };
  const auto suspension = "/people/" + world_.person("Lars Leaver").person.text() + "/suspension";
  specimens_["GET /people/suspended"] = [](const Things&) {
    return Request{"/people/suspended", {}};
  };
  for (const auto* method : {"PUT", "DELETE"}) {
    specimens_[std::string(method) + " /people/{person}/suspension"] = [=](const Things&) {
      return Request{suspension, {}};
    };
  }
}

/// Some requests give them another one.
void Specimens::give_everybody_the_password() {
  database_.database().write(
      [&](Tx& tx) { tx.run("UPDATE accounts SET password_hash = $1", password_hash_); });
}

void Specimens::add_ground() {
  const auto fixed = [this](const std::string& route, const std::string& path,
                            const std::optional<boost::json::value>& body) {
    specimens_[route] = [path, body](const Things&) { return Request{path, body}; };
  };
  fixed("GET /organisation", "/organisation", {});
  fixed("GET /privacy", "/privacy", {});
  fixed("POST /session", "/session", {{{"email", "kim@example.org"}, {"password", password}}});
  fixed("GET /session", "/session", {});
  fixed("DELETE /session", "/session", {});
  fixed("PUT /me/preferences", "/me/preferences", {{{"language", "nl"}, {"look", "dark"}}});
  fixed("GET /me/sessions", "/me/sessions", {});
  fixed("DELETE /me/sessions", "/me/sessions", {});
  specimens_["PUT /me/password"] = [this](const Things&) {
    give_everybody_the_password();
    return Request{"/me/password", {{{"old", password}, {"password", "a fine long password"}}}};
  };
  add_second_step();
  fixed("GET /me/tokens", "/me/tokens", {});
  specimens_["POST /me/tokens"] = [this](const Things&) {
    give_everybody_the_password();
    return Request{"/me/tokens",
                   {{{"name", "Report"}, {"scope", "read"}, {"days", 30}, {"password", password}}}};
  };
  specimens_["DELETE /me/tokens/{token}"] = [](const Things& things) {
    return Request{"/me/tokens/" + things.api_token.text(), {}};
  };
  specimens_["DELETE /me/sessions/{session}"] = [](const Things& things) {
    return Request{"/me/sessions/" + things.session.text(), {}};
  };
  fixed("GET /me/own_records", "/me/own_records", {});
  fixed("PUT /me/own_records/objection", "/me/own_records/objection", {});
  fixed("DELETE /me/own_records/objection", "/me/own_records/objection", {});
  fixed("GET /me/completions", "/me/completions", {});
  fixed("GET /me/drafts", "/me/drafts", {});
  fixed("GET /me/drafts/{place}", "/me/drafts/question", {});
  fixed("PUT /me/drafts/{place}", "/me/drafts/question",
        {{{"form", "{}"}, {"title", "Why?"}, {"page", "/ask"}, {"age", 0}}});
  fixed("DELETE /me/drafts/{place}/{draft}", "/me/drafts/question/" + ThingId(1).text(), {});
  fixed("GET /me/records/file", "/me/records/file", {});
  fixed("GET /people", "/people?named=kim", {});
  fixed("GET /profiles", "/profiles?named=mila", {});
  specimens_["GET /profiles/{person}"] = [this](const Things&) {
    // Who is here is there for everybody.
    return Request{"/profiles/" + suspended_.person.text(), {}};
  };
  for (const auto* method : {"PUT", "DELETE"}) {
    specimens_[std::string(method) + " /profiles/{person}/follow"] = [this](const Things&) {
      // Who is here may be followed by everybody else.
      return Request{"/profiles/" + suspended_.person.text() + "/follow", {}};
    };
  }
  // Nothing, so that nobody is found by it.
  fixed("PUT /me/profile", "/me/profile",
        {{{"role", ""}, {"ask_about", boost::json::array()}, {"speaks", boost::json::array()}}});
  specimens_["POST /people/{person}/reset_links"] = [this](const Things&) {
    return Request{"/people/" + colleague_.person.text() + "/reset_links", boost::json::object()};
  };
  specimens_["POST /reset_links/preview"] = [](const Things& things) {
    return Request{"/reset_links/preview", {{{"token", things.reset_token}}}};
  };
  specimens_["POST /reset_links/password"] = [](const Things& things) {
    return Request{"/reset_links/password",
                   {{{"token", things.reset_token},
                     {"password", "a fine long password " + std::to_string(things.number)}}}};
  };
  fixed("GET /invitations", "/invitations", {});
  fixed("POST /invitations", "/invitations", {{{"role", "member"}}});
  fixed("GET /home", "/home", {});
  fixed("GET /questions", "/questions?show=newest", {});
  fixed("GET /me/unanswered", "/me/unanswered", {});
  fixed("POST /previews", "/previews", {{{"text", "*Well*"}}});
  fixed("GET /search", "/search?q=breaker", {});
  fixed("GET /found_communities", "/found_communities?q=breaker", {});
  fixed("GET /found_people", "/found_people?q=mila", {});
  fixed("GET /failed_searches", "/failed_searches", {});
  specimens_["GET /communities/{community}/failed_searches"] = [](const Things& things) {
    return Request{"/communities/" + things.community.text() + "/failed_searches", {}};
  };
  fixed("GET /similar_questions", "/similar_questions?title=breaker", {});
  specimens_["POST /invitations/preview"] = [](const Things& things) {
    return Request{"/invitations/preview", {{{"token", things.token}}}};
  };
  specimens_["POST /invitations/acceptance"] = [](const Things& things) {
    return Request{"/invitations/acceptance", {{{"token", things.token_into_community}}}};
  };
  specimens_["POST /accounts"] = [](const Things& things) {
    return Request{"/accounts",
                   {{{"token", things.token},
                     {"name", "New Colleague"},
                     {"email", "new" + std::to_string(things.number) + "@example.org"},
                     {"password", password},
                     {"language", "en"}}}};
  };
  specimens_["DELETE /invitations/{invitation}"] = [](const Things& things) {
    return Request{"/invitations/" + things.invitation.text(), {}};
  };
  specimens_["POST /invitations/{invitation}/renewal"] = [](const Things& things) {
    return Request{"/invitations/" + things.invitation.text() + "/renewal", boost::json::object()};
  };
}

learning_records::RecordId Specimens::add_record() {
  namespace records = learning_records;
  constexpr std::string_view text =
      R"({"actor":{"mbox":"mailto:noor@example.org"},"verb":{"id":"http://example.org/did"},"object":{"id":"http://example.org/pump"}})";
  const auto statement = json::Document::parse(text).value();
  const records::Client client{records::ClientId(1), "LMS", records::usual_scopes};
  const auto batch = records::prepare(statement.root(), records::Version::v1, client,
                                      records::authority_of(client, origin));
  database_.database().write_in_order(records::statement_log,
                                      [&](Tx& tx) { records::keep(tx, client, batch); });
  return records::RecordId(1);
}

void Specimens::add_learning_records() {
  const std::string agent = "agent=%7B%22mbox%22%3A%22mailto%3Anoor%40example.org%22%7D";
  const std::string activity = "activityId=http://example.org/pump";
  const std::map<std::string, std::string> resources{
      {"/xapi/statements", ""},
      {"/xapi/activities/state", activity + "&" + agent + "&stateId=s"},
      {"/xapi/activities/profile", activity + "&profileId=p"},
      {"/xapi/agents/profile", agent + "&profileId=p"},
      {"/xapi/activities", activity},
      {"/xapi/agents", agent},
      {"/xapi/token", ""},
      {"/xapi/about", ""}};
  for (const auto& [resource, query] : resources) {
    for (const std::string method : {"GET", "PUT", "POST", "DELETE"}) {
      const auto path = resource + (query.empty() ? "" : "?" + query);
      const bool sends = method == "PUT" || method == "POST";
      specimens_[method + " " + resource] = [path, sends](const Things&) {
        return Request{
            path, sends ? std::optional<boost::json::value>(boost::json::object()) : std::nullopt};
      };
    }
  }
  specimens_["GET /record_clients"] = [](const Things&) { return Request{"/record_clients", {}}; };
  specimens_["POST /record_clients"] = [](const Things&) {
    return Request{"/record_clients", {{{"name", "LMS"}}}};
  };
  record_ = add_record();
  const auto made = [this] {
    return database_.database()
        .write([&](Tx& tx) {
          return learning_records::make_client(tx, administrator_,
                                               {"LMS", learning_records::usual_scopes});
        })
        .id.text();
  };
  specimens_["GET /records"] = [](const Things&) { return Request{"/records", {}}; };
  specimens_["GET /records/counts"] = [](const Things&) { return Request{"/records/counts", {}}; };
  for (const std::string list : {"number", "arrivals", "refusals", "disclosures"}) {
    specimens_["GET /records/" + list] = [list](const Things&) {
      return Request{"/records/" + list, {}};
    };
  }
  specimens_["POST /records/exports"] = [](const Things&) {
    return Request{"/records/exports", {{{"format", "csv"}, {"reason", "To see who may do this"}}}};
  };
  specimens_["GET /records/exports/file"] = [this](const Things&) {
    const auto id = database_.database().write([&](Tx& tx) {
      learning_records::ExportOrder order;
      order.reason = text::Line<10, 200>::from_text("To see who may fetch it").value();
      return learning_records::make_export(tx, administrator_, i18n::Language::en, order, {}).id;
    });
    return Request{"/records/exports/file?export=" + id.text(), {}};
  };
  const boost::json::object noor{{"by", "email"}, {"identity", "noor@example.org"}};
  for (const std::string question : {"preview", "search"}) {
    specimens_["POST /records/erasures/" + question] = [question, noor](const Things&) {
      return Request{"/records/erasures/" + question, noor};
    };
  }
  specimens_["POST /records/people/exports"] = [noor](const Things&) {
    auto order = noor;
    order["reason"] = "To see who may do this";
    return Request{"/records/people/exports", order};
  };
  specimens_["GET /records/people/exports/file"] = [this](const Things&) {
    const auto file = database_.database().write([&](Tx& tx) {
      inlet::PersonFileOrder order;
      order.by = learning_records::MeantBy::email;
      order.identity = "noor@example.org";
      order.reason = text::Line<10, 200>::from_text("To see who may fetch it").value();
      return inlet::make_person_file(tx, administrator_, order, std::string(secret), origin);
    });
    return Request{"/records/people/exports/file?export=" + file.key, {}};
  };
  specimens_["GET /records/erasures"] = [](const Things&) {
    return Request{"/records/erasures", {}};
  };
  specimens_["GET /records/erasures/{erasure}"] = [this](const Things&) {
    learning_records::ErasureOrder order;
    order.by = learning_records::MeantBy::openid;
    order.identity = "https://noor.example/";
    order.confirmation = code_of("openid https://noor.example/");
    const auto id = database_.database().write([&](Tx& tx) {
      return learning_records::erase(tx, administrator_, order, hub_.erasure_options());
    });
    return Request{"/records/erasures/" + id.text(), {}};
  };
  specimens_["POST /records/erasures"] = [this, noor](const Things&) {
    auto order = noor;
    order["reason"] = "To see who may do this";
    order["confirmation"] = code_of("mbox mailto:noor@example.org");
    return Request{"/records/erasures", order};
  };
  specimens_["POST /records/{record}/revealings"] = [this](const Things&) {
    return Request{"/records/" + record_.text() + "/revealings",
                   {{{"reason", "Somebody asked for their own"}}}};
  };
  specimens_["PUT /record_clients/{client}"] = [made](const Things&) {
    return Request{"/record_clients/" + made(), {{{"name", "App"}, {"scopes", {"read"}}}}};
  };
  specimens_["DELETE /record_clients/{client}"] = [made](const Things&) {
    return Request{"/record_clients/" + made(), {}};
  };
  specimens_["POST /record_clients/{client}/keys"] = [made](const Things&) {
    return Request{"/record_clients/" + made() + "/keys", boost::json::object()};
  };
}

std::string Specimens::code_of(std::string_view identity) {
  return database_.database().read([&](Tx& tx) {
    return learning_records::Pseudonyms(tx).of(
        learning_records::mark_of(learning_records::MarkKind::agent, identity));
  });
}

void Specimens::add_retention() {
  namespace records = learning_records;
  const boost::json::object rule{{"act", "anonymise"}, {"days", 365}};
  const boost::json::object day{{"act", "remove"}, {"before", "2024-01-01"}};
  const auto made = [this] {
    records::RetentionOrder order;
    order.days = 365;
    return database_.database()
        .write([&](Tx& tx) { return records::make_rule(tx, administrator_, order); })
        .text();
  };
  const auto begun = [this] {
    records::RetentionRunOrder order;
    order.before = order.confirmation = "2024-01-01";
    return database_.database()
        .write([&](Tx& tx) { return records::begin_run(tx, administrator_, order); })
        .text();
  };
  const auto add = [this](const std::string& method, const std::string& rest,
                          const std::function<Request()>& request) {
    specimens_[method + " /records/retention_" + rest] = [request](const Things&) {
      auto asked = request();
      asked.path = "/records/retention_" + asked.path;
      return asked;
    };
  };
  add("GET", "rules", [] { return Request{"rules", {}}; });
  add("POST", "rules", [rule] { return Request{"rules", rule}; });
  add("PUT", "rules/{rule}", [=] { return Request{"rules/" + made(), rule}; });
  add("DELETE", "rules/{rule}", [=] { return Request{"rules/" + made(), {}}; });
  add("POST", "previews", [rule] { return Request{"previews", rule}; });
  add("GET", "runs", [] { return Request{"runs", {}}; });
  add("POST", "runs", [day] {
    auto order = day;
    order["confirmation"] = "2024-01-01";
    return Request{"runs", order};
  });
  add("GET", "runs/{run}", [=] { return Request{"runs/" + begun(), {}}; });
  add("DELETE", "runs/{run}", [=] { return Request{"runs/" + begun(), {}}; });
}

std::string Specimens::add_agent() {
  return database_.database()
      .write([&](Tx& tx) {
        const auto identity = learning_records::identity_hash("agent " + std::to_string(made_));
        return inlet::store::put_agent(tx, identity, made_).id;
      })
      .text();
}

void Specimens::add_inlet() {
  specimens_["GET /own_records"] = [](const Things&) { return Request{"/own_records", {}}; };
  specimens_["PUT /own_records/{kind}"] = [](const Things&) {
    return Request{"/own_records/asked", {{{"is_on", true}}}};
  };
  specimens_["GET /agents/waiting"] = [](const Things&) { return Request{"/agents/waiting", {}}; };
  specimens_["GET /agents/mapped"] = [](const Things&) { return Request{"/agents/mapped", {}}; };
  specimens_["GET /people/unproved"] = [](const Things&) {
    return Request{"/people/unproved", {}};
  };
  specimens_["PUT /people/{person}/address_proof"] = [this](const Things&) {
    return Request{"/people/" + colleague_.person.text() + "/address_proof", {}};
  };
  specimens_["PUT /agents/{agent}/person"] = [this](const Things&) {
    return Request{"/agents/" + add_agent() + "/person", {{{"person", member_.person.text()}}}};
  };
  specimens_["DELETE /agents/{agent}/person"] = [this](const Things&) {
    return Request{"/agents/" + add_agent() + "/person", {}};
  };
}

void Specimens::add_communities() {
  specimens_["GET /communities"] = [](const Things&) { return Request{"/communities", {}}; };
  specimens_["POST /communities"] = [](const Things& things) {
    return Request{"/communities",
                   {{{"name", "Founded " + std::to_string(things.number)},
                     {"theme", "Heat pumps"},
                     {"purpose", "Find out together why it trips."},
                     {"openness", "open"}}}};
  };
  const auto below = [this](const std::string& method, const std::string& rest,
                            const std::optional<boost::json::value>& body = {}) {
    specimens_[method + " /communities/{community}" + rest] = [this, rest,
                                                               body](const Things& things) {
      auto path = "/communities/" + things.community.text() + rest;
      if (const auto person = path.find("{person}"); person != path.npos) {
        path.replace(person, std::string_view("{person}").size(), colleague_.person.text());
      }
      return Request{path, body};
    };
  };
  below("GET", "");
  below("PUT", "/membership");
  below("DELETE", "/membership");
  below("GET", "/members");
  below("GET", "/requests");
  for (const auto* method : {"PUT", "DELETE"}) {
    below(method, "/members/{person}");
    below(method, "/facilitators/{person}");
  }
  below("GET", "/invitations");
  below("POST", "/invitations", boost::json::object());
  specimens_["DELETE /communities/{community}/invitations/{invitation}"] =
      [](const Things& things) {
        return Request{"/communities/" + things.community.text() + "/invitations/" +
                           things.invitation_into_community.text(),
                       {}};
      };
  below("POST", "/questions", {{{"title", "Why does it hum?"}, {"text", "All night long."}}});
}

void Specimens::add_changes_of(const std::string& path,
                               const std::function<std::string(const Things&)>& id,
                               boost::json::object edited) {
  const auto placed = path.substr(0, path.find('{'));
  const auto below = [this, path, placed, id](const std::string& method, const std::string& rest,
                                              const std::optional<boost::json::value>& body = {}) {
    specimens_[method + " " + path + rest] = [placed, id, rest, body](const Things& things) {
      return Request{placed + id(things) + rest, body};
    };
  };
  below("GET", "");
  below("PUT", "", edited);
  below("GET", "/revisions");
  below("PUT", "/withdrawal");
  below("DELETE", "/withdrawal");
  const boost::json::value text{{"text", "The inrush current."}};
  if (path.starts_with("/questions")) below("POST", "/answers", text);
  if (!path.starts_with("/comments")) below("POST", "/comments", text);
  if (path.starts_with("/answers")) {
    below("PUT", "/helpful");
    below("DELETE", "/helpful");
  }
}

void Specimens::add_contributions() {
  add_changes_of("/questions/{question}",
                 [](const Things& things) { return things.question.text(); },
                 {{"title", "Why does the breaker trip?"}, {"text", "Still."}, {"revision", 1}});
  add_changes_of("/answers/{answer}", [](const Things& things) { return things.answer.text(); },
                 {{"text", "Take a D curve."}, {"revision", 1}});
  add_changes_of("/comments/{comment}", [](const Things& things) { return things.comment.text(); },
                 {{"text", "Which one?"}, {"revision", 1}});
  const std::string acceptance = " /questions/{question}/acceptance";
  specimens_["PUT" + acceptance] = [](const Things& things) {
    return Request{"/questions/" + things.question.text() + "/acceptance",
                   {{{"answer", things.answer.text()}}}};
  };
  specimens_["DELETE" + acceptance] = [](const Things& things) {
    return Request{"/questions/" + things.question.text() + "/acceptance", {}};
  };
}

void Specimens::add_themes() {
  const auto themes_of_community = [](const Things& things) {
    return "/communities/" + things.community.text() + "/themes";
  };
  specimens_["GET /communities/{community}/themes"] = [=](const Things& things) {
    return Request{themes_of_community(things), {}};
  };
  specimens_["POST /communities/{community}/themes"] = [=](const Things& things) {
    return Request{themes_of_community(things), {{{"name", "Inverters"}}}};
  };
  const auto below = [this](const std::string& method, const std::string& rest,
                            const std::optional<boost::json::value>& body = {}) {
    specimens_[method + " /themes/{theme}" + rest] = [rest, body](const Things& things) {
      return Request{"/themes/" + things.theme.text() + rest, body};
    };
  };
  below("GET", "");
  below("PUT", "",
        {{{"name", "Breakers"},
          {"names", boost::json::object()},
          {"description", "What trips."},
          {"synonyms", boost::json::array()},
          {"revision", 1}}});
  below("PUT", "/follow");
  below("DELETE", "/follow");
  specimens_["PUT /themes/{theme}/merger"] = [](const Things& things) {
    return Request{"/themes/" + things.theme.text() + "/merger",
                   {{{"into", things.other_theme.text()}}}};
  };
  specimens_["PUT /questions/{question}/themes"] = [](const Things& things) {
    return Request{"/questions/" + things.question.text() + "/themes",
                   {{{"themes", {things.theme.text()}}}}};
  };
  for (const auto* method : {"PUT", "DELETE"}) {
    specimens_[std::string(method) + " /questions/{question}/same"] = [](const Things& things) {
      return Request{"/questions/" + things.question.text() + "/same", {}};
    };
  }
}

void Specimens::add_units() {
  const auto described = [](const std::string& name) { return boost::json::value{{"name", name}}; };
  // Each is one of its own, gone again before there are too many.
  const auto fresh = [this](const Things& things) {
    return database_.database().write([&](Tx& tx) {
      tx.run("DELETE FROM placements");
      tx.run("DELETE FROM units");
      const auto name = ruled<people::UnitName>("Service " + std::to_string(things.number));
      return people::make_unit(tx, administrator_, {name, {}}).text();
    });
  };
  specimens_["GET /units"] = [](const Things&) { return Request{"/units", {}}; };
  specimens_["POST /units"] = [described](const Things& things) {
    return Request{"/units", described("Planning " + std::to_string(things.number))};
  };
  specimens_["PUT /units/{unit}"] = [=](const Things& things) {
    return Request{"/units/" + fresh(things), described("Projects")};
  };
  specimens_["DELETE /units/{unit}"] = [=](const Things& things) {
    return Request{"/units/" + fresh(things), {}};
  };
  const std::string roster = "email,name,role\ncas@example.org,Cas Colleague,Engineer\n";
  specimens_["POST /roster/preview"] = [roster](const Things&) {
    return Request{"/roster/preview", {{{"text", roster}}}};
  };
  specimens_["POST /roster"] = [roster](const Things&) {
    return Request{"/roster", {{{"text", roster}}}};
  };
  specimens_["PUT /people/{person}/placement"] = [=, this](const Things& things) {
    return Request{"/people/" + colleague_.person.text() + "/placement",
                   {{{"unit", fresh(things)}, {"role", "Engineer"}}}};
  };
}

void Specimens::add_stuck() {
  specimens_["GET /followers"] = [](const Things&) { return Request{"/followers", {}}; };
  specimens_["PUT /followers/{follower}/retry"] = [](const Things&) {
    return Request{"/followers/search/retry", {}};
  };
  specimens_["GET /jobs"] = [](const Things&) { return Request{"/jobs", {}}; };
  specimens_["PUT /jobs/{job}/retry"] = [this](const Things&) {
    const auto job = database_.database().write([](Tx& tx) {
      jobs::enqueue(tx, {.kind = "forget_old_tries"});
      const auto taken = jobs::take(tx, tx.now()).value();
      jobs::put_back(tx, taken, "it would not", {});
      return taken.id;
    });
    return Request{"/jobs/" + job.text() + "/retry", {}};
  };
}

void Specimens::add_imports() {
  testing_support::DumpFolder dump;
  dump.users({R"(Id="7" DisplayName="Bo")"})
      .posts({R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="A" Body="x")"
              R"( OwnerUserId="7")"})
      .votes({R"(Id="1" PostId="1" VoteTypeId="3" CreationDate="2018-02-07T00:00:00")"});
  const auto into = world_.community(facilitator_, communities::Openness::open, "Brought in");
  const auto outcome = imports::import_stack_exchange(
      database_.database(), {imports::Dump{dump.path()}, into, access::Audience::everyone},
      [](const imports::Progress&) { return true; });
  const auto import = "/imports/" + std::get<imports::Finished>(outcome).id.text();
  specimens_["GET /imports"] = [](const Things&) { return Request{"/imports", {}}; };
  specimens_["GET /imports/{import}"] = [=](const Things&) { return Request{import, {}}; };
  specimens_["GET /imports/{import}/down_voted"] = [=](const Things&) {
    return Request{import + "/down_voted", {}};
  };
  specimens_["GET /imports/{import}/people"] = [=](const Things&) {
    return Request{import + "/people", {}};
  };
  const auto claim = database_.database().read([](Tx& tx) {
    return "/unclaimed/" + tx.value<PersonId>("SELECT person FROM import_people").value().text() +
           "/claim";
  });
  specimens_["PUT /unclaimed/{person}/claim"] = [=, this](const Things&) {
    database_.database().write([](Tx& tx) { tx.run("DELETE FROM import_claims"); });
    return Request{claim, {{{"person", colleague_.person.text()}}}};
  };
  specimens_["DELETE /unclaimed/{person}/claim"] = [=](const Things&) {
    return Request{claim, {}};
  };
}

Specimens::Things Specimens::make_things() {
  Things things;
  things.number = ++made_;
  things.community = world_.community(facilitator_, communities::Openness::private_,
                                      "Heat pumps " + std::to_string(things.number));
  world_.member(things.community, member_);
  world_.member(things.community, suspended_);
  world_.member(things.community, colleague_);
  things.question = world_.question(member_, things.community);
  things.answer = world_.answer(member_, things.question);
  database_.database().write([&](Tx& tx) {
    const contributions::NewComment comment{ruled<contributions::CommentText>("Since when?")};
    things.comment = contributions::comment_on_question(tx, member_, things.question, comment);
    things.theme = curation::add_theme(tx, member_, things.community,
                                       {ruled<curation::ThemeName>("Circuit breakers")});
    things.other_theme =
        curation::add_theme(tx, member_, things.community, {ruled<curation::ThemeName>("Fuses")});
    identity::begin_session(tx, member_.person);
    things.session = identity::my_sessions(tx, member_, {}).items.front().id;
    things.api_token = identity::make_api_token(tx, member_, token_order(api::TokenScope::read)).id;
    const auto made = identity::invite(tx, administrator_, {});
    things.invitation = made.id;
    things.token = made.token;
    identity::NewInvitation into;
    into.community = things.community;
    things.token_into_community = identity::invite(tx, administrator_, into).token;
    things.invitation_into_community = identity::invite(tx, facilitator_, into).id;
    things.reset_token = identity::make_reset_link(tx, administrator_, colleague_.person).token;
  });
  return things;
}

std::string Specimens::begin_session(const Visitor& visitor) {
  return database_.database().write(
      [&](Tx& tx) { return identity::begin_session(tx, visitor.person); });
}

std::string Specimens::cookie_of(const std::string& role) {
  if (role == "anonymous") return {};
  if (role == "outsider") return begin_session(outsider_);
  if (role == "member") return begin_session(member_);
  if (role == "facilitator") return begin_session(facilitator_);
  if (role == "administrator") return begin_session(administrator_);
  if (role == "suspended") return begin_session(suspended_);
  if (role != "revoked") throw std::invalid_argument("no such visitor role: " + role);
  auto token = begin_session(member_);
  ApiClient client(application_);
  client.set_cookie(identity::session_cookie, token);
  EXPECT_EQ(client.remove("/session").status, 204);
  return token;
}

Specimens::Request Specimens::specimen(const std::string& route) {
  const auto found = specimens_.find(route);
  if (found == specimens_.end()) throw std::invalid_argument("no specimen of " + route);
  return found->second(make_things());
}

ApiClient Specimens::client(const std::string& role) {
  ApiClient client(application_);
  client.header("X-Experience-API-Version", "1.0.3");  // only the raw routes of xAPI look at it
  if (const auto cookie = cookie_of(role); !cookie.empty()) {
    client.set_cookie(identity::session_cookie, cookie);
  }
  return client;
}

std::string Specimens::Request::text() const {
  return body ? boost::json::serialize(*body) : std::string();
}

int Specimens::ask(const std::string& route, const std::string& role) {
  const auto request = specimen(route);
  return client(role).send(method_of(route), request.path, request.text()).status;
}

int Specimens::ask_by_token(const std::string& route, const std::string& role,
                            api::TokenScope scope) {
  const auto request = specimen(route);
  const auto& owner = role == "administrator" ? administrator_ : member_;
  const auto token = database_.database().write(
      [&](Tx& tx) { return identity::make_api_token(tx, owner, token_order(scope)).secret; });
  ApiClient program(application_);
  program.header("Authorization", "Bearer " + token);
  return program.send(method_of(route), request.path, request.text()).status;
}

int Specimens::ask_without(api::Gate gate, const std::string& route, const std::string& role) {
  const auto request = specimen(route);
  auto visitor = client(role);
  visitor.unchecked();
  api::weaken(route, gate);
  const auto status = visitor.send(method_of(route), request.path, request.text()).status;
  api::weaken("", gate);
  return status;
}

Specimens::Outcome Specimens::ask_with(
    const std::function<std::string(const boost::json::value&)>& spoil, const std::string& route,
    const std::string& role) {
  clock_.advance(std::chrono::days(1));
  const auto request = specimen(route);
  auto visitor = client(role);
  const auto facts = [&] { return database_.database().read(journal::last_seq); };
  const auto before = facts();
  auto answer = visitor.send(method_of(route), request.path, spoil(request.body.value_or(nullptr)));
  return {std::move(answer), facts() - before};
}

}  // namespace kring::contract
