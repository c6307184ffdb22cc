#include "base/refusal.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/known_definitions.h"
#include "hub/learning_records/reading_room.h"
#include "hub/learning_records/references.h"
#include "hub/learning_records/sent_statements.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statement_writer.h"
#include "hub/learning_records/xapi_answers.h"
#include "hub/learning_records/xapi_parameters.h"
#include "platform/crypto/random.h"
#include "platform/http/ascii.h"
#include "platform/json/writer.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>

namespace kring::learning_records {
namespace {

/// A page with attachments ends early rather than grow beyond this many octets of them.
constexpr std::size_t most_attached = 32 * 1024 * 1024;

Client client_that(const XapiRequest& request, Tx& tx, std::initializer_list<Scope> may) {
  auto client = request.recognise(tx);
  require_scope(client, may);
  return client;
}

/// Statements being added. What is sent is read, judged and made ready outside the transaction;
/// inside the client is recognised again, since its key may have been taken away meanwhile.
class Sending {
 public:
  Sending(const XapiRequest& request, const XapiOptions& options, Senders& senders)
      : request_(request),
        options_(options),
        recent_(senders.recent),
        together_(senders.together),
        room_(senders.room),
        authorization_(request.header("Authorization").value_or("")),
        client_(recognised()) {}

  Batch add(const std::optional<std::string>& id) {
    const SentStatements sent(request_, room_);
    if (id) require_id(sent.body(), *id);
    while (true) {
      auto batch = prepare(sent.body(), request_.version(), client_,
                           authority_of(client_, options_.public_origin), id);
      batch.attachments = sent.attachments();
      read_referred_to(batch);
      if (keep_for_client(batch)) return batch;
      client_ = looked_up();
    }
  }

 private:
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
      const auto place = room_.place_for(memory_to_keep_at_most(most_octets_referred_to));
      ahead = ahead_of(batch, most_octets_referred_to);
    }
    if (!ahead) refuse_to_refer_to_so_much();
    batch.referred_to = std::make_shared<ReferredTo>(std::move(*ahead));
  }

  std::optional<ReferredTo> ahead_of(const Batch& batch, std::size_t most_octets) const {
    return request_.call().read(
        [&](Tx& tx, const Visitor&) { return read_ahead(tx, client_, batch, most_octets); });
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
    return request_.call().write_in_order(statement_log, [&](Tx& tx, const Visitor&) {
      const bool is_the_same = client_that(request_, tx, {Scope::write}) == client_;
      if (is_the_same) keep(tx, client_, batch);
      return is_the_same;
    });
  }

  const XapiRequest& request_;
  const XapiOptions& options_;
  RecentClients& recent_;
  KeepingTogether& together_;
  ReadingRoom& room_;
  const std::string_view authorization_;
  Client client_;
};

StatementFormat format_of(const XapiRequest& request) {
  auto format = StatementFormat::exact;
  const auto asked = request.find("format");
  if (asked && !read_name(*asked, format)) {
    request.refuse("format", "it is one of ids exact canonical");
  }
  return format;
}

/// A page of statements, each with what was asked of it.
class Page {
 public:
  Page(const XapiRequest& request, StatementFormat format, Tx& tx, std::vector<Kept> statements)
      : request_(request), format_(format), tx_(tx), statements_(std::move(statements)) {
    for (const auto& kept : statements_) {
      documents_.push_back(json::Document::parse(kept.text).value());
    }
  }

