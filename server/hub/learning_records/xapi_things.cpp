// What is known of agents, activities and this record store itself; and how all answers are made.

#include "base/refusal.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statements.h"
#include "hub/learning_records/xapi_answers.h"
#include "hub/learning_records/xapi_parameters.h"
#include "platform/json/value_writer.h"
#include "platform/json/writer.h"

#include <array>
#include <cstdio>

namespace kring::learning_records {
namespace {

void recognise(const XapiRequest& request, Tx& tx) {
  const auto client = request.recognise(tx);
  require_scope(client, {Scope::read_mine, Scope::profile});
}

/// An agent as a Person, in which everything is a list.
std::string person_of(const json::Value& agent) {
  std::string out = R"({"objectType":"Person")";
  for (const std::string_view name : {"name", "mbox", "mbox_sha1sum", "openid", "account"}) {
    const auto* value = member_of(agent, name);
    if (!value) continue;
    out.append(",\"").append(name).append("\":[");
    json::append_value(out, *value);
    out += ']';
  }
  return out += '}';
}

}  // namespace

http::Response get_agent(const XapiRequest& request) {
  return request.call().read([&](Tx& tx, const Visitor&) {
    recognise(request, tx);
    request.allow<AgentWanted>();
    request.require_text("agent");
    return answer("application/json", person_of(request.agent("agent")->root()));
  });
}

http::Response get_activity(const XapiRequest& request) {
  return request.call().read([&](Tx& tx, const Visitor&) {
    recognise(request, tx);
    request.allow<ActivityWanted>();
    request.require_text("activityId");
    const auto iri = *request.iri("activityId");
    std::string out = R"({"objectType":"Activity","id":)";
    json::append_string(out, iri);
    for (const auto& known : definitions(tx, {iri})) {
      out.append(",\"definition\":").append(known.text);
    }
    return answer("application/json", out += '}');
  });
}

http::Response get_about(const XapiRequest& request) {
  request.allow<NoParameters>();
  return answer("application/json", R"({"version":["1.0.3","2.0.0"]})");
}

http::Response answer(std::string_view content_type, std::string body) {
  http::Response response;
  response.headers.add("Content-Type", content_type);
  response.body = std::move(body);
  return response;
}

http::Response answer_nothing() {
  http::Response response;
  response.status = 204;
  return response;
}

std::string http_date(Time time) {
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(time - day));
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d GMT",
                days[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text.data();
}

}  // namespace kring::learning_records
