#pragma once

#include "hub/own_records/own_records.h"
#include "platform/journal/line.h"

#include <optional>
#include <string>
#include <string_view>

/// How acts are told in xAPI: docs/xapi-profile.md, in code. Nothing here holds words that somebody
/// wrote, a name, or an address of e-mail.
namespace kring::own_records {

/// What a line tells, short of id and moment. `object` and `context` are JSON.
struct Telling {
  RecordKind kind = RecordKind::asked;
  PersonaId actor;
  std::string_view verb;
  std::string object;
  std::string context;
};

/// What a line tells: nothing where it is of a kind that is not told, or takes something back. A
/// text that is restored is told as when it was made. Things are known by their addresses at
/// `public_origin`.
std::optional<Telling> telling_of(const journal::Line& line, std::string_view public_origin);

/// The kinds of lines that `telling_of` knows.
std::vector<std::string_view> telling_kinds();

/// The whole statement. `uuid` is in its usual form.
std::string statement_text(const Telling& telling, std::string_view uuid, Time at,
                           std::string_view public_origin);

/// A statement by the house that takes another one back.
std::string voiding_text(std::string_view target, std::string_view uuid, Time at,
                         std::string_view public_origin);

}  // namespace kring::own_records
