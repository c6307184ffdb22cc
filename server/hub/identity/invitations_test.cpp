#include "hub/identity/invitations.h"

#include "platform/crypto/hash.h"
#include "platform/db/value.h"
#include "platform/journal/journal.h"
#include "tests/support/databases.h"
#include "tests/support/refusals.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>

namespace kring::identity {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing_support::outcome_of;
using testing_support::ruled;

class Invitations : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    ilse = world.administrator("Ilse");
    noor = world.person("Noor");
    world.forget_journal();
  }

  MadeInvitation make(const NewInvitation& invitation = {}) {
    return db().write([&](Tx& tx) { return invite(tx, ilse, invitation); });
  }

  MadeInvitation make_again(InvitationId id) {
    return db().write([&](Tx& tx) { return renew(tx, ilse, id); });
  }

  Invitation open(std::string_view token) {
    return db().read([&](Tx& tx) { return require_open_invitation(tx, token); });
  }

  std::string outcome(std::string_view token) {
    return outcome_of([&] { open(token); });
  }

  void use_up(const Invitation& invitation) {
    db().write([&](Tx& tx) { use(tx, invitation, noor.person); });
  }

  InvitationState state(InvitationId id) {
    return db().read([&](Tx& tx) { return require_invitation(tx, id).state(tx.now()); });
  }

  journal::Line last_line() {
    db().await_numbering();
    return db().read([](Tx& tx) { return journal::line(tx, journal::last_seq(tx)).value(); });
  }

  testing_support::World world;
  Visitor ilse;
  Visitor noor;
};

TEST_P(Invitations, a_link_opens_what_it_was_made_for) {
  NewInvitation wanted;
  wanted.role = InvitedRole::administrator;
  wanted.email = ruled<text::EmailAddress>("lotte@example.org");
  wanted.community = CommunityId(812);
  const auto invitation = open(make(wanted).token);
  EXPECT_EQ(invitation.role, InvitedRole::administrator);
  EXPECT_EQ(invitation.email, "lotte@example.org");
  EXPECT_EQ(invitation.community, CommunityId(812));
  EXPECT_EQ(invitation.inviter, ilse.person);
  EXPECT_EQ(invitation.made_at, clock().now());
  EXPECT_EQ(invitation.expires_at, clock().now() + invitation_length);
}

TEST_P(Invitations, a_link_works_once) {
  const auto made = make();
  const auto invitation = open(made.token);
  use_up(invitation);
  EXPECT_EQ(outcome(made.token), "invitation.used");
  EXPECT_EQ(outcome_of([&] { use_up(invitation); }), "invitation.used")
      << "whoever opened it before it was used comes too late";
  EXPECT_EQ(state(made.id), InvitationState::used);
  EXPECT_THAT(world.journal_kinds(), ElementsAre("invitation.made", "invitation.used"));
}

TEST_P(Invitations, a_link_is_good_for_two_weeks_and_not_a_moment_longer) {
  const auto made = make();
  clock().advance(std::chrono::hours(24 * 14) - Milliseconds(1));
  EXPECT_EQ(outcome(made.token), "done");
  clock().advance(Milliseconds(1));
  EXPECT_EQ(outcome(made.token), "invitation.expired");
  EXPECT_EQ(state(made.id), InvitationState::expired);
}

TEST_P(Invitations, nobody_guesses_a_link) {
  const auto made = make();
  EXPECT_EQ(outcome(""), "invitation.unknown");
  EXPECT_EQ(outcome(made.token + "x"), "invitation.unknown");
  EXPECT_EQ(outcome(made.id.text()), "invitation.unknown");
  EXPECT_GE(made.token.size(), 43U) << "256 bits";
  EXPECT_NE(make().token, make().token);
}

TEST_P(Invitations, only_a_hash_of_the_link_is_kept) {
  const auto made = make();
  const auto kept = db().read([](Tx& tx) {
    return tx.value<db::Bytes>("SELECT token_hash FROM invitations").value().octets;
  });
  EXPECT_EQ(kept, crypto::hash(made.token));
  EXPECT_EQ(outcome(kept), "invitation.unknown") << "a stolen database lets nobody in";
}

TEST_P(Invitations, a_renewed_link_works_and_the_old_one_no_more) {
  const auto old = make();
  clock().advance(std::chrono::hours(24 * 15));
  const auto fresh = make_again(old.id);
  EXPECT_EQ(fresh.id, old.id);
  EXPECT_EQ(outcome(old.token), "invitation.unknown");
  EXPECT_EQ(open(fresh.token).expires_at, clock().now() + invitation_length);
  EXPECT_THAT(world.journal_kinds(), ElementsAre("invitation.made", "invitation.made"));
}

