#pragma once

#include <boost/describe/enum.hpp>

/// Ways from one question to another.
namespace kring::curation {

/// `duplicate`: it asks what the other one asks.
enum class LinkKind { related, duplicate };
BOOST_DESCRIBE_ENUM(LinkKind, related, duplicate)

/// What a link is to a reader who stands at one of its ends, as the view `linked_questions` names
/// it: this question is a duplicate of the other one, the other one is a duplicate of this, or they
/// are related.
enum class Linked { duplicate_of, has_duplicate, related };
BOOST_DESCRIBE_ENUM(Linked, duplicate_of, has_duplicate, related)

}  // namespace kring::curation
