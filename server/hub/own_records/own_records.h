#pragma once

#include "hub/identity/identity.h"
#include "platform/api/visitor.h"
#include "platform/db/tx.h"

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

/// What is done in Kring, told as statements in its own record store (docs/xapi-profile.md).
/// Nothing is told until an administrator turns a kind of acts on, and never anything of whoever
/// objects.
namespace kring::own_records {

/// The kinds of acts that are turned on and off. The names are kept.
enum class RecordKind {
  asked,
  answered,
  commented,
  edited,
  accepted,
  found_helpful,
  found_same,
  kept_themes,     ///< a theme was added or described
  followed_theme,  ///< and no longer
  joined           ///< a community, and left
};
BOOST_DESCRIBE_ENUM(RecordKind, asked, answered, commented, edited, accepted, found_helpful,
                    found_same, kept_themes, followed_theme, joined)

/// Whether a kind is told, and who changed that last.
struct Switch {
  static constexpr std::string_view schema_name = "OwnRecordSwitch";
  RecordKind kind = RecordKind::asked;
  bool is_on = false;
  std::optional<Time> changed_at;
  std::optional<std::string> changed_by;
  BOOST_DESCRIBE_CLASS(Switch, (), (kind, is_on, changed_at, changed_by), (), ())
};

/// All kinds, in the order of the enumeration.
std::vector<Switch> switches(Tx& tx);

/// Those that are on, in the same order.
std::vector<RecordKind> told_kinds(Tx& tx);

/// Turns a kind on or off, for what happens from now on. Records `own_records.turned_on` or
/// `own_records.turned_off`. Doing it twice changes nothing.
void turn(Tx& tx, const Visitor& administrator, RecordKind kind, bool on);

/// Whether this person objects to being told of.
bool objects(Tx& tx, PersonId person);

/// From now on nothing is told of what this visitor does, nor of what others do with what they
/// wrote. What was told before stays, and is still taken back when it is undone. Records
/// `own_records.objected`. Twice is once.
void object(Tx& tx, const Visitor& visitor);

/// Takes the objection back; what was done meanwhile is never told. Records `own_records.allowed`.
void allow(Tx& tx, const Visitor& visitor);

}  // namespace kring::own_records
