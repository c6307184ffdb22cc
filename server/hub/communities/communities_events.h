#pragma once

#include "base/id.h"

#include <string_view>

#include <boost/describe/class.hpp>

/// What communities write to the journal. Subject: the person it is about, or the community itself.
namespace kring::communities {

struct CommunityFounded {
  static constexpr std::string_view kind = "community.founded";
  BOOST_DESCRIBE_CLASS(CommunityFounded, (), (), (), ())
};

struct MembershipRequested {
  static constexpr std::string_view kind = "membership.requested";
  BOOST_DESCRIBE_CLASS(MembershipRequested, (), (), (), ())
};

/// A request was taken back by the one who made it, or declined.
struct MembershipRequestClosed {
  static constexpr std::string_view kind = "membership.request_closed";
  BOOST_DESCRIBE_CLASS(MembershipRequestClosed, (), (), (), ())
};

struct CommunityJoined {
  static constexpr std::string_view kind = "community.joined";
  BOOST_DESCRIBE_CLASS(CommunityJoined, (), (), (), ())
};

/// Somebody is no member any more, by their own doing or a facilitator's.
struct CommunityLeft {
  static constexpr std::string_view kind = "community.left";
  BOOST_DESCRIBE_CLASS(CommunityLeft, (), (), (), ())
};

struct FacilitatorAppointed {
  static constexpr std::string_view kind = "facilitator.appointed";
  BOOST_DESCRIBE_CLASS(FacilitatorAppointed, (), (), (), ())
};

struct FacilitatorDismissed {
  static constexpr std::string_view kind = "facilitator.dismissed";
  BOOST_DESCRIBE_CLASS(FacilitatorDismissed, (), (), (), ())
};

}  // namespace kring::communities
