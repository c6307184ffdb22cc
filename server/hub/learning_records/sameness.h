#pragma once

#include "platform/json/document.h"

namespace kring::learning_records {

/// Whether two statements say the same (xAPI 1.0.3 Data 2.3.1): neither the order of members, of a
/// group's members and of attachments, nor the spelling of numbers, moments and durations, nor what
/// a record store adds (stored, authority, version, a timestamp that one of them lacks), nor
/// displays and definitions, which belong to the verb and the activity, make a difference.
bool say_the_same(const json::Value& one, const json::Value& other);

/// The same for a signature's payload: attachments are left out, since a signature cannot hold
/// itself.
bool say_the_same_but_for_attachments(const json::Value& one, const json::Value& other);

}  // namespace kring::learning_records
