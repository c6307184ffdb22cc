#include "hub/learning_records/documents.h"

#include "base/refusal.h"
#include "hub/learning_records/documents_store.h"
#include "hub/learning_records/multipart.h"
#include "hub/learning_records/reading_room.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/sha.h"
#include "platform/http/ascii.h"
#include "platform/http/entity_tag.h"
#include "platform/json/value_writer.h"
#include "platform/json/writer.h"

#include <unordered_set>

namespace kring::learning_records {
namespace {

db::Bytes key_of(const Holder& holder) {
  // None of the first two holds a NUL, so that no two holders are spelled alike.
  auto text = holder.resource;
  text.append(1, '\0').append(holder.activity).append(1, '\0').append(holder.agent);
  return {crypto::hash(text)};
}

store::DocumentKey key_of(const Holder& holder, std::string_view name) {
  return {key_of(holder), holder.registration, std::string(name)};
}

std::optional<std::string> registration_asked(const Holder& holder) {
  return holder.registered ? std::optional(holder.registration) : std::nullopt;
}

store::DocumentAgent agent_of(const Holder& holder) {
  if (holder.agent.empty()) return {};
  return {mark_of(MarkKind::agent, holder.agent), mark_of(MarkKind::agent, holder.folded_agent)};
}

/// As http::names_tag, and some clients send a tag without its quotes.
bool names_tag_or_bare(std::string_view field, std::string_view tag) {
  if (http::names_tag(field, tag)) return true;
  if (tag.size() <= 2) return false;
  bool named = false;
  http::each_in_list(field, [&](std::string_view each) {
    named = named || each == tag.substr(1, tag.size() - 2);
  });
  return named;
}

void require_conditions(const std::optional<Document>& known, const Conditions& conditions) {
  const auto tag = known ? std::string_view(known->etag) : std::string_view();
  const bool match =
      !conditions.if_match || (known && names_tag_or_bare(*conditions.if_match, tag));
  const bool none =
      !conditions.if_none_match || !known || !names_tag_or_bare(*conditions.if_none_match, tag);
  if (match && none) return;
  throw Refusal(Status::stale, "document.changed", {},
                "If-Match or If-None-Match does not hold of the document as it is now.");
}

[[noreturn]] void refuse_not_json(std::string_view which) {
  throw Refusal(Status::malformed, "document.not_json", {},
                std::string(which) + " is no JSON object, so that the two cannot be merged.");
}

const json::Value& require_object(const std::optional<json::Document>& document,
                                  std::string_view which) {
  if (!document) refuse_not_json(which);
  return document->root();
}

std::string merged(const json::Value& known, const json::Value& news) {
  std::unordered_set<std::string_view> renewed;
  for (const auto& member : news.members) renewed.insert(member.key);
  std::string out = "{";
  const auto add = [&](const json::Member& member) {
    if (out.size() > 1) out += ',';
    json::append_string(out, member.key);
    out += ':';
    json::append_value(out, member.value);
  };
  for (const auto& member : known.members) {
    if (!renewed.contains(member.key)) add(member);
  }
  for (const auto& member : news.members) add(member);
  return out += '}';
}

void store_document(Tx& tx, const Holder& holder, std::string_view name, ClientId client,
                    const std::string& content_type, std::string content) {
  const auto sum = *crypto::sha_hex(content, 40);
  store::put(tx, key_of(holder, name), agent_of(holder), client,
             {content_type, {std::move(content)}, "\"" + sum + "\"", tx.now()});
}

}  // namespace

bool is_json(const NewDocument& document) {
  return is_of_type(document.content_type, "application/json");
}

void require_few_values(const NewDocument& document) {
  if (!is_json(document) || !has_too_many_values(document.content)) return;
  throw Refusal(Status::too_large, "body.too_large", {},
                "A document in JSON that is posted, or posted to, has at most 400,000 commas and "
                "opening brackets.");
}

std::optional<json::Document> read_object(const NewDocument& document) {
  if (!is_json(document)) return std::nullopt;
  require_few_values(document);
  auto parsed = json::Document::parse(document.content);
  if (!parsed || parsed->root().kind != json::Kind::object) return std::nullopt;
  return std::move(*parsed);
}

std::optional<Document> document(Tx& tx, const Holder& holder, std::string_view name) {
  return store::document(tx, key_of(holder, name));
}

std::size_t size_of_document(Tx& tx, const Holder& holder, std::string_view name) {
  return store::size(tx, key_of(holder, name));
}

std::vector<std::string> document_names(Tx& tx, const Holder& holder, std::optional<Time> since) {
  return store::names(tx, key_of(holder), registration_asked(holder), since);
}

void put_document(Tx& tx, const Holder& holder, std::string_view name, const NewDocument& document,
                  const Conditions& conditions, Care care) {
  const auto known = store::document(tx, key_of(holder, name));
  require_conditions(known, conditions);
  const bool conditional = conditions.if_match || conditions.if_none_match;
  const bool asked = care == Care::always || (care == Care::where_there_is_one && known);
  if (asked && !conditional) {
    throw Refusal(known ? Status::conflict : Status::malformed, "document.unconditional", {},
                  known ? "There is a document already. Read it, and send its ETag in If-Match."
                        : "Say If-None-Match: * where there should be no document yet.");
  }
  store_document(tx, holder, name, document.client, document.content_type,
                 std::string(document.content));
}

void merge_document(Tx& tx, const Holder& holder, std::string_view name,
                    const NewDocument& document, const std::optional<json::Document>& object,
                    const Conditions& conditions) {
  const auto known = store::document(tx, key_of(holder, name));
  require_conditions(known, conditions);
  if (!known) {
    // A JSON type promises JSON, and the next merge depends on it.
    if (is_of_type(document.content_type, "application/json")) {
      require_object(object, "What was sent");
    }
    return store_document(tx, holder, name, document.client, document.content_type,
                          std::string(document.content));
  }
  const auto there = read_object({known->content_type, known->content.octets, {}});
  auto both = merged(require_object(there, "The document that is there"),
                     require_object(object, "What was sent"));
  if (both.size() > longest_document) {
    throw Refusal(Status::too_large, "body.too_large", {},
                  "The document that is there and what was sent are together more than 8 MB.");
  }
  store_document(tx, holder, name, document.client, known->content_type, std::move(both));
}

void remove_document(Tx& tx, const Holder& holder, std::string_view name,
                     const Conditions& conditions) {
  const auto key = key_of(holder, name);
  require_conditions(store::document(tx, key), conditions);
  store::remove(tx, key);
}

void remove_documents(Tx& tx, const Holder& holder) {
  store::remove_all(tx, key_of(holder), registration_asked(holder));
}

}  // namespace kring::learning_records
