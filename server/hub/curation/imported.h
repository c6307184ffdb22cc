#pragma once

#include "hub/access/access.h"
#include "hub/curation/links.h"
#include "hub/curation/themes.h"

/// Themes and links that come along with questions from elsewhere. Who imports has said where to;
/// nobody is asked whether they may. Nothing here refuses what is there already.
namespace kring::curation {

/// The theme to which a word leads in this community; added where there is none.
ThemeId import_theme(Tx& tx, CommunityId community, access::Audience audience,
                     const ThemeName& name);

/// The theme to which a word leads, where there is one.
std::optional<ThemeId> theme_called(Tx& tx, CommunityId community, const ThemeName& name);

/// Says what a theme is about. False, and nothing changes, where somebody has said so before.
bool import_description(Tx& tx, ThemeId id, const ThemeDescription& description);

/// Links a question to another. False where they are linked so already.
bool import_link(Tx& tx, ThingId question, ThingId other, LinkKind kind);

}  // namespace kring::curation
