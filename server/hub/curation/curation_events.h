#pragma once

#include "hub/curation/themes.h"

#include <string_view>

#include <boost/describe/class.hpp>

/// What curation writes to the journal. Subject: the theme; owner: who added it.
namespace kring::curation {

struct ThemeAdded {
  static constexpr std::string_view kind = "theme.added";
  BOOST_DESCRIBE_CLASS(ThemeAdded, (), (), (), ())
};

struct ThemeDescribed {
  static constexpr std::string_view kind = "theme.described";
  std::int64_t revision = 0;
  BOOST_DESCRIBE_CLASS(ThemeDescribed, (), (revision), (), ())
};

/// `into` is the theme that took its questions, followers and words over.
struct ThemeMerged {
  static constexpr std::string_view kind = "theme.merged";
  ThemeId into;
  BOOST_DESCRIBE_CLASS(ThemeMerged, (), (into), (), ())
};

struct ThemeFollowed {
  static constexpr std::string_view kind = "theme.followed";
  BOOST_DESCRIBE_CLASS(ThemeFollowed, (), (), (), ())
};

struct ThemeUnfollowed {
  static constexpr std::string_view kind = "theme.unfollowed";
  BOOST_DESCRIBE_CLASS(ThemeUnfollowed, (), (), (), ())
};

}  // namespace kring::curation
