#pragma once

#include "base/id.h"
#include "base/page.h"
#include "base/time.h"
#include "platform/db/tx.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

/// Formal learning as far as Kring knows of it: courses of elsewhere, and who completed them.
namespace kring::formal_links {

using CourseId = Id<struct CourseTag>;
using CompletionId = Id<struct CompletionTag>;

/// A course as another program names it. A name may be absent in either language, or in both.
struct Course {
  std::string address;  ///< its IRI
  std::optional<std::string> name_nl, name_en;
};

struct NewCompletion {
  PersonId person;
  Course course;
  std::string attempt;  ///< tells one completion of a course from another one by the same person
  Time completed_at;    ///< taken to be now where that is to come
  std::string source;   ///< who says so, unique: the same source says it once
};

/// Records that a person completed a course; told by a source, which may take it back. Several
/// sources of one attempt make one completion, whose moment is the first one's. The names that came
/// last are kept. Records `completion.recorded` where it is new.
void complete(Tx& tx, const NewCompletion& completion);

/// A source says it no more. With the last of them the completion goes. Records
/// `completion.taken_back` then. Nothing happens where the source never said anything.
void take_back(Tx& tx, std::string_view source);

/// One completion, for the person whose it is.
struct Completion {
  CompletionId id;
  std::string address;
  std::optional<std::string> name_nl, name_en;
  Time completed_at;
  BOOST_DESCRIBE_CLASS(Completion, (), (id, address, name_nl, name_en, completed_at), (), ())
};

/// Who says so of these completions, in one query: of each no more than `most_sources`.
struct CompletionSource {
  CompletionId completion;
  std::string source;
  BOOST_DESCRIBE_CLASS(CompletionSource, (), (completion, source), (), ())
};
inline constexpr std::int64_t most_sources = 4;
std::vector<CompletionSource> sources_of(Tx& tx, const std::vector<CompletionId>& completions);

/// A page of a person's completions, the last one first.
Page<Completion> completions_of(Tx& tx, PersonId person, const std::optional<std::string>& after);

}  // namespace kring::formal_links
