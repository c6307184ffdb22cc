#include "hub/learning_records/sent_statements.h"

#include "base/refusal.h"
#include "hub/learning_records/rules.h"
#include "hub/learning_records/signature.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "platform/crypto/sha.h"
#include "platform/http/ascii.h"

#include <algorithm>
#include <utility>

namespace kring::learning_records {
namespace {

constexpr std::string_view type_field = "Content-Type";
constexpr std::string_view encoding_field = "Content-Transfer-Encoding";
constexpr std::string_view hash_field = "X-Experience-API-Hash";

[[noreturn]] void refuse(std::string pointer, std::string_view rule, std::string_view sentence) {
  broken_as("attachment.wrong", std::move(pointer), rule, sentence);
}

/// An attachment as a statement or its sub-statement names it.
struct Named {
  const json::Value& statement;
  const json::Value& attachment;
  std::string path;  ///< "/3/attachments/0"
  std::string sha2;  ///< in lower case
};

void append_named(std::vector<Named>& named, const json::Value& statement,
                  const json::Value& holder, const json::Path& path) {
  const auto* attachments = member_of(holder, "attachments");
  if (!attachments) return;
  const auto list = path.member("attachments");
  for (std::size_t i = 0; i < attachments->items.size(); ++i) {
    const auto& attachment = attachments->items[i];
    named.push_back(
        {statement, attachment, list.item(i).text(), http::lowered(text_of(attachment, "sha2"))});
  }
}

std::vector<Named> attachments_named(const json::Value& body) {
  std::vector<Named> named;
  const auto add = [&](const json::Value& statement, const json::Path& path) {
    append_named(named, statement, statement, path);
    const auto* object = member_of(statement, "object");
    if (kind_of_object(*object) != ObjectKind::sub_statement) return;
    append_named(named, statement, *object, path.member("object"));
  };
  const json::Path root;
  if (body.kind != json::Kind::array) add(body, root);
  for (std::size_t i = 0; i < body.items.size(); ++i) add(body.items[i], root.item(i));
  return named;
}

std::vector<Part> parts_of(const XapiRequest& request) {
  const auto type = request.header(type_field).value_or("");
  if (is_of_type(type, "application/json")) return {{{{type_field, type}}, request.body()}};
  if (!is_of_type(type, "multipart/mixed")) {
    broken_as("xapi.malformed", pointer_to_field(type_field), "content_type",
              "statements come as application/json, or with attachments as multipart/mixed");
  }
  const auto boundary = boundary_of(type);
  if (!boundary) {
    refuse(pointer_to_field(type_field), "boundary", "multipart/mixed comes with its boundary");
  }
  return read_multipart(request.body(), *boundary);
}

/// The part that holds the statements has to be worth a place in the reading room.
void require_readable(const Part& part) {
  if (!is_of_type(part.header(type_field).value_or(""), "application/json")) {
    refuse(pointer_to_field(0, type_field), "content_type",
           "the first part holds the statements, as application/json");
  }
  if (part.content.size() > longest_statements) {
    throw Refusal(Status::too_large, "statements.too_large");
  }
  require_few_values(part.content);
}

/// An attachment is copied on its way into the database, and once more by that. Signatures are read
/// one after the other.
std::size_t memory_to_keep_all(const std::vector<Part>& parts) {
  require_readable(parts.front());
  std::size_t octets = memory_to_keep(parts.front().content), signature = 0;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    octets += 2 * parts[i].content.size();
    signature = std::max(signature, memory_to_verify(parts[i].content));
  }
  return octets + signature;
}

Attachment read_attachment(const Part& part, std::size_t index, const std::vector<Named>& named) {
  const auto hash_pointer = pointer_to_field(index, hash_field);
  const auto hash = part.header(hash_field);
  if (!hash) refuse(hash_pointer, "hash", "an attachment comes with its hash");
  if (part.header(encoding_field).value_or("") != "binary") {
    refuse(pointer_to_field(index, encoding_field), "transfer_encoding",
           "an attachment comes as it is, which is called binary");
  }
  Attachment attachment{http::lowered(*hash), part.content};
  if (crypto::sha_hex(part.content, hash->size() == 40 ? 0 : hash->size()) != attachment.sha2) {
    const auto whose = std::ranges::find(named, attachment.sha2, &Named::sha2);
    if (whose == named.end()) {
      refuse(hash_pointer, "hash", "what the part holds is not what this hash says");
    }
    refuse(whose->path + "/sha2", "hash",
           "what " + pointer_to_part(index) + " holds is not what this hash says");
  }
  return attachment;
}

bool is_empty_text(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == text.npos;
}

bool is_signature(const Named& named) {
  return text_of(named.attachment, "usageType") == signature_usage;
}

/// Judges an attachment, but not what a part that is here says as its signature.
void require_sound(const Named& named, bool is_here) {
  if (!is_here && is_empty_text(text_of(named.attachment, "fileUrl"))) {
    refuse(named.path + "/sha2", "content", "no part has this hash, and there is no fileUrl");
  }
  if (is_signature(named) &&
      !is_of_type(text_of(named.attachment, "contentType"), "application/octet-stream")) {
    refuse(named.path + "/contentType", "signature",
           "a signature's contentType is application/octet-stream");
  }
}

/// Each part once, over each of the statements that name it once.
void require_signatures(const std::vector<std::vector<const Named*>>& signed_by,
                        const std::vector<Attachment>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto& named = signed_by[i];
    if (named.empty()) continue;
    const Signature signature(parts[i].content, named.front()->path);
    const json::Value* judged = nullptr;
    for (const auto* each : named) {
      if (std::exchange(judged, &each->statement) == &each->statement) continue;
      signature.require_over(each->statement, each->path);
    }
  }
}

}  // namespace

SentStatements::SentStatements(const XapiRequest& request, ClientId client, ReadingRoom& room)
    : parts_(parts_of(request)),
      place_(room.place_for(memory_to_keep_all(parts_), client)),
      document_(read_document(parts_.front().content)) {
  require_statements(body(), request.version());
  const auto named = attachments_named(body());
  for (std::size_t i = 1; i < parts_.size(); ++i) {
    attachments_.push_back(read_attachment(parts_[i], i, named));
  }
  std::vector<bool> used(attachments_.size());
  std::vector<std::vector<const Named*>> signed_by(attachments_.size());
  std::size_t signatures = 0;
  for (const auto& each : named) {
    const auto part = std::ranges::find(attachments_, each.sha2, &Attachment::sha2);
    const bool is_here = part != attachments_.end();
    require_sound(each, is_here);
    if (!is_here) continue;
    const auto place = static_cast<std::size_t>(part - attachments_.begin());
    used[place] = true;
    if (!is_signature(each)) continue;
    if (++signatures > most_signatures) {
      broken_as("signature.wrong", each.path, "too_many_signatures",
                "at most 100 signatures come with a request");
    }
    signed_by[place].push_back(&each);
  }
  require_signatures(signed_by, attachments_);
  const auto unused = std::ranges::find(used, false);
  if (unused == used.end()) return;
  // The first part holds the statements.
  const auto index = static_cast<std::size_t>(unused - used.begin()) + 1;
  refuse(pointer_to_part(index), "unnamed", "this belongs to no attachment of these statements");
}

}  // namespace kring::learning_records
