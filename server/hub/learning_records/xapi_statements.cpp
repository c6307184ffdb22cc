#include "base/refusal.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/mark_filing.h"
#include "hub/learning_records/reading_room.h"
#include "hub/learning_records/references.h"
#include "hub/learning_records/said_before.h"
#include "hub/learning_records/sent_statements.h"
#include "hub/learning_records/statement_page.h"
#include "hub/learning_records/statement_writer.h"
#include "hub/learning_records/xapi_answers.h"
#include "hub/learning_records/xapi_parameters.h"
#include "platform/json/writer.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace kring::learning_records {
namespace {

Client client_that(const XapiRequest& request, Tx& tx, std::initializer_list<Scope> may) {
  auto client = request.recognise(tx);
  require_scope(client, may);
  return client;
}

/// Statements being added. What is sent is read, judged and made ready outside the transaction;
/// inside the client is recognised again, since its key may have been taken away meanwhile.
class Sending {
 public:
  Sending(const XapiRequest& request, Database& database, const XapiOptions& options,
          Senders& senders)
      : request_(request),
        database_(database),
        options_(options),
        recent_(senders.recent),
        together_(senders.together),
        room_(senders.room),
        room_for_kept_(senders.room_for_kept),
        authorization_(request.header("Authorization").value_or("")),
        client_(recognised()) {}

  Batch add(const std::optional<std::string>& id) {
    auto batch = kept(id);
    // Once its place is somebody else's.
    file_rest(database_, marks_written_);
    return batch;
  }

 private:
  Batch kept(const std::optional<std::string>& id) {
    while (true) {
      auto [batch, place] = made_ready(id);
      read_referred_to(batch);
      if (keep_compared(batch)) return std::move(batch);
      client_ = looked_up();
    }
  }

  Client recognised() const {
    auto client = recent_.find(authorization_, request_.call().now());
    if (!client) return looked_up();
    request_.take_for(*client);
    return std::move(*client);
  }

  Client looked_up() const {
    auto client = request_.call().read(
        [&](Tx& tx, const Visitor&) { return client_that(request_, tx, {Scope::write}); });
    if (!authorization_.empty()) {
      recent_.remember(authorization_, client, request_.call().now());
    }
    return client;
  }

  /// What was parsed is gone by then: its place is also for what of the batch is parsed again.
  std::pair<Batch, ReadingRoom::Place> made_ready(const std::optional<std::string>& id) const {
    SentStatements sent(request_, client_.id, room_);
    if (id) require_id(sent.body(), *id);
    auto batch = prepare(sent.body(), request_.version(), client_,
                         authority_of(client_, options_.public_origin), id);
    batch.attachments = sent.attachments();
    return {std::move(batch), sent.leave_place()};
  }

  /// Before the batch's turn, in which everybody else waits.
  void read_referred_to(Batch& batch) const {
    std::size_t octets = 0;
    bool refers = false;
    for (const auto& each : batch.statements) {
      octets += each.kept.size();
      refers = refers || !each.target.empty();
    }
    if (!refers && octets <= most_octets_in_turn) return;
    auto ahead = ahead_of(batch, most_octets_in_turn);
    if (!ahead) {
      const auto place =
          room_for_kept_.place_for(memory_to_keep_at_most(most_octets_referred_to), client_.id);
      ahead = ahead_of(batch, most_octets_referred_to);
    }
    if (!ahead) refuse_to_refer_to_so_much();
    batch.referred_to = std::make_shared<ReferredTo>(std::move(*ahead));
  }

  std::optional<ReferredTo> ahead_of(const Batch& batch, std::size_t most_octets) const {
    return request_.call().read(
        [&](Tx& tx, const Visitor&) { return read_ahead(tx, client_, batch, most_octets); });
  }

  /// Compares first what is there already, where that is much.
  bool keep_compared(Batch& batch) {
    try {
      return keep_for_client(batch);
    } catch (const MuchToCompare&) {
      compare_ahead(batch);
    }
    try {
      return keep_for_client(batch);
    } catch (const MuchToCompare&) {
      throw Refusal(Status::overloaded, "overloaded", std::chrono::seconds(1));
    }
  }

  void compare_ahead(Batch& batch) const {
    const auto longest = request_.call().read(
        [&](Tx& tx, const Visitor&) { return longest_said_before(tx, batch); });
    const auto place = room_for_kept_.place_for(memory_to_keep_at_most(longest), client_.id);
    batch.said_before = std::make_shared<SaidBefore>(
        request_.call().read([&](Tx& tx, const Visitor&) { return said_before(tx, batch); }));
  }

  /// Says whether the client still is what the batch was made ready for.
  bool keep_for_client(const Batch& batch) {
    try {
      return together_.keep(authorization_, client_, batch,
                            [this](const Batch& whole) { return write(whole); });
    } catch (const Refusal&) {
      recent_.forget(authorization_);  // it may be the client that is refused
      throw;
    }
  }

  bool write(const Batch& batch) {
    const bool kept = request_.call().write_in_order(statement_log, [&](Tx& tx, const Visitor&) {
      const bool is_the_same = client_that(request_, tx, {Scope::write}) == client_;
      if (is_the_same) keep(tx, client_, batch);
      return is_the_same;
    });
    if (!kept) return false;
    for (const auto& each : batch.statements) marks_written_ += each.marks.size();
    return true;
  }

