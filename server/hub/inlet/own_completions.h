#pragma once

#include "hub/formal_links/formal_links.h"
#include "hub/learning_records/score.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What somebody completed, with what was reported of it.
namespace kring::inlet {

/// What one record says of a completion: as much as an administrator reads of it.
struct CompletionReport {
  std::string program;
  std::optional<bool> success;
  std::optional<learning_records::Score> score;
  Time stored_at;
  /// When the first rule that holds for it has the record go or name nobody, where there is one.
  std::optional<Time> kept_until;
  BOOST_DESCRIBE_CLASS(CompletionReport, (), (program, success, score, stored_at, kept_until), (),
                       ())
};

/// `reports` are empty where the records are gone or name nobody any more: the completion stays.
/// Records of more than 128 kB are not read for it.
struct OwnCompletion : formal_links::Completion {
  static constexpr std::string_view schema_name = "Completion";
  std::vector<CompletionReport> reports;
  BOOST_DESCRIBE_CLASS(OwnCompletion, (formal_links::Completion), (reports), (), ())
};

/// A page of one's own, the last one first.
Page<OwnCompletion> own_completions(Tx& tx, PersonId person,
                                    const std::optional<std::string>& after,
                                    std::string_view public_origin);

}  // namespace kring::inlet