  /// What is known of activities may make a page too large: it then ends early, and what stands
  /// alone goes without a part of that.
  std::vector<std::string> texts() {
    std::vector<std::string> texts;
    if (format_ == StatementFormat::exact) {
      for (auto& kept : statements_) texts.push_back(kept.text);
      return texts;
    }
    const Languages languages(request_.header("Accept-Language").value_or(""));
    View view;
    view.format = format_;
    view.languages = languages;
    std::optional<KnownDefinitions> known;
    if (format_ == StatementFormat::canonical) {
      known.emplace(tx_, documents_, languages);
      view.definition = [&](std::string_view activity) { return known->of(activity); };
      view.most_octets = most_listed_octets;
    }
    std::size_t octets = 0;
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      auto shown = shown_statement(documents_[i].root(), view);
      octets += shown.text.size();
      if (i > 0 && (!shown.whole || octets > most_listed_octets)) {
        cut_to(i);
        break;
      }
      texts.push_back(std::move(shown.text));
    }
    return texts;
  }

  /// Leaves out the last statements where the attachments of all would be too much.
  void cut_to_attachments() {
    std::size_t octets = 0;
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      for (const auto& part : parts_of(i)) octets += part.size();
      if (i == 0 || octets <= most_attached) continue;
      return cut_to(i);
    }
  }

  bool is_cut() const { return is_cut_; }

  http::Response with_attachments(std::string json) {
    const auto boundary = "kring-" + crypto::random_token();
    const auto delimiter = "--" + boundary + "\r\n";
    auto body = delimiter + "Content-Type: application/json\r\n\r\n" + std::move(json) + "\r\n";
    sent_.clear();
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      for (const auto& part : parts_of(i)) {
        body.append(delimiter).append(part).append("\r\n");
      }
    }
    body.append("--").append(boundary).append("--\r\n");
    return answer("multipart/mixed; boundary=" + boundary, std::move(body));
  }

  const std::vector<Kept>& statements() const { return statements_; }

 private:
  void cut_to(std::size_t statements) {
    documents_.erase(documents_.begin() + static_cast<std::ptrdiff_t>(statements),
                     documents_.end());
    statements_.resize(statements);
    is_cut_ = true;
  }

  /// The parts of a statement's attachments, with their heads, each once a page.
  std::vector<std::string> parts_of(std::size_t place) {
    const auto& statement = documents_[place].root();
    std::vector<std::string> parts;
    const auto add_from = [&](const json::Value& holder) {
      const auto* attachments = member_of(holder, "attachments");
      if (!attachments) return;
      for (const auto& each : attachments->items) {
        const auto hash = http::lowered(text_of(each, "sha2"));
        auto content =
            sent_.contains(hash) ? std::nullopt : attachment(tx_, hash, statements_[place].client);
        if (!content) continue;
        sent_.insert(hash);
        auto& part = parts.emplace_back("Content-Type: ");
        part.append(text_of(each, "contentType"));
        part.append("\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: ");
        part.append(text_of(each, "sha2")).append("\r\n\r\n").append(*content);
      }
    };
    add_from(statement);
    if (const auto* object = member_of(statement, "object")) add_from(*object);
    return parts;
  }

  const XapiRequest& request_;
  const StatementFormat format_;
  Tx& tx_;
  std::vector<Kept> statements_;
  std::vector<json::Document> documents_;
  std::set<std::string> sent_;
  bool is_cut_ = false;
};

http::Response one_statement(const XapiRequest& request, Tx& tx, const Client& client) {
  request.allow<OneStatement>();
  const auto format = format_of(request);
  const auto id = request.uuid("statementId");
  const auto voided = request.uuid("voidedStatementId");
  if (id && voided) request.refuse("voidedStatementId", "it does not go with statementId");
  auto kept = find_statement(tx, client, id ? *id : *voided, voided.has_value());
  if (!kept) refuse_missing();
  const auto stored_at = kept->stored_at;
  Page page(request, format, tx, {std::move(*kept)});
  auto text = page.texts().front();
  auto response = request.truth("attachments") ? page.with_attachments(std::move(text))
                                               : answer("application/json", std::move(text));
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

http::Response many_statements(const XapiRequest& request, Tx& tx, const Client& client) {
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
  Page page(request, format, tx, std::move(found.statements));
  const bool attachments = request.truth("attachments");
  if (attachments) page.cut_to_attachments();
  std::string json = "{\"statements\":[";
  bool first = true;
  for (const auto& text : page.texts()) {
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
  auto response = attachments ? page.with_attachments(std::move(json))
                              : answer("application/json", std::move(json));
  Time newest{};
  for (const auto& kept : page.statements()) newest = std::max(newest, kept.stored_at);
  if (!page.statements().empty()) response.headers.add("Last-Modified", http_date(newest));
  return response;
}

}  // namespace

http::Response post_statements(const XapiRequest& request, const XapiOptions& options,
                               Senders& senders) {
  Sending sending(request, options, senders);
  request.allow<NoParameters>();
  return answer("application/json", json::write(sending.add({}).ids()));
}

http::Response put_statement(const XapiRequest& request, const XapiOptions& options,
                             Senders& senders) {
  Sending sending(request, options, senders);
  request.allow<StatementPut>();
  const auto id = request.uuid("statementId");
  if (!id) request.refuse("statementId", "it must be there");
  sending.add(id);
  return answer_nothing();
}

http::Response get_statements(const XapiRequest& request, HowFar& how_far) {
  // What is asked before the read holds for all that the read sees.
  const auto consistent = how_far.ask();
  auto response = request.call().read([&](Tx& tx, const Visitor&) {
    const auto client = client_that(request, tx, {Scope::read_mine});
    const bool one = request.has("statementId") || request.has("voidedStatementId");
    return one ? one_statement(request, tx, client) : many_statements(request, tx, client);
  });
  response.headers.add("X-Experience-API-Consistent-Through", rfc3339(consistent));
  return response;
}

}  // namespace kring::learning_records
