#include "hub/learning_records/statement_page.h"

#include "base/refusal.h"
#include "hub/learning_records/known_definitions.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statements_store.h"
#include "platform/crypto/random.h"
#include "platform/http/ascii.h"

#include <algorithm>
#include <map>
#include <set>

namespace kring::learning_records {
namespace {

/// So many octets are parsed at once: they take twenty times that where they are of small values.
constexpr std::size_t most_parsed_at_once = 256 * 1024;

/// Those that a statement names, whether they are there or not.
void add_named(const json::Value& statement, const AttachedPart& like,
               std::vector<AttachedPart>& named) {
  const auto add_from = [&](const json::Value& holder) {
    const auto* attachments = member_of(holder, "attachments");
    if (!attachments) return;
    for (const auto& each : attachments->items) {
      auto& part = named.emplace_back(like);
      part.sha2 = http::lowered(text_of(each, "sha2"));
      part.head.append("Content-Type: ").append(text_of(each, "contentType"));
      part.head.append("\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: ");
      part.head.append(text_of(each, "sha2")).append("\r\n\r\n");
    }
  };
  add_from(statement);
  if (const auto* object = member_of(statement, "object")) add_from(*object);
}

}  // namespace

std::vector<std::string> StatementPage::texts(StatementFormat format, const Languages& languages) {
  std::vector<std::string> texts;
  if (format == StatementFormat::exact) {
    for (const auto& kept : statements_) texts.push_back(kept.text);
    return texts;
  }
  View view;
  view.format = format;
  view.languages = languages;
  KnownDefinitions known(tx_, languages);
  const bool canonical = format == StatementFormat::canonical;
  if (canonical) {
    view.definition = [&](std::string_view activity) { return known.of(activity); };
    view.most_octets = most_listed_octets;
  }
  std::size_t octets = 0;
  while (texts.size() < statements_.size()) {
    const auto portion = portion_from(texts.size());
    if (canonical) known.read(portion);
    for (const auto& document : portion) {
      auto shown = shown_statement(document.root(), view);
      octets += shown.text.size();
      if (!texts.empty() && (!shown.whole || octets > most_listed_octets)) {
        cut_to(texts.size());
        return texts;
      }
      texts.push_back(std::move(shown.text));
    }
  }
  return texts;
}

std::vector<json::Document> StatementPage::portion_from(std::size_t first) const {
  std::vector<json::Document> portion;
  std::size_t octets = 0;
  for (auto i = first; i < statements_.size(); ++i) {
    octets += statements_[i].text.size();
    if (i > first && octets > most_parsed_at_once) break;
    portion.push_back(json::Document::parse(statements_[i].text).value());
  }
  return portion;
}

void StatementPage::cut_to_attachments() {
  std::size_t octets = 0;
  for (const auto& part : parts()) {
    octets += part.octets;
    if (part.statement > 0 && octets > most_attached) return cut_to(part.statement);
  }
}

std::vector<AttachedPart> StatementPage::parts() {
  if (!parts_) list_parts();
  return *parts_;
}

void StatementPage::list_parts() {
  std::vector<std::int64_t> seqs;
  for (const auto& kept : statements_) seqs.push_back(kept.seq);
  const auto naming = store::naming_attachments(tx_, seqs);
  std::vector<AttachedPart> named;
  for (std::size_t i = 0; i < statements_.size(); ++i) {
    const auto& kept = statements_[i];
    if (!naming.contains(kept.seq)) continue;
    const auto document = json::Document::parse(kept.text).value();
    AttachedPart like;
    like.client = kept.client;
    like.statement = i;
    add_named(document.root(), like, named);
  }
  std::map<ClientId, std::set<std::string>> wanted;
  for (const auto& part : named) wanted[part.client].insert(part.sha2);
  std::map<ClientId, std::map<std::string, std::int64_t, std::less<>>> octets;
  for (const auto& [client, sha2] : wanted) {
    octets[client] = store::attachment_octets(tx_, sha2, client);
  }
  parts_.emplace();
  std::set<std::string> listed;
  for (auto& part : named) {
    const auto& brought = octets[part.client];
    const auto found = brought.find(part.sha2);
    if (found == brought.end() || !listed.insert(part.sha2).second) continue;
    part.octets = static_cast<std::size_t>(found->second);
    parts_->push_back(std::move(part));
  }
}

void StatementPage::cut_to(std::size_t statements) {
  statements_.resize(statements);
  if (parts_)
    std::erase_if(*parts_, [&](const auto& part) { return part.statement >= statements; });
  is_cut_ = true;
}

AttachedPieces::AttachedPieces(std::string authorization, ClientId reader,
                               std::vector<AttachedPart> parts, std::string json)
    : authorization_(std::move(authorization)),
      reader_(reader),
      parts_(std::move(parts)),
      json_(std::move(json)),
      boundary_("kring-" + crypto::random_token()) {}

std::string AttachedPieces::content_type() const {
  return "multipart/mixed; boundary=" + boundary_;
}

std::optional<std::string> AttachedPieces::next(Database& database) {
  if (at_ == At::json) {
    at_ = At::parts;
    return delimiter() + "Content-Type: application/json\r\n\r\n" + std::move(json_) + "\r\n";
  }
  while (next_part_ < parts_.size()) {
    const auto& part = parts_[next_part_];
    const auto content = read(database, part);
    if (sent_ > 0 && (!content || content->empty())) refuse_missing();
    auto piece = sent_ == 0 ? delimiter() + part.head : std::string();
    sent_ += content ? content->size() : part.octets;
    const bool whole = sent_ >= part.octets;
    if (whole) {
      sent_ = 0;
      ++next_part_;
    }
    if (!content) continue;
    piece.append(*content).append(whole ? "\r\n" : "");
    return piece;
  }
  if (at_ == At::end) return std::nullopt;
  at_ = At::end;
  return "--" + boundary_ + "--\r\n";
}

std::optional<std::string> AttachedPieces::read(Database& database,
                                                const AttachedPart& part) const {
  return database.read([&](Tx& tx) {
    const auto client = client_by_authorization(tx, authorization_);
    if (!client || client->id != reader_) {
      throw Refusal(Status::unauthenticated, "client_key.required");
    }
    require_scope(*client, {part.client == reader_ ? Scope::read_mine : Scope::read});
    return attachment(tx, part.sha2, part.client, {sent_, most_in_piece});
  });
}

}  // namespace kring::learning_records