  const XapiRequest& request_;
  Database& database_;
  const XapiOptions& options_;
  RecentClients& recent_;
  KeepingTogether& together_;
  ReadingRoom& room_;
  ReadingRoom& room_for_kept_;
  const std::string_view authorization_;
  Client client_;
  std::size_t marks_written_ = 0;  ///< also of those who came with the same key at the same time
};

Languages languages_of(const XapiRequest& request) {
  return Languages(request.header("Accept-Language").value_or(""));
}

StatementFormat format_of(const XapiRequest& request) {
  auto format = StatementFormat::exact;
  const auto asked = request.find("format");
  if (asked && !read_name(*asked, format)) {
    request.refuse("format", "it is one of ids exact canonical");
  }
  return format;
}

/// With their attachments, where these were asked for: piece by piece, so that of any number of
/// them one is in memory.
http::Response answer_with(const XapiRequest& request, Database& database, const Client& client,
                           std::optional<std::vector<AttachedPart>> parts, std::string json) {
  if (!parts) return answer("application/json", std::move(json));
  AttachedPieces pieces(std::string(request.header("Authorization").value_or("")), client.id,
                        std::move(*parts), std::move(json));
  http::Response response;
  response.headers.add("Content-Type", pieces.content_type());
  response.pieces = [&database, pieces = std::move(pieces)]() mutable {
    return pieces.next(database);
  };
  return response;
}

http::Response one_statement(const XapiRequest& request, Database& database, Tx& tx,
                             const Client& client) {
  request.allow<OneStatement>();
  const auto format = format_of(request);
  const auto id = request.uuid("statementId");
  const auto voided = request.uuid("voidedStatementId");
  if (id && voided) request.refuse("voidedStatementId", "it does not go with statementId");
  auto kept = find_statement(tx, client, id ? *id : *voided, voided.has_value());
  if (!kept) refuse_missing();
  const auto stored_at = kept->stored_at;
  StatementPage page(tx, {std::move(*kept)});
  std::optional<std::vector<AttachedPart>> parts;
  if (request.truth("attachments")) parts = page.parts();
  auto response = answer_with(request, database, client, std::move(parts),
                              std::move(page.texts(format, languages_of(request)).front()));
  response.headers.add("Last-Modified", http_date(stored_at));
  return response;
}

std::vector<std::vector<Mark>> marks_asked(const XapiRequest& request) {
  std::vector<std::vector<Mark>> marks;
  const auto ask = [&](std::optional<std::string> what, MarkKind plain,
                       std::optional<MarkKind> related) {
    if (!what) return;
    auto& either = marks.emplace_back();
    either.push_back(mark_of(plain, *what));
    if (related) either.push_back(mark_of(*related, *what));
  };
  const auto related = [](bool wanted, MarkKind kind) {
    return wanted ? std::optional(kind) : std::nullopt;
  };
  ask(request.uuid("registration"), MarkKind::registration, {});
  ask(request.identity("agent"), MarkKind::agent,
      related(request.truth("related_agents"), MarkKind::related_agent));
  ask(request.iri("activity"), MarkKind::activity,
      related(request.truth("related_activities"), MarkKind::related_activity));
  ask(request.iri("verb"), MarkKind::verb, {});
  return marks;
}

http::Response many_statements(const XapiRequest& request, Database& database, Tx& tx,
                               const Client& client) {
  request.allow<StatementsWanted>();
  const auto format = format_of(request);
  Wanted wanted;
  wanted.marks = marks_asked(request);
  wanted.since = request.time("since");
  wanted.until = request.time("until");
  wanted.ascending = request.truth("ascending");
  const auto limit = request.number("limit").value_or(0);
  wanted.limit = limit == 0 ? most_listed : std::min(limit, most_listed);
  if (const auto from = request.number("from")) wanted.after = static_cast<std::int64_t>(*from);
  auto found = find_statements(tx, client, wanted);
  StatementPage page(tx, std::move(found.statements));
  const bool attachments = request.truth("attachments");
  if (attachments) page.cut_to_attachments();
  std::string json = "{\"statements\":[";
  bool first = true;
  for (const auto& text : page.texts(format, languages_of(request))) {
    json.append(std::exchange(first, false) ? "" : ",").append(text);
  }
  json += "],\"more\":";
  std::string more;
  if (found.more || page.is_cut()) {
    more.append(statements_path).append("?").append(request.query("from"));
    if (!more.ends_with('?')) more += '&';
    more.append("from=").append(std::to_string(page.statements().back().seq));
  }
  json::append_string(json, more);
  json += '}';
  std::optional<std::vector<AttachedPart>> parts;
  if (attachments) parts = page.parts();
  auto response = answer_with(request, database, client, std::move(parts), std::move(json));
  Time newest{};
  for (const auto& kept : page.statements()) newest = std::max(newest, kept.stored_at);
  if (!page.statements().empty()) response.headers.add("Last-Modified", http_date(newest));
  return response;
}

}  // namespace

http::Response post_statements(const XapiRequest& request, Database& database,
                               const XapiOptions& options, Senders& senders) {
  Sending sending(request, database, options, senders);
  request.allow<NoParameters>();
  return answer("application/json", json::write(sending.add({}).ids()));
}

http::Response put_statement(const XapiRequest& request, Database& database,
                             const XapiOptions& options, Senders& senders) {
  Sending sending(request, database, options, senders);
  request.allow<StatementPut>();
  const auto id = request.uuid("statementId");
  if (!id) request.refuse("statementId", "it must be there");
  sending.add(id);
  return answer_nothing();
}

http::Response get_statements(const XapiRequest& request, Database& database, HowFar& how_far) {
  // What is asked before the read holds for all that the read sees.
  const auto consistent = how_far.ask();
  auto response = request.call().read([&](Tx& tx, const Visitor&) {
    const auto client = client_that(request, tx, {Scope::read_mine});
    const bool one = request.has("statementId") || request.has("voidedStatementId");
    return one ? one_statement(request, database, tx, client)
               : many_statements(request, database, tx, client);
  });
  response.headers.add("X-Experience-API-Consistent-Through", rfc3339(consistent));
  return response;
}

}  // namespace kring::learning_records
