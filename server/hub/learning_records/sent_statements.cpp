#include "hub/learning_records/sent_statements.h"

#include "base/refusal.h"
#include "hub/learning_records/signature.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "platform/crypto/sha.h"
#include "platform/http/ascii.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

[[noreturn]] void refuse(std::string_view sentence) {
  throw Refusal(Status::malformed, "attachment.wrong", {}, std::string(sentence));
}

std::vector<Part> parts_of(const XapiRequest& request) {
  const auto type = request.header("Content-Type").value_or("");
  if (is_of_type(type, "application/json")) return {{{{"Content-Type", type}}, request.body()}};
  if (!is_of_type(type, "multipart/mixed")) {
    throw Refusal(Status::malformed, "xapi.malformed", {},
                  "Statements come as application/json, or with attachments as multipart/mixed.");
  }
  const auto boundary = boundary_of(type);
  if (!boundary) refuse("The Content-Type multipart/mixed has no boundary.");
  return read_multipart(request.body(), *boundary);
}

json::Document document_of(const Part& part) {
  if (!is_of_type(part.header("Content-Type").value_or(""), "application/json")) {
    refuse("The first part holds the statements, as application/json.");
  }
  if (part.content.size() > longest_statements) {
    throw Refusal(Status::too_large, "body.too_large");
  }
  return read_document(part.content);
}

Attachment read_attachment(const Part& part) {
  const auto hash = part.header("X-Experience-API-Hash");
  if (!hash) refuse("A part has no X-Experience-API-Hash.");
  if (part.header("Content-Transfer-Encoding").value_or("") != "binary") {
    refuse("A part has no Content-Transfer-Encoding: binary.");
  }
  Attachment attachment{http::lowered(*hash), part.content};
  if (crypto::sha_hex(part.content, hash->size() == 40 ? 0 : hash->size()) != attachment.sha2) {
    refuse("The part with hash " + attachment.sha2.substr(0, 128) + " is not what its hash says.");
  }
  return attachment;
}

bool is_empty_text(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == text.npos;
}

}  // namespace

SentStatements::SentStatements(const XapiRequest& request)
    : parts_(parts_of(request)), document_(document_of(parts_.front())) {
  require_statements(body(), request.version());
  for (std::size_t i = 1; i < parts_.size(); ++i) {
    attachments_.push_back(read_attachment(parts_[i]));
  }
  used_.resize(attachments_.size());
  const auto judge = [&](const json::Value& statement) {
    require_attachments_of(statement, statement);
    const auto* object = member_of(statement, "object");
    if (kind_of_object(*object) == ObjectKind::sub_statement) {
      require_attachments_of(statement, *object);
    }
  };
  if (body().kind == json::Kind::array) {
    for (const auto& statement : body().items) judge(statement);
  } else {
    judge(body());
  }
  if (std::ranges::find(used_, false) != used_.end()) {
    refuse("A part belongs to no attachment of these statements.");
  }
}

void SentStatements::require_attachments_of(const json::Value& statement,
                                            const json::Value& holder) {
  const auto* attachments = member_of(holder, "attachments");
  if (!attachments) return;
  for (const auto& each : attachments->items) {
    const auto hash = http::lowered(text_of(each, "sha2"));
    const auto part = std::ranges::find(attachments_, hash, &Attachment::sha2);
    const bool here = part != attachments_.end();
    if (!here && is_empty_text(text_of(each, "fileUrl"))) {
      refuse("The attachment with hash " + hash + " has neither a part nor a fileUrl.");
    }
    if (here) used_[static_cast<std::size_t>(part - attachments_.begin())] = true;
    if (text_of(each, "usageType") != signature_usage) continue;
    if (!is_of_type(text_of(each, "contentType"), "application/octet-stream")) {
      refuse("A signature's contentType is application/octet-stream.");
    }
    if (here) require_signature(statement, part->content);
  }
}

}  // namespace kring::learning_records
