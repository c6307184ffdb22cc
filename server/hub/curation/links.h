#pragma once

#include "base/id.h"
#include "platform/api/visitor.h"
#include "platform/db/tx.h"

#include <vector>

#include <boost/describe/enum.hpp>

/// Ways from one question to another.
namespace kring::curation {

/// `duplicate`: it asks what the other one asks.
enum class LinkKind { related, duplicate };
BOOST_DESCRIBE_ENUM(LinkKind, related, duplicate)

struct Link {
  ThingId other;
  LinkKind kind = LinkKind::related;
  BOOST_DESCRIBE_CLASS(Link, (), (other, kind), (), ())
};

/// The first twenty questions that this one leads to, or that lead here, and that this visitor may
/// read: those that ask the same first.
std::vector<Link> links_of(Tx& tx, const Visitor& visitor, ThingId question);

}  // namespace kring::curation
