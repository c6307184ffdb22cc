#include "platform/api/docs_page.h"

#include "platform/api/problem.h"
#include "platform/api/wording.h"

#include <map>
#include <vector>

namespace kring::api {
namespace {

using Kind = json::Schema::Kind;

/// Text between tags or in a quoted attribute.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    switch (letter) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

std::string code(std::string_view text) {
  return "<code>" + escaped(text) + "</code>";
}

std::string range(const std::optional<std::int64_t>& min, const std::optional<std::int64_t>& max,
                  std::string_view unit) {
  if (!min && !max) return {};
  std::string out = ", ";
  if (min && max) {
    out += std::to_string(*min) + " to " + std::to_string(*max);
  } else {
    out += min ? "at least " + std::to_string(*min) : "at most " + std::to_string(*max);
  }
  return out.append(unit);
}

/// A type in words; `structs` hears of every struct that is named.
class Words {
 public:
  std::string type(const json::Schema& schema) {
    switch (schema.kind) {
      case Kind::boolean:
        return "true or false";
      case Kind::integer:
        return "whole number";
      case Kind::number:
        return "number";
      case Kind::text:
        return "text" + range(schema.min, schema.max, " characters");
      case Kind::id:
        return "id";
      case Kind::time:
        return "moment";
      case Kind::list:
        return "list of " + type(schema.items());
      case Kind::map:
        return "by name: " + type(schema.items());
      case Kind::enumeration:
        return choices(schema);
      case Kind::object:
        return link(schema);
    }
    return {};
  }

  std::string member(const json::Schema::Member& member) {
    const auto& schema = member.schema();
    const bool number = schema.kind == Kind::integer || schema.kind == Kind::number;
    return type(schema) + range(member.min, member.max,
                                number                      ? ""
                                : schema.kind == Kind::text ? " characters"
                                                            : " items");
  }

  const std::map<std::string, const json::Schema*>& structs() const { return structs_; }

 private:
  static std::string choices(const json::Schema& schema) {
    std::string out;
    for (const auto& name : schema.names) out += (out.empty() ? "" : " or ") + code(name);
    return out;
  }

  std::string link(const json::Schema& schema) {
    if (structs_.emplace(schema.name, &schema).second) {
      for (const auto& each : schema.members) type(each.schema());
    }
    return "<a href=\"#type-" + escaped(schema.name) + "\">" + escaped(schema.name) + "</a>";
  }

