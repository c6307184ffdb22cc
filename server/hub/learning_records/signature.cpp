#include "hub/learning_records/signature.h"

#include "base/refusal.h"
#include "hub/learning_records/sameness.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "platform/api/cursor.h"
#include "platform/crypto/base64.h"
#include "platform/crypto/rsa_signature.h"

#include <optional>
#include <string>

namespace kring::learning_records {
namespace {

[[noreturn]] void refuse(std::string_view why) {
  throw Refusal(Status::malformed, "signature.wrong", {}, std::string(why));
}

json::Document read_json(std::optional<std::string> octets, std::string_view what) {
  auto document =
      octets ? json::Document::parse(*octets)
             : boost::system::result<json::Document>(
                   boost::system::errc::make_error_code(boost::system::errc::invalid_argument));
  if (!document || document->root().kind != json::Kind::object) {
    refuse("The signature's " + std::string(what) + " is no JSON object in base64url.");
  }
  return std::move(*document);
}

crypto::RsaHash hash_of(std::string_view algorithm) {
  if (algorithm == "RS256") return crypto::RsaHash::sha256;
  if (algorithm == "RS384") return crypto::RsaHash::sha384;
  if (algorithm == "RS512") return crypto::RsaHash::sha512;
  refuse("The signature's algorithm is not RS256, RS384 or RS512.");
}

/// The three pieces between the points.
struct Compact {
  std::string_view head, payload, signature, signed_text;

  explicit Compact(std::string_view text) {
    while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
    const auto first = text.find('.');
    const auto second = first == text.npos ? first : text.find('.', first + 1);
    if (second == text.npos) refuse("The signature is no compact JSON Web Signature.");
    head = text.substr(0, first);
    payload = text.substr(first + 1, second - first - 1);
    signature = text.substr(second + 1);
    signed_text = text.substr(0, second);
  }
};

void require_made_by(const json::Value& certificates, crypto::RsaHash hash,
                     const Compact& compact) {
  const bool any = certificates.kind == json::Kind::array && !certificates.items.empty();
  const auto certificate = crypto::octets_of_base64(any ? certificates.items.front().text : "?");
  const auto signature = api::octets_of(compact.signature);
  if (!certificate || !signature ||
      !crypto::verifies(*certificate, hash, compact.signed_text, *signature)) {
    refuse("The signature was not made by the key of its certificate over this text.");
  }
}

}  // namespace

void require_signature(const json::Value& statement, std::string_view signature) {
  const Compact compact(signature);
  const auto head = read_json(api::octets_of(compact.head), "head");
  const auto hash = hash_of(text_of(head.root(), "alg"));
  if (const auto* certificates = member_of(head.root(), "x5c")) {
    require_made_by(*certificates, hash, compact);
  }
  const auto payload = read_json(api::octets_of(compact.payload), "payload");
  // What was signed is as foreign as what came, and is compared as a statement.
  const json::Path root;
  require_statement({payload.root(), root, Version::v2});
  if (!say_the_same_but_for_attachments(statement, payload.root())) {
    refuse("The signature was made over another statement.");
  }
}

}  // namespace kring::learning_records
