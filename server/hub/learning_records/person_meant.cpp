#include "hub/learning_records/person_meant.h"

#include "base/refusal.h"
#include "hub/learning_records/anonymous.h"
#include "hub/learning_records/counts_store.h"
#include "hub/learning_records/erased_person.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/own_statements.h"
#include "hub/learning_records/pseudonyms.h"
#include "hub/learning_records/same_person.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statements_store.h"
#include "platform/http/ascii.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

/// So many of the newest statements are looked at for whoever bears a code: a mark is a hash, and
/// another one's may be the same.
constexpr std::size_t looked_at = 100;

[[noreturn]] void refuse_field(std::string path, std::string code) {
  throw Refusal(Status::invalid, "input.invalid", {{std::move(path), std::move(code), {}}});
}

/// What whoever has this mark is recognised by; empty where no statement says it.
std::string identity_with(Tx& tx, Mark mark) {
  std::string found;
  store::statements_in_portions(
      tx, {{mark}}, {0, INT64_MAX, false, looked_at}, [&](const Kept& kept) {
        if (!found.empty()) return;
        const auto statement = json::Document::parse(kept.text).value();
        each_actor(statement.root(), [&](const json::Value& actor, Place) {
          auto identity = identity_of(actor);
          if (!identity.empty() && mark_of(MarkKind::agent, identity) == mark) {
            found = std::move(identity);
          }
        });
      });
  return found;
}

std::string identity_with_code(Tx& tx, std::string_view code) {
  const auto bits = Pseudonyms(tx).bits_of(code);
  const auto marks = bits ? store::actors_with_bits(tx, *bits) : std::vector<Mark>();
  if (marks.size() > 1) throw Refusal(Status::conflict, "record_person.ambiguous");
  auto identity = marks.empty() ? std::string() : identity_with(tx, marks.front());
  if (identity.empty()) throw Refusal(Status::conflict, "record_person.unknown");
  return identity;
}

/// Some paste "mailto:" with it.
std::string mailbox_said(std::string_view address) {
  constexpr std::string_view scheme = "mailto:";
  if (http::lowered(address.substr(0, scheme.size())) == scheme) {
    address.remove_prefix(scheme.size());
  }
  return std::string(scheme).append(address);
}

std::string identity_said(Tx& tx, const PersonMeant& meant) {
  const auto require = [](bool good) {
    if (!good) refuse_field("/identity", "malformed");
  };
  if (meant.by != MeantBy::account && meant.home_page) refuse_field("/home_page", "not_allowed");
  switch (meant.by) {
    case MeantBy::code:
      return identity_with_code(tx, meant.identity);
    case MeantBy::email: {
      const auto mailbox = mailbox_said(meant.identity);
      require(is_mailto(mailbox));
      return "mbox " + mailbox;
    }
    case MeantBy::email_hash:
      require(is_sha1(meant.identity));
      return "mbox_sha1sum " + meant.identity;
    case MeantBy::openid:
      require(is_iri(meant.identity));
      return "openid " + meant.identity;
    default:
      if (!meant.home_page) refuse_field("/home_page", "required");
      if (!is_iri(*meant.home_page)) refuse_field("/home_page", "malformed");
      return "account " + *meant.home_page + " " + meant.identity;
  }
}

bool is_program(Tx& tx, std::string_view identity, std::string_view public_origin) {
  const auto ours = std::string("account ").append(public_origin).append(" ");
  if (!identity.starts_with(ours)) return false;
  const auto id = ClientId::parse(identity.substr(ours.size()));
  if (!id) return false;
  if (*id == house_id) return true;
  const auto all = clients(tx);
  return std::ranges::any_of(all, [&](const ClientView& client) { return client.id == *id; });
}

std::set<std::string> with_sums(const std::set<std::string>& identities) {
  std::set<std::string> all;
  for (const auto& identity : identities) all.merge(identities_with(identity));
  return all;
}

std::vector<Mark> agent_marks_with(const std::set<std::string>& identities,
                                   std::string_view public_origin) {
  std::vector<Mark> marks;
  for (const auto& each : with_sums(identities)) {
    marks.push_back(mark_of(MarkKind::agent, each));
  }
  for (const auto& each : identities) {
    marks.push_back(mark_of(MarkKind::agent, folded_identity(each, public_origin)));
  }
  return marks;
}

}  // namespace

std::string require_identity(Tx& tx, const PersonMeant& meant, std::string_view public_origin) {
  auto identity = identity_said(tx, meant);
  const auto key = identity_key(identity, public_origin);
  if (is_stand_in(key, public_origin)) {
    throw Refusal(Status::conflict, "record_person.erased");
  }
  if (is_program(tx, key, public_origin)) {
    throw Refusal(Status::conflict, "record_person.program");
  }
  return identity;
}

std::vector<Mark> marks_with(const std::set<std::string>& identities,
                             std::string_view public_origin) {
  auto marks = agent_marks_with(identities, public_origin);
  for (const auto& each : with_sums(identities)) {
    marks.push_back(mark_of(MarkKind::related_agent, each));
  }
  return marks;
}

AgentsMeant agents_meant(const std::set<std::string>& identities, std::string_view public_origin) {
  return {agent_marks_with(identities, public_origin), identity_hashes(identities, public_origin)};
}

}  // namespace kring::learning_records