  std::map<std::string, const json::Schema*> structs_;
};

void row(std::string& out, std::string_view what, const std::string& html) {
  if (html.empty()) return;
  out.append("<dt>").append(what).append("</dt><dd>").append(html).append("</dd>\n");
}

std::string who(const Route& route) {
  switch (route.needs.value()) {
    case Needs::anyone:
      return "Anyone";
    case Needs::session:
      return "Whoever is signed in";
    case Needs::administrator:
      return "Administrators";
    case Needs::client_key:
      return "Programs with a key of their own";
  }
  return {};
}

std::string path_of(const Route& route, Words& words) {
  std::string out;
  for (std::size_t i = 0; i < route.parameters.size(); ++i) {
    if (i > 0) out += "<br>";
    out += code(route.parameters[i]) + ": " + words.type(route.parameter_schemas[i]());
  }
  return out;
}

std::string query_of(const Route& route, Words& words) {
  if (!route.query) return {};
  std::string out;
  for (const auto& member : route.query().members) {
    if (!out.empty()) out += "<br>";
    out += code(member.name) + ": " + words.member(member);
  }
  return out;
}

std::string answer_of(const Route& route, Words& words) {
  auto out = code(std::to_string(route.status));
  if (route.answer) out += " " + words.type(route.answer());
  if (route.etagged) out += "; with an ETag: " + code("304") + " when nothing changed";
  if (!route.location.empty())
    out += "; " + code("Location: " + std::string(api_base) + route.location);
  return out;
}

std::string refusals_of(const Route& route) {
  std::string out;
  for (const auto& each : route.refuses) out += (out.empty() ? "" : ", ") + code(each);
  return out;
}

void write_route(std::string& out, const Route& route, Words& words) {
  out.append("<article id=\"")
      .append(escaped(route.name))
      .append("\">\n<h3><span class=\"method\">");
  out.append(method_name(route.method)).append("</span>").append(escaped(route.pattern));
  out.append("</h3>\n<p>").append(escaped(summary_of(route))).append(".</p>\n<dl>\n");
  row(out, "Who may", who(route));
  row(out, "Path", path_of(route, words));
  row(out, "Query", query_of(route, words));
  row(out, "Body", route.body ? words.type(route.body()) : std::string());
  row(out, "Answer", answer_of(route, words));
  row(out, "Refuses", refusals_of(route));
  row(out, "At most", escaped(limit_of(route)));
  if (route.creates)
    row(out, "Repeatable", "with " + code("Idempotency-Key") + ", 16 to 64 characters");
  out += "</dl>\n</article>\n";
}

void write_struct(std::string& out, const json::Schema& schema, Words& words) {
  out.append("<article id=\"type-").append(escaped(schema.name)).append("\">\n<h3>");
  out.append(escaped(schema.name)).append("</h3>\n");
  if (schema.members.empty()) {
    out += "<p>No members.</p>\n</article>\n";
    return;
  }
  out +=
      "<table><thead><tr><th scope=\"col\">Member</th><th "
      "scope=\"col\">Holds</th></tr></thead><tbody>\n";
  for (const auto& member : schema.members) {
    out.append("<tr><th scope=\"row\">").append(code(member.name)).append("</th><td>");
    out.append(words.member(member))
        .append(member.required ? "" : ", or left out")
        .append("</td></tr>\n");
  }
  out += "</tbody></table>\n</article>\n";
}

void write_common_codes(std::string& out) {
  out +=
      "<h2 id=\"refusals\">Refusals</h2>\n<p>A refusal is a <a href=\"#type-Problem\">Problem</a> "
      "(<code>application/problem+json</code>). Its <code>code</code> never changes; its "
      "<code>title</code> is a sentence in the language of <code>Accept-Language</code>. Every "
      "wrong field "
      "is told at once. Any route may answer with:</p>\n<article><table><thead><tr><th "
      "scope=\"col\">Code</th><th scope=\"col\">Status</th></tr></thead><tbody>\n";
  for (const auto& [name, status] : common_codes()) {
    out.append("<tr><th scope=\"row\">").append(code(name)).append("</th><td>");
    out.append(std::to_string(static_cast<int>(status))).append("</td></tr>\n");
  }
  out += "</tbody></table></article>\n";
}

}  // namespace

std::string docs_page(const Routes& routes) {
  Words words;
  std::map<std::string, std::vector<const Route*>> modules;
  for (const auto& route : routes.all()) modules[route.module].push_back(&route);
  std::string nav;
  std::string body;
  for (const auto& [module, rows] : modules) {
    nav.append("<p>").append(escaped(module)).append("</p>\n<ul>\n");
    body.append("<h2>").append(escaped(module)).append("</h2>\n");
    for (const auto* route : rows) {
      nav.append("<li><a href=\"#").append(escaped(route->name)).append("\">");
      nav.append(escaped(summary_of(*route))).append("</a></li>\n");
      write_route(body, *route, words);
    }
    nav += "</ul>\n";
  }
  write_common_codes(body);
  words.type(json::schema_of<Problem>());
  body += "<h2 id=\"types\">Types</h2>\n";
  const auto structs = words.structs();
  for (const auto& [name, schema] : structs) write_struct(body, *schema, words);
  nav +=
      "<ul><li><a href=\"#refusals\">Refusals</a></li><li><a href=\"#types\">Types</a></li></ul>\n";
  return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<title>Kring: the API</title>\n<link rel=\"stylesheet\" "
         "href=\"/api/docs.css\">\n</head>\n<body>\n"
         "<a class=\"skip\" href=\"#main\">To the routes</a>\n<div class=\"page\">\n"
         "<nav aria-label=\"Routes\">\n" +
         nav +
         "</nav>\n<main id=\"main\">\n<h1>The API of Kring</h1>\n<p>Everything stands below "
         "<code>" +
         std::string(api_base) +
         "</code> and is JSON. Ids are 13 characters; moments are RFC 3339 in UTC. Lists come a "
         "page at a "
         "time: ask on with <code>?after=</code> and the <code>next</code> of the page. What "
         "somebody may not see is <code>not_found</code>, like what is not there. The same "
         "table for "
         "programs: <a href=\"/api/openapi.json\">openapi.json</a>.</p>\n" +
         body + "</main>\n</div>\n</body>\n</html>\n";
}

}  // namespace kring::api
