#include "hub/curation/imported.h"

#include "hub/curation/curation_events.h"
#include "hub/curation/curation_store.h"
#include "platform/crypto/random.h"
#include "platform/journal/line.h"

namespace kring::curation {
namespace {

void record(Tx& tx, const access::Thing& theme, auto&& event) {
  auto fact = journal::fact(event);
  fact.actor = theme.owner;
  fact.owner = theme.owner;
  fact.community = theme.community;
  fact.subject_kind = theme.kind;
  fact.subject = theme.id;
  fact.origin = journal::Origin::import_;
  tx.record(fact);
}

}  // namespace

std::optional<ThemeId> theme_called(Tx& tx, CommunityId community, const ThemeName& name) {
  return store::theme_of_word(tx, community, word_key(name.text()));
}

ThemeId import_theme(Tx& tx, CommunityId community, access::Audience audience,
                     const ThemeName& name) {
  if (const auto there = theme_called(tx, community, name)) return *there;
  const auto id = tx.mint<ThemeTag>();
  store::insert_theme(tx, id, community, name);
  store::put_word(tx, community, id, {name.text(), word_key(name.text()), store::Role::name});
  // A theme is nobody's: it is for whoever curates here.
  const auto thing =
      access::register_thing(tx, {id.as<ThingTag>(), "theme", community, std::nullopt,
                                  crypto::random_id<PersonaTag>(), audience});
  record(tx, thing, ThemeAdded{});
  return id;
}

bool import_description(Tx& tx, ThemeId id, const ThemeDescription& description) {
  if (!store::set_first_description(tx, id, description)) return false;
  record(tx, access::thing(tx, id.as<ThingTag>()),
         ThemeDescribed{store::theme(tx, id).value().revision});
  return true;
}

bool import_link(Tx& tx, ThingId question, ThingId other, LinkKind kind) {
  return store::insert_link(tx, question, {other, kind});
}

std::vector<Link> links_of(Tx& tx, const Visitor& visitor, ThingId question) {
  return store::links_of(tx, visitor.person, question);
}

}  // namespace kring::curation
