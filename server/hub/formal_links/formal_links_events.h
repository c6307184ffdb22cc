#pragma once

#include "hub/formal_links/formal_links.h"

/// What formal_links writes to the journal. Subject: the completion; actor and owner: the open
/// persona of whoever completed.
namespace kring::formal_links {

struct CompletionRecorded {
  static constexpr std::string_view kind = "completion.recorded";
  CourseId course;
  BOOST_DESCRIBE_CLASS(CompletionRecorded, (), (course), (), ())
};

/// Nobody says it any more.
struct CompletionTakenBack {
  static constexpr std::string_view kind = "completion.taken_back";
  CourseId course;
  BOOST_DESCRIBE_CLASS(CompletionTakenBack, (), (course), (), ())
};

}  // namespace kring::formal_links
