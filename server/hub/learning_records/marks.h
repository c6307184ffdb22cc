#pragma once

#include "platform/json/document.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace kring::learning_records {

/// What statements are found by. A mark is 64 bits of a hash over what it stands for, so that one
/// card index (mark_drawers.h) answers every filter.
using Mark = std::int64_t;

enum class MarkKind : char {
  verb = 'v',
  agent = 'a',             ///< actor or object, or a member of either
  related_agent = 'A',     ///< anywhere else
  activity = 'o',          ///< the object
  related_activity = 'O',  ///< anywhere else
  registration = 'r',
  client = 'c',   ///< who sent it
  success = 's',  ///< what the result says
};

Mark mark_of(MarkKind kind, std::string_view what);
Mark success_mark(bool success);

/// What this mark becomes on a statement that refers to the one that has it, so that the two are
/// told apart. This is for where all statements from the one to the other were sent by one client.
constexpr Mark handed_on(Mark mark) {
  return mark ^ 0x5bd1'e995'7b3f'e1c1;
}

/// The same for where another client sent some of them. Only who reads everybody's statements finds
/// by such marks: not a token for less, though its client may.
constexpr Mark handed_on_by_others(Mark mark) {
  return mark ^ 0x2545'f491'4f6c'dd1d;
}

/// The marks of a statement, each once, without the client's and that of its success, which are not
/// handed on to statements that refer to it. A statement that is found by a plain mark does not
/// also carry the related one: `related_…` filters look for both.
std::vector<Mark> marks_of(const json::Value& statement);

}  // namespace kring::learning_records
