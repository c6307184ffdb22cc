#pragma once

#include "hub/identity/devices.h"
#include "hub/identity/holders.h"
#include "hub/identity/identity.h"
#include "hub/identity/invitations.h"
#include "hub/identity/suspensions.h"
#include "platform/db/value.h"

#include <optional>
#include <vector>

namespace kring::identity::store {

std::vector<Byline> bylines(Tx& tx, const std::vector<PersonaId>& personas);

bool insert_account(Tx& tx, PersonId person, const NewAccount& account);
std::optional<Account> account_by_key(Tx& tx, std::string_view email_key);
std::optional<Account> account_of(Tx& tx, PersonId person);
std::vector<Address> addresses(Tx& tx);
std::vector<Holder> holders(Tx& tx, const std::vector<std::string>& email_keys);
std::vector<FoundPerson> people_by_name(Tx& tx);
std::vector<FoundPerson> with_unproved_address(Tx& tx, PersonId after, std::size_t limit);
void set_address_proved(Tx& tx, PersonId person);
void set_password(Tx& tx, PersonId person, std::string_view password_hash);
/// Who was shut out before (suspended_at, person), the last one first.
std::vector<SuspendedPerson> suspended_before(Tx& tx, Time suspended_at, PersonId person,
                                              std::size_t limit);
bool set_suspended(Tx& tx, PersonId person, std::optional<Time> at);
bool has_accounts(Tx& tx);

struct SessionRow {
  SessionId id;
  PersonId person;
  bool administrator;
  Time expires_at;
  std::optional<Time> seen_at;
  BOOST_DESCRIBE_CLASS(SessionRow, (), (id, person, administrator, expires_at, seen_at), (), ())
};

void insert_session(Tx& tx, SessionId id, const db::Bytes& token_hash, PersonId person,
                    Time expires_at, const Device& device, Time seen_at);
std::optional<SessionRow> living_session(Tx& tx, const db::Bytes& token_hash);
std::vector<SessionId> sessions_of(Tx& tx, PersonId person);
/// The living ones that were used longest ago, all but `many`; of those used in one hour the
/// oldest.
std::vector<SessionId> sessions_beyond(Tx& tx, PersonId person, std::size_t many);
/// Nobody where there is no such session, or it is over.
std::optional<PersonId> owner_of_session(Tx& tx, SessionId id);

struct DeviceRow {
  SessionId id;
  Browser browser;
  System system;
  Time made_at;
  Time seen_at;
  BOOST_DESCRIBE_CLASS(DeviceRow, (), (id, browser, system, made_at, seen_at), (), ())
};

/// Newest first, those begun before (made_at, id).
std::vector<DeviceRow> living_sessions_before(Tx& tx, PersonId person, Time made_at, SessionId id,
                                              std::size_t limit);
/// Never back in time.
void set_seen(Tx& tx, SessionId id, Time at);
bool delete_session(Tx& tx, SessionId id);
std::int64_t delete_expired_sessions(Tx& tx);

void insert_invitation(Tx& tx, InvitationId id, const db::Bytes& token_hash,
                       const NewInvitation& invitation, std::optional<PersonId> inviter,
                       Time expires_at);
void set_token(Tx& tx, InvitationId id, const db::Bytes& token_hash, PersonId inviter,
               Time expires_at);
std::optional<Invitation> invitation_by_token(Tx& tx, const db::Bytes& token_hash);
std::optional<Invitation> invitation(Tx& tx, InvitationId id);
/// Those that no person made and that are neither used nor withdrawn; some may have expired.
std::vector<InvitationId> open_invitations_of_the_server(Tx& tx);
std::vector<Invitation> unused_invitations_of(Tx& tx, PersonId inviter);
/// The links for this address that nobody has used.
std::vector<Invitation> unused_invitations_for(Tx& tx, std::string_view email_key);
/// Whether a link like this one, for the same address, still works.
bool has_open_invitation(Tx& tx, const NewInvitation& invitation);
bool set_withdrawn(Tx& tx, InvitationId id);
bool set_used(Tx& tx, InvitationId id, PersonId user);

/// Newest first, those made before (made_at, id).
std::vector<Invitation> invitations_before(Tx& tx, Time made_at, InvitationId id,
                                           std::size_t limit);
/// Likewise, those of one inviter into one community that still work.
std::vector<Invitation> open_links_before(Tx& tx, PersonId inviter, CommunityId into, Time made_at,
                                          InvitationId id, std::size_t limit);

}  // namespace kring::identity::store
