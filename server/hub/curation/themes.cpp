#include "hub/curation/themes.h"

#include "base/refusal.h"
#include "hub/access/record.h"
#include "hub/communities/communities.h"
#include "hub/curation/curation_events.h"
#include "hub/curation/curation_store.h"
#include "hub/curation/require_theme.h"
#include "platform/text/fold.h"

namespace kring::curation {
namespace {

using store::Role;

SeenTheme require_curated(Tx& tx, const Visitor& visitor, ThemeId id) {
  auto seen = require_seen(tx, visitor, id);
  access::require_may(seen.may_curate);
  return seen;
}

/// Makes a word lead to the theme, unless it leads to another.
void put_word(Tx& tx, const store::ThemeRow& theme, const std::string& word, Role role) {
  auto key = word_key(word);
  const auto there = store::theme_of_word(tx, theme.community, key);
  if (there && *there != theme.id) throw Refusal(Status::conflict, "theme.name_taken");
  store::put_word(tx, theme.community, theme.id, {word, std::move(key), role});
}

}  // namespace

std::string word_key(std::string_view word) {
  std::string key;
  for (const char each : text::folded(word)) {
    const bool joins = each == ' ' || each == '-' || each == '_';
    if (!joins) {
      key += each;
    } else if (!key.empty() && key.back() != '-') {
      key += '-';
    }
  }
  if (key.size() > 1 && key.back() == '-') key.pop_back();
  return key.empty() ? std::string("-") : key;
}

SeenTheme require_seen(Tx& tx, const Visitor& visitor, ThemeId id) {
  const auto present = store::present(tx, id);
  if (!present) refuse_missing();
  SeenTheme seen{access::require_visible(tx, visitor, *present, "theme"),
                 store::theme(tx, *present).value(), false};
  seen.may_curate = seen.thing.facilitated() || visitor.administrator;
  return seen;
}

ThemeId require_theme(Tx& tx, const Visitor& visitor, ThemeId id) {
  return require_seen(tx, visitor, id).theme.id;
}

ThemeId add_theme(Tx& tx, const Visitor& visitor, CommunityId community, const NewTheme& theme) {
  const auto place = communities::require_readable(tx, visitor, community).community;
  if (const auto there = store::theme_of_word(tx, community, word_key(theme.name.text()))) {
    return *there;
  }
  const auto id = tx.mint<ThemeTag>();
  store::insert_theme(tx, id, community, theme.name);
  put_word(tx, store::theme(tx, id).value(), theme.name.text(), Role::name);
  const auto audience = communities::audience_of(place.openness);
  const auto thing = access::register_thing(
      tx, {id.as<ThingTag>(), "theme", community, std::nullopt, visitor.persona, audience});
  access::record(tx, visitor, thing, ThemeAdded{});
  return id;
}

void describe_theme(Tx& tx, const Visitor& visitor, ThemeId id, const DescribedTheme& described) {
  const auto seen = require_curated(tx, visitor, id);
  const auto& theme = seen.theme;
  if (!store::update_theme(tx, theme.id, described)) {
    throw Refusal(Status::conflict, "revision.stale");
  }
  // What it was called until now keeps leading here; what it is called from now on comes last, so
  // that a word that is both is a name.
  store::make_names_former(tx, theme.id);
  store::delete_synonyms(tx, theme.id);
  for (const auto& synonym : described.synonyms) {
    put_word(tx, theme, synonym.text(), Role::synonym);
  }
  for (const auto& name : {described.names.nl, described.names.en}) {
    if (name) put_word(tx, theme, name->text(), Role::name);
  }
  put_word(tx, theme, described.name.text(), Role::name);
  access::record(tx, visitor, seen.thing, ThemeDescribed{theme.revision + 1});
}

void merge_theme(Tx& tx, const Visitor& visitor, ThemeId id, ThemeId into) {
  const auto from = require_curated(tx, visitor, id);
  const auto to = require_curated(tx, visitor, into);
  if (from.theme.id == to.theme.id || from.theme.community != to.theme.community) {
    throw Refusal(Status::invalid, "theme.elsewhere");
  }
  store::move_all(tx, from.theme.id, to.theme.id);
  access::record(tx, visitor, from.thing, ThemeMerged{to.theme.id});
}

void follow_theme(Tx& tx, const Visitor& visitor, ThemeId id) {
  const auto seen = require_seen(tx, visitor, id);
  if (!store::insert_follower(tx, seen.theme.id, visitor.person)) return;
  access::record(tx, visitor, seen.thing, ThemeFollowed{});
}

void unfollow_theme(Tx& tx, const Visitor& visitor, ThemeId id) {
  const auto seen = require_seen(tx, visitor, id);
  if (!store::delete_follower(tx, seen.theme.id, visitor.person)) return;
  access::record(tx, visitor, seen.thing, ThemeUnfollowed{});
}

}  // namespace kring::curation
