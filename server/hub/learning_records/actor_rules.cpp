// Who may be named, and how (xAPI 1.0.3 Data 2.4.2, xAPI 2.0 4.2.2.1).

#include "hub/learning_records/formats.h"
#include "hub/learning_records/rules.h"

namespace kring::learning_records {
namespace {

void require_mailbox(const Here& here) {
  require_text(here);
  if (!is_mailto(here.value.text))
    broken(here.path, "mbox", "this is mailto: and one address, without ?, % or #");
}

void require_mailbox_hash(const Here& here) {
  require_text(here);
  if (!is_sha1(here.value.text)) {
    broken(here.path, "mbox_sha1sum", "this is a SHA-1 sum of forty hexadecimal digits");
  }
}

void require_account(const Here& here) {
  const Members account(here, {"homePage", "name"});
  account.judge_required("homePage", require_iri);
  account.judge_required("name", require_text);
}

/// Refuses more than one way to tell who it is; says whether there is one.
bool has_identifier(const Members& members, const Here& here) {
  int identifiers = 0;
  for (const auto* name : {"mbox", "mbox_sha1sum", "openid", "account"}) {
    identifiers += members.has(name) ? 1 : 0;
  }
  if (identifiers > 1) {
    broken(here.path, "identifiers", "only one of mbox, mbox_sha1sum, openid and account is given");
  }
  members.judge("mbox", require_mailbox);
  members.judge("mbox_sha1sum", require_mailbox_hash);
  members.judge("openid", require_iri);
  members.judge("account", require_account);
  return identifiers == 1;
}

bool is_group(const json::Value& value) {
  for (const auto& [key, member] : value.members) {
    if (key == "objectType") return member.text == "Group";
  }
  return false;
}

}  // namespace

void require_agent(const Here& here) {
  const Members agent(here, {"objectType", "name", "mbox", "mbox_sha1sum", "openid", "account"});
  agent.judge("objectType", [](const Here& type) { require_one_of(type, {"Agent"}); });
  agent.judge("name", require_text);
  if (!has_identifier(agent, here)) {
    broken(here.path, "identifiers", "an agent has one of mbox, mbox_sha1sum, openid and account");
  }
}

void require_group(const Here& here) {
  const Members group(
      here, {"objectType", "name", "member", "mbox", "mbox_sha1sum", "openid", "account"});
  group.judge_required("objectType", [](const Here& type) { require_one_of(type, {"Group"}); });
  group.judge("name", require_text);
  group.judge("member", [](const Here& members) { judge_items(members, require_agent); });
  const auto* members = group.find("member");
  if (!has_identifier(group, here) && (!members || members->items.empty())) {
    broken(here.path.member("member"), "required", "a group without an identifier has members");
  }
}

void require_agent_or_group(const Here& here) {
  is_group(here.value) ? require_group(here) : require_agent(here);
}

void require_authority(const Here& here) {
  if (!is_group(here.value)) return require_agent(here);
  require_group(here);
  const Members group(here, {"objectType", "name", "member"});
  if (group.require("member").items.size() != 2) {
    broken(here.path.member("member"), "authority",
           "an authority that is a group is an application and a person");
  }
}

}  // namespace kring::learning_records