TEST_P(Invitations, a_renewed_link_goes_with_whoever_renewed_it) {
  const auto made = make();
  const auto bram = world.administrator("Bram");
  const auto fresh = db().write([&](Tx& tx) { return renew(tx, bram, made.id); });
  EXPECT_EQ(open(fresh.token).inviter, bram.person);
  db().write([&](Tx& tx) { suspend(tx, {}, ilse.person); });
  EXPECT_EQ(outcome(fresh.token), "done");
  db().write([&](Tx& tx) { suspend(tx, {}, bram.person); });
  EXPECT_EQ(outcome(fresh.token), "invitation.expired") << "they would come back by it";
}

TEST_P(Invitations, a_used_link_is_not_renewed) {
  const auto made = make();
  use_up(open(made.token));
  EXPECT_EQ(outcome_of([&] { make_again(made.id); }), "invitation.used");
  EXPECT_EQ(outcome_of([&] { make_again(InvitationId(7)); }), "not_found");
  EXPECT_EQ(outcome(made.token), "invitation.used");
}

TEST_P(Invitations, a_withdrawn_link_is_gone_until_it_is_renewed) {
  const auto made = make();
  const auto invitation = open(made.token);
  for (int i = 0; i < 2; ++i) db().write([&](Tx& tx) { withdraw(tx, ilse, made.id); });
  EXPECT_EQ(outcome(made.token), "invitation.expired");
  EXPECT_EQ(outcome_of([&] { use_up(invitation); }), "invitation.used");
  EXPECT_EQ(state(made.id), InvitationState::withdrawn);
  EXPECT_THAT(world.journal_kinds(), ElementsAre("invitation.made", "invitation.revoked"));
  EXPECT_EQ(outcome(make_again(made.id).token), "done");
}

TEST_P(Invitations, withdrawing_what_was_used_changes_nothing) {
  const auto made = make();
  use_up(open(made.token));
  world.forget_journal();
  db().write([&](Tx& tx) { withdraw(tx, ilse, made.id); });
  EXPECT_EQ(state(made.id), InvitationState::used);
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
  EXPECT_EQ(outcome_of([&] { db().write([&](Tx& tx) { withdraw(tx, ilse, InvitationId(7)); }); }),
            "not_found");
}

TEST_P(Invitations, every_line_about_one_names_its_community) {
  NewInvitation wanted;
  wanted.community = CommunityId(812);
  const auto made = make(wanted);
  EXPECT_EQ(last_line().community, CommunityId(812));
  const auto fresh = make_again(made.id);
  EXPECT_EQ(last_line().community, CommunityId(812));
  db().write([&](Tx& tx) { withdraw(tx, ilse, made.id); });
  EXPECT_EQ(last_line().kind, "invitation.revoked");
  EXPECT_EQ(last_line().community, CommunityId(812));
  use_up(open(make_again(made.id).token));
  EXPECT_EQ(last_line().kind, "invitation.used");
  EXPECT_EQ(last_line().community, CommunityId(812));
  EXPECT_EQ(last_line().actor, noor.persona);
  EXPECT_EQ(last_line().subject, made.id.as<ThingTag>());
}

TEST_P(Invitations, they_are_listed_newest_first_a_page_at_a_time) {
  std::vector<InvitationId> made;
  for (std::size_t i = 0; i < 2 * page_size + 1; ++i) {
    if (i % 3 == 0) clock().advance(Milliseconds(1));
    made.insert(made.begin(), make().id);
  }
  std::vector<InvitationId> listed;
  std::optional<std::string> after;
  int pages = 0;
  do {
    const auto page = db().read([&](Tx& tx) { return invitations(tx, after); });
    for (const auto& invitation : page.items) listed.push_back(invitation.id);
    after = page.next;
    ++pages;
  } while (after);
  EXPECT_EQ(listed, made);
  EXPECT_EQ(pages, 3);
}

class FirstInvitation : public OnBothDatabases {
 protected:
  std::optional<MadeInvitation> first() { return db().write(first_invitation); }

  std::string outcome(std::string_view token) {
    return outcome_of(
        [&] { db().read([&](Tx& tx) { return require_open_invitation(tx, token); }); });
  }
};

TEST_P(FirstInvitation, makes_an_administrator_and_nobody_made_it) {
  const auto made = first();
  ASSERT_TRUE(made);
  const auto invitation =
      db().read([&](Tx& tx) { return require_open_invitation(tx, made->token); });
  EXPECT_EQ(invitation.role, InvitedRole::administrator);
  EXPECT_EQ(invitation.inviter, std::nullopt);
}

TEST_P(FirstInvitation, leaves_one_good_link_however_often_the_server_starts) {
  const auto before = first();
  const auto after = first();
  EXPECT_EQ(outcome(before->token), "invitation.expired");
  EXPECT_EQ(outcome(after->token), "done");
}

TEST_P(FirstInvitation, is_made_no_more_once_anybody_has_an_account) {
  testing_support::World world;
  world.open(db());
  world.person("Noor");
  EXPECT_FALSE(first());
  EXPECT_TRUE(db().read(has_accounts));
}

KRING_ON_BOTH_DATABASES(Invitations);
KRING_ON_BOTH_DATABASES(FirstInvitation);

}  // namespace
}  // namespace kring::identity
