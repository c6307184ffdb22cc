#include "hub/inlet/own_completions.h"

#include "hub/inlet/matching.h"
#include "hub/learning_records/client_names.h"
#include "hub/learning_records/erased_person.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/retention.h"
#include "hub/learning_records/statement_log.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"

#include <algorithm>
#include <chrono>
#include <unordered_map>

namespace kring::inlet {
namespace {

using learning_records::ClientId;
using learning_records::Logged;
using learning_records::member_of;
using learning_records::RetentionRule;
using learning_records::text_of;

bool holds_for(const RetentionRule& rule, ClientId client, std::string_view verb) {
  return rule.client.value_or(client) == client && rule.verb.value_or(std::string(verb)) == verb;
}

/// Fetched once for all records of a page.
struct Known {
  learning_records::ClientNames clients;
  std::vector<RetentionRule> rules;
  std::string_view public_origin;
};

/// What programs report of a completion takes some hundreds of octets. A page reads up to a hundred
/// and twenty of them; longer ones are not read for it.
constexpr std::size_t longest_report = 128 * 1024;

/// What a record says, and of which completion.
struct Said {
  std::int64_t seq = 0;
  formal_links::CompletionId of;
  CompletionReport report;
};

/// Nothing where the record names nobody any more.
std::optional<CompletionReport> report_of(const Known& known, const Logged& logged) {
  const auto document = json::Document::parse(logged.text).value();
  const auto& statement = document.root();
  if (learning_records::is_stand_in(*member_of(statement, "actor"), known.public_origin))
    return std::nullopt;
  CompletionReport report;
  const auto client = known.clients.find(logged.client);
  if (client != known.clients.end()) report.program = client->second;
  report.success = learning_records::success_of(statement);
  report.score = learning_records::score_of(statement);
  report.stored_at = learning_records::read_timestamp(text_of(statement, "stored")).value();
  const auto verb = text_of(*member_of(statement, "verb"), "id");
  for (const auto& rule : known.rules) {
    if (!holds_for(rule, logged.client, verb)) continue;
    const Time until = report.stored_at + std::chrono::hours(24) * rule.days;
    report.kept_until = std::min(report.kept_until.value_or(until), until);
  }
  return report;
}

}  // namespace

Page<OwnCompletion> own_completions(Tx& tx, PersonId person,
                                    const std::optional<std::string>& after,
                                    std::string_view public_origin) {
  auto completions = formal_links::completions_of(tx, person, after);
  Page<OwnCompletion> page;
  page.next = std::move(completions.next);
  std::vector<formal_links::CompletionId> ids;
  for (auto& each : completions.items) {
    ids.push_back(each.id);
    page.items.push_back({std::move(each), {}});
  }
  if (ids.empty()) return page;
  std::vector<std::string> uuids;
  std::unordered_map<std::string, formal_links::CompletionId> said_by;
  for (const auto& each : formal_links::sources_of(tx, ids)) {
    const auto uuid = uuid_of_source(each.source);
    if (!uuid) continue;
    uuids.push_back(*uuid);
    said_by.emplace(*uuid, each.completion);
  }
  const Known known{learning_records::names_of_clients(tx), learning_records::rules(tx),
                    public_origin};
  std::vector<Said> all;
  learning_records::each_logged(tx, uuids, longest_report, [&](const Logged& each) {
    const auto of = said_by.find(each.uuid);
    if (of == said_by.end()) return;
    if (auto report = report_of(known, each)) {
      all.push_back({each.seq, of->second, std::move(*report)});
    }
  });
  std::ranges::sort(all, {}, &Said::seq);
  for (auto& each : all) {
    const auto place = std::ranges::find(page.items, each.of, &formal_links::Completion::id);
    place->reports.push_back(std::move(each.report));
  }
  return page;
}

}  // namespace kring::inlet
