// Statements made ready before the transaction.

#include "hub/learning_records/formats.h"
#include "hub/learning_records/sayings.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statement_writer.h"
#include "hub/learning_records/statements.h"
#include "platform/crypto/random.h"
#include "platform/json/writer.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

std::string random_uuid() {
  auto octets = crypto::random_key<16>();
  octets[6] = static_cast<unsigned char>((octets[6] & 0x0f) | 0x40);  // version 4
  octets[8] = static_cast<unsigned char>((octets[8] & 0x3f) | 0x80);  // RFC 4122's variant
  return std::string(reinterpret_cast<const char*>(octets.data()), octets.size());
}

Prepared prepare_one(const json::Value& statement, Version version, const Client& client,
                     std::string_view authority, const std::optional<std::string>& given) {
  Prepared prepared;
  const auto* id = member_of(statement, "id");
  prepared.uuid = id ? octets_of_uuid(id->text) : given ? *given : random_uuid();
  // Statements of 1.0 that say no version are 1.0.0's (1.0.3 Data 2.4.10).
  prepared.kept = kept_text(statement, {uuid_of_octets(prepared.uuid), std::string(authority),
                                        version == Version::v1 ? "1.0.0" : "2.0.0"});
  prepared.timestamped = member_of(statement, "timestamp") != nullptr;
  prepared.marks = marks_of(statement);
  prepared.marks.push_back(mark_of(MarkKind::client, client.id.text()));
  if (const auto success = success_of(statement)) {
    prepared.marks.push_back(success_mark(*success));
  }
  if (const auto target = target_of(statement); !target.empty()) {
    prepared.target = octets_of_uuid(target);
    prepared.voids = is_voiding(statement);
  }
  prepared.sha2 = attachments_of(statement);
  return prepared;
}

}  // namespace

std::vector<std::string> Batch::ids() const {
  std::vector<std::string> all;
  for (const auto& statement : statements) all.push_back(uuid_of_octets(statement.uuid));
  return all;
}

std::string authority_of(const Client& client, std::string_view public_origin) {
  std::string out = R"({"objectType":"Agent","name":)";
  json::append_string(out, client.name);
  out += R"(,"account":{"homePage":)";
  json::append_string(out, public_origin);
  out += R"(,"name":)";
  json::append_string(out, client.id.text());
  return out += "}}";
}

void require_id(const json::Value& body, std::string_view id) {
  const json::Path root;
  if (body.kind != json::Kind::object) broken(root, "type", "this is one statement");
  const auto* own = member_of(body, "id");
  if (own && octets_of_uuid(own->text) != id) {
    broken(root.member("id"), "other_id", "this differs from the parameter statementId");
  }
}

Batch prepare(const json::Value& body, Version version, const Client& client,
              std::string_view authority, const std::optional<std::string>& id) {
  Batch batch;
  Sayings sayings;
  // What vouches for a statement is found as a related agent, like every other.
  std::string with_authority = "{\"authority\":" + std::string(authority) + "}";
  const auto vouching = json::Document::parse(with_authority).value();
  const auto authority_marks = marks_of(vouching.root());
  const auto add = [&](const json::Value& statement) {
    auto& prepared =
        batch.statements.emplace_back(prepare_one(statement, version, client, authority, id));
    prepared.marks.insert(prepared.marks.end(), authority_marks.begin(), authority_marks.end());
    if (client.may(Scope::define)) prepared.defines = sayings.add(statement);
  };
  batch.is_list = body.kind == json::Kind::array;
  if (batch.is_list) {
    for (const auto& statement : body.items) add(statement);
  } else {
    add(body);
  }
  batch.definitions = sayings.definitions();
  return batch;
}

}  // namespace kring::learning_records
