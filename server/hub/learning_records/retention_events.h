#pragma once

#include <cstdint>
#include <string_view>

#include <boost/describe/class.hpp>

/// What the journal says of how long learning records stay. Subject: the rule, or the run.
namespace kring::learning_records {

struct RetentionRuleMade {
  static constexpr std::string_view kind = "retention_rule.made";
  BOOST_DESCRIBE_CLASS(RetentionRuleMade, (), (), (), ())
};
struct RetentionRuleChanged {
  static constexpr std::string_view kind = "retention_rule.changed";
  BOOST_DESCRIBE_CLASS(RetentionRuleChanged, (), (), (), ())
};
struct RetentionRuleRemoved {
  static constexpr std::string_view kind = "retention_rule.removed";
  BOOST_DESCRIBE_CLASS(RetentionRuleRemoved, (), (), (), ())
};

/// Of runs that somebody began. Those of rules are in their own table alone, one a day.
struct RetentionRunBegun {
  static constexpr std::string_view kind = "retention_run.begun";
  BOOST_DESCRIBE_CLASS(RetentionRunBegun, (), (), (), ())
};
struct RetentionRunStopped {
  static constexpr std::string_view kind = "retention_run.stopped";
  BOOST_DESCRIBE_CLASS(RetentionRunStopped, (), (), (), ())
};
struct RetentionRunFinished {
  static constexpr std::string_view kind = "retention_run.finished";
  std::int64_t statements = 0, documents = 0, attachments = 0;
  BOOST_DESCRIBE_CLASS(RetentionRunFinished, (), (statements, documents, attachments), (), ())
};

}  // namespace kring::learning_records
