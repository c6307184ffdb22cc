#include "hub/learning_records/signature.h"

#include "base/refusal.h"
#include "hub/learning_records/reading_room.h"
#include "hub/learning_records/rules.h"
#include "hub/learning_records/sameness.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "platform/api/cursor.h"
#include "platform/crypto/base64.h"
#include "platform/crypto/rsa_signature.h"
#include "platform/http/ascii.h"

#include <algorithm>
#include <optional>
#include <string>

namespace kring::learning_records {
namespace {

/// Refuses at the path of the signature that is judged.
class Refusing {
 public:
  explicit Refusing(const std::string& path) : path_(path) {}

  [[noreturn]] void operator()(std::string_view rule, std::string_view sentence) const {
    broken_as("signature.wrong", path_, rule, sentence);
  }

 private:
  const std::string& path_;
};

json::Document read_json(const std::optional<std::string>& octets, std::string_view what,
                         const Refusing& refuse) {
  if (octets && has_too_many_values(*octets)) {
    throw Refusal(Status::too_large, "statements.too_many_values");
  }
  auto document =
      octets ? json::Document::parse(*octets)
             : boost::system::result<json::Document>(
                   boost::system::errc::make_error_code(boost::system::errc::invalid_argument));
  if (!document || document->root().kind != json::Kind::object) {
    refuse("format", "the signature's " + std::string(what) + " is no JSON object in base64url");
  }
  return std::move(*document);
}

crypto::RsaHash hash_of(std::string_view algorithm, const Refusing& refuse) {
  if (algorithm == "RS256") return crypto::RsaHash::sha256;
  if (algorithm == "RS384") return crypto::RsaHash::sha384;
  if (algorithm == "RS512") return crypto::RsaHash::sha512;
  refuse("algorithm", "the signature's algorithm is not RS256, RS384 or RS512");
}

/// The three pieces between the points.
struct Compact {
  std::string_view head, payload, signature, signed_text;

  Compact(std::string_view text, const Refusing& refuse) {
    while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
    const auto first = text.find('.');
    const auto second = first == text.npos ? first : text.find('.', first + 1);
    if (second == text.npos) refuse("format", "this is no compact JSON Web Signature");
    head = text.substr(0, first);
    payload = text.substr(first + 1, second - first - 1);
    signature = text.substr(second + 1);
    signed_text = text.substr(0, second);
  }
};

void require_made_by(const json::Value& certificates, crypto::RsaHash hash, const Compact& compact,
                     const Refusing& refuse) {
  const bool any = certificates.kind == json::Kind::array && !certificates.items.empty();
  const auto certificate = crypto::octets_of_base64(any ? certificates.items.front().text : "?");
  const auto signature = api::octets_of(compact.signature);
  if (!certificate || !signature ||
      !crypto::verifies(*certificate, hash, compact.signed_text, *signature)) {
    refuse("key", "the signature was not made by the key of its certificate over this text");
  }
}

/// What was signed is as foreign as what came.
void require_signed_statement(const json::Value& payload, const Refusing& refuse) {
  const json::Path root;
  try {
    require_statement({payload, root, Version::v2});
  } catch (const Refusal& refusal) {
    const auto& problem = refusal.problems().front();
    refuse("statement", "what was signed is no statement: " + problem.path + " " + problem.code);
  }
}

/// Verifies what is signed before it reads it.
json::Document read_payload(std::string_view text, const Refusing& refuse) {
  const Compact compact(text, refuse);
  {
    const auto head = read_json(api::octets_of(compact.head), "head", refuse);
    const auto hash = hash_of(text_of(head.root(), "alg"), refuse);
    if (const auto* certificates = member_of(head.root(), "x5c")) {
      require_made_by(*certificates, hash, compact, refuse);
    }
  }
  auto payload = read_json(api::octets_of(compact.payload), "payload", refuse);
  require_signed_statement(payload.root(), refuse);
  return payload;
}

bool is_of_signature(char c) {
  return http::is_alpha(c) || http::is_digit(c) ||
         std::string_view("-_.=\r\n").find(c) != std::string_view::npos;
}

}  // namespace

Signature::Signature(std::string_view text, const std::string& path)
    : payload_(read_payload(text, Refusing(path))) {}

void Signature::require_over(const json::Value& statement, const std::string& path) const {
  if (say_the_same_but_for_attachments(statement, payload_.root())) return;
  const Refusing refuse(path);
  refuse("another_statement", "the signature was made over another statement");
}

std::size_t memory_to_verify(std::string_view part) {
  // Four characters of base64url are three octets of JSON.
  return std::ranges::all_of(part, is_of_signature) ? memory_to_keep_at_most(part.size() / 4 * 3)
                                                    : 0;
}

}  // namespace kring::learning_records
