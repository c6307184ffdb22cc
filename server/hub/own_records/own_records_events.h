#pragma once

#include "hub/own_records/own_records.h"

/// What own_records writes to the journal. It hears these itself: a choice holds for the lines
/// after its own.
namespace kring::own_records {

struct TurnedOn {
  static constexpr std::string_view kind = "own_records.turned_on";
  RecordKind what = RecordKind::asked;
  BOOST_DESCRIBE_CLASS(TurnedOn, (), (what), (), ())
};
struct TurnedOff {
  static constexpr std::string_view kind = "own_records.turned_off";
  RecordKind what = RecordKind::asked;
  BOOST_DESCRIBE_CLASS(TurnedOff, (), (what), (), ())
};

/// Somebody will not be told of, or may be again. Subject: the person.
struct Objected {
  static constexpr std::string_view kind = "own_records.objected";
  BOOST_DESCRIBE_CLASS(Objected, (), (), (), ())
};
struct Allowed {
  static constexpr std::string_view kind = "own_records.allowed";
  BOOST_DESCRIBE_CLASS(Allowed, (), (), (), ())
};

}  // namespace kring::own_records
