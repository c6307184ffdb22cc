#include "hub/identity/identity_store.h"

#include "platform/db/forgetting.h"
#include "platform/db/id_list.h"
#include "platform/db/text_list.h"

namespace kring::identity::store {
namespace {

std::string select_accounts(std::string_view where) {
  return std::string(
             "SELECT person, email, password_hash, administrator, demo,"
             " CASE WHEN suspended_at IS NULL THEN 0 ELSE 1 END AS suspended,"
             " CASE WHEN address_proved_at IS NULL THEN 0 ELSE 1 END AS address_proved"
             " FROM accounts ")
      .append(where);
}

}  // namespace

std::vector<Byline> bylines(Tx& tx, const std::vector<PersonaId>& personas) {
  // An open persona bears the id of its person.
  return tx.rows<Byline>(
      "SELECT person AS id, name FROM people_by_name WHERE person " + db::in_list(tx, 1),
      db::IdList(tx, personas));
}

bool insert_account(Tx& tx, PersonId person, const NewAccount& account) {
  return tx.run(
             "INSERT INTO accounts (person, email, email_key, password_hash, administrator, demo,"
             " address_proved_at) VALUES ($1, $2, $3, $4, $5, $6, $7)"
             " ON CONFLICT (email_key) DO NOTHING",
             person, account.email.text(), account.email.key(), account.password_hash,
             account.administrator, account.demo,
             account.address_proved ? std::optional(tx.now()) : std::nullopt) == 1;
}

std::optional<Account> account_by_key(Tx& tx, std::string_view email_key) {
  return tx.row<Account>(select_accounts("WHERE email_key = $1"), email_key);
}

std::optional<Account> account_of(Tx& tx, PersonId person) {
  return tx.row<Account>(select_accounts("WHERE person = $1"), person);
}

std::vector<Address> addresses(Tx& tx) {
  return tx.rows<Address>(
      "SELECT person, email, email_key,"
      " CASE WHEN address_proved_at IS NULL THEN 0 ELSE 1 END AS proved FROM accounts");
}

std::vector<Holder> holders(Tx& tx, const std::vector<std::string>& email_keys) {
  return tx.rows<Holder>(
      "SELECT a.person, p.name, a.email_key, a.administrator,"
      " CASE WHEN a.suspended_at IS NULL THEN 0 ELSE 1 END AS suspended,"
      " CASE WHEN a.address_proved_at IS NULL THEN 0 ELSE 1 END AS address_proved FROM accounts a"
      " JOIN people_by_name p ON p.person = a.person WHERE a.email_key " +
          db::in_texts(tx, 1),
      db::TextList(email_keys));
}

std::vector<FoundPerson> people_by_name(Tx& tx) {
  return tx.rows<FoundPerson>(
      "SELECT p.person AS id, p.name, a.email FROM people_by_name p JOIN accounts a ON a.person = p.person"
      " ORDER BY p.name, p.person");
}

std::vector<FoundPerson> with_unproved_address(Tx& tx, PersonId after, std::size_t limit) {
  return tx.rows<FoundPerson>(
      "SELECT a.person AS id, p.name, a.email FROM accounts a"
      " JOIN people_by_name p ON p.person = a.person"
      " WHERE a.address_proved_at IS NULL AND a.person > $1 ORDER BY a.person LIMIT $2",
      after, limit);
}

void set_address_proved(Tx& tx, PersonId person) {
  tx.run("UPDATE accounts SET address_proved_at = $2 WHERE person = $1", person, tx.now());
}

void set_password(Tx& tx, PersonId person, std::string_view password_hash) {
  tx.run("UPDATE accounts SET password_hash = $2 WHERE person = $1", person, password_hash);
}

bool set_suspended(Tx& tx, PersonId person, std::optional<Time> at) {
  return tx.run("UPDATE accounts SET suspended_at = $2 WHERE person = $1", person, at) == 1;
}

std::vector<SuspendedPerson> suspended_before(Tx& tx, Time suspended_at, PersonId person,
                                              std::size_t limit) {
  return tx.rows<SuspendedPerson>(
      "SELECT p.id, p.name, a.email, a.suspended_at FROM accounts a JOIN people p ON p.id = a.person"
      " WHERE a.suspended_at IS NOT NULL AND (a.suspended_at, a.person) < ($1, $2)"
      " ORDER BY a.suspended_at DESC, a.person DESC LIMIT $3",
      suspended_at, person, limit);
}

bool has_accounts(Tx& tx) {
  return tx.value<std::int64_t>("SELECT person FROM accounts LIMIT 1").has_value();
}

void insert_session(Tx& tx, SessionId id, const db::Bytes& token_hash, PersonId person,
                    Time expires_at, const Device& device, Time seen_at) {
  tx.run(
      "INSERT INTO sessions (id, token_hash, person, made_at, expires_at, browser, system, seen_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      id, token_hash, person, tx.now(), expires_at, device.browser, device.system, seen_at);
}

std::optional<SessionRow> living_session(Tx& tx, const db::Bytes& token_hash) {
  return tx.row<SessionRow>(
      "SELECT s.id, s.person, a.administrator, s.expires_at, s.seen_at FROM sessions s"
      " JOIN accounts a ON a.person = s.person"
      " WHERE s.token_hash = $1 AND s.expires_at > $2 AND a.suspended_at IS NULL",
      token_hash, tx.now());
}

std::vector<SessionId> sessions_of(Tx& tx, PersonId person) {
  return tx.values<SessionId>("SELECT id FROM sessions WHERE person = $1 ORDER BY id", person);
}

std::vector<SessionId> sessions_beyond(Tx& tx, PersonId person, std::size_t many) {
  // SQLite has no OFFSET without a LIMIT.
  return tx.values<SessionId>(
      "SELECT id FROM sessions WHERE person = $1 AND expires_at > $2"
      " ORDER BY COALESCE(seen_at, made_at) DESC, made_at DESC, id DESC LIMIT $3 OFFSET $4",
      person, tx.now(), INT64_MAX, many);
}

std::optional<PersonId> owner_of_session(Tx& tx, SessionId id) {
  return tx.value<PersonId>("SELECT person FROM sessions WHERE id = $1 AND expires_at > $2", id,
                            tx.now());
}

std::vector<DeviceRow> living_sessions_before(Tx& tx, PersonId person, Time made_at, SessionId id,
                                              std::size_t limit) {
  return tx.rows<DeviceRow>(
      "SELECT id, browser, system, made_at, COALESCE(seen_at, made_at) AS seen_at FROM sessions"
      " WHERE person = $1 AND expires_at > $2 AND (made_at, id) < ($3, $4)"
      " ORDER BY made_at DESC, id DESC LIMIT $5",
      person, tx.now(), made_at, id, limit);
}

void set_seen(Tx& tx, SessionId id, Time at) {
  tx.run("UPDATE sessions SET seen_at = $2 WHERE id = $1 AND (seen_at IS NULL OR seen_at < $2)", id,
         at);
}

bool delete_session(Tx& tx, SessionId id) {
  return tx.run("DELETE FROM sessions WHERE id = $1", id) == 1;
}

std::int64_t delete_expired_sessions(Tx& tx) {
  return db::delete_some(tx, "sessions", "id", "expires_at <= $1", tx.now());
}

namespace {

constexpr std::string_view invitation_columns =
    "SELECT id, role, email, community, inviter_person AS inviter, made_at, expires_at,"
    " withdrawn_at, used_at, user_person AS user, CASE WHEN inviter_person IS NULL OR EXISTS"
    " (SELECT 1 FROM accounts WHERE person = inviter_person AND administrator = 1)"
    " THEN 1 ELSE 0 END AS for_newcomers FROM invitations ";

std::string select_invitations(std::string_view where) {
  return std::string(invitation_columns) + std::string(where);
}

}  // namespace

void insert_invitation(Tx& tx, InvitationId id, const db::Bytes& token_hash,
                       const NewInvitation& invitation, std::optional<PersonId> inviter,
                       Time expires_at) {
  const auto email =
      invitation.email ? std::optional(std::string(invitation.email->text())) : std::nullopt;
  tx.run(
      "INSERT INTO invitations (id, token_hash, role, email, community, inviter_person, made_at,"
      " expires_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      id, token_hash, invitation.role, email, invitation.community, inviter, tx.now(), expires_at);
}

void set_token(Tx& tx, InvitationId id, const db::Bytes& token_hash, PersonId inviter,
               Time expires_at) {
  tx.run(
      "UPDATE invitations SET token_hash = $2, inviter_person = $3, expires_at = $4,"
      " withdrawn_at = NULL WHERE id = $1",
      id, token_hash, inviter, expires_at);
}

std::optional<Invitation> invitation_by_token(Tx& tx, const db::Bytes& token_hash) {
  return tx.row<Invitation>(select_invitations("WHERE token_hash = $1"), token_hash);
}

std::optional<Invitation> invitation(Tx& tx, InvitationId id) {
  return tx.row<Invitation>(select_invitations("WHERE id = $1"), id);
}

std::vector<InvitationId> open_invitations_of_the_server(Tx& tx) {
  return tx.values<InvitationId>(
      "SELECT id FROM invitations"
      " WHERE inviter_person IS NULL AND used_at IS NULL AND withdrawn_at IS NULL ORDER BY id");
}

std::vector<Invitation> unused_invitations_of(Tx& tx, PersonId inviter) {
  return tx.rows<Invitation>(
      select_invitations("WHERE inviter_person = $1 AND used_at IS NULL AND withdrawn_at IS NULL"
                         " ORDER BY id"),
      inviter);
}

std::vector<Invitation> unused_invitations_for(Tx& tx, std::string_view email_key) {
  return tx.rows<Invitation>(
      select_invitations("WHERE lower(email) = $1 AND used_at IS NULL AND withdrawn_at IS NULL"
                         " ORDER BY id"),
      email_key);
}

bool has_open_invitation(Tx& tx, const NewInvitation& invitation) {
  return tx
      .value<std::int64_t>(
          "SELECT 1 FROM invitations WHERE lower(email) = $1 AND role = $2"
          " AND coalesce(community, 0) = $3 AND used_at IS NULL AND withdrawn_at IS NULL"
          " AND expires_at > $4 LIMIT 1",
          invitation.email.value().key(), invitation.role,
          invitation.community.value_or(CommunityId()), tx.now())
      .has_value();
}

bool set_withdrawn(Tx& tx, InvitationId id) {
  return tx.run(
             "UPDATE invitations SET withdrawn_at = $2"
             " WHERE id = $1 AND withdrawn_at IS NULL AND used_at IS NULL",
             id, tx.now()) == 1;
}

bool set_used(Tx& tx, InvitationId id, PersonId user) {
  return tx.run(
             "UPDATE invitations SET used_at = $2, user_person = $3"
             " WHERE id = $1 AND used_at IS NULL AND withdrawn_at IS NULL",
             id, tx.now(), user) == 1;
}

std::vector<Invitation> invitations_before(Tx& tx, Time made_at, InvitationId id,
                                           std::size_t limit) {
  return tx.rows<Invitation>(
      select_invitations("WHERE (made_at, id) < ($1, $2) ORDER BY made_at DESC, id DESC LIMIT $3"),
      made_at, id, limit);
}

std::vector<Invitation> open_links_before(Tx& tx, PersonId inviter, CommunityId into, Time made_at,
                                          InvitationId id, std::size_t limit) {
  return tx.rows<Invitation>(
      select_invitations(
          "WHERE inviter_person = $1 AND community = $2 AND used_at IS NULL"
          " AND withdrawn_at IS NULL AND expires_at > $3 AND (made_at, id) < ($4, $5)"
          " ORDER BY made_at DESC, id DESC LIMIT $6"),
      inviter, into, tx.now(), made_at, id, limit);
}

}  // namespace kring::identity::store
