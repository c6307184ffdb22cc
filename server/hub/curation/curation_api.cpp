#include "hub/curation/curation_api.h"

#include "hub/curation/theme_page.h"
#include "hub/curation/themes.h"

namespace kring::curation {
namespace {

using api::Needs;
using api::Query;

struct Merger {
  ThemeId into;
  BOOST_DESCRIBE_CLASS(Merger, (), (into), (), ())
};

}  // namespace

void add_routes(api::Routes& routes) {
  routes
      .get("/communities/{community}/themes",
           [](Tx& tx, const Visitor& visitor, CommunityId community,
              const Query<ListThemes>& wanted) {
             return list_themes(tx, visitor, community, wanted);
           })
      .named("list_themes")
      .needs(Needs::session)
      .refuses("membership.required");
  routes.creates("/communities/{community}/themes", add_theme, show_theme)
      .named("add_theme")
      .at("/themes/{}")
      .needs(Needs::session)
      .limit("add_theme", 60, api::per_hour)
      .refuses("membership.required");
  routes.get("/themes/{theme}", show_theme).named("show_theme").needs(Needs::session).etagged();
  routes
      .put("/themes/{theme}",
           [](Tx& tx, const Visitor& visitor, ThemeId id, const DescribedTheme& described) {
             describe_theme(tx, visitor, id, described);
             return show_theme(tx, visitor, id);
           })
      .named("describe_theme")
      .needs(Needs::session)
      .limit("describe_theme", 120, api::per_hour)
      .refuses("revision.stale")
      .refuses("theme.name_taken");
  routes
      .put("/themes/{theme}/merger",
           [](Tx& tx, const Visitor& visitor, ThemeId id, const Merger& merger) {
             merge_theme(tx, visitor, id, merger.into);
             return show_theme(tx, visitor, merger.into);
           })
      .named("merge_theme")
      .needs(Needs::session)
      .limit("merge_theme", 60, api::per_hour)
      .refuses("theme.elsewhere");
  routes.put("/themes/{theme}/follow", follow_theme)
      .named("follow_theme")
      .needs(Needs::session)
      .limit("follow", 600, api::per_hour);
  routes.remove("/themes/{theme}/follow", unfollow_theme)
      .named("unfollow_theme")
      .needs(Needs::session)
      .limit("follow", 600, api::per_hour);
}

}  // namespace kring::curation
