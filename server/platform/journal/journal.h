#pragma once

#include "platform/db/tx.h"
#include "platform/journal/line.h"

#include <cstdint>
#include <optional>
#include <vector>

/// Reading the journal. Writing to it is `Tx::record`.
namespace kring::journal {

/// At most `limit` lines after this one, in order.
std::vector<Line> lines_after(Tx& tx, std::int64_t seq, std::size_t limit);

std::optional<Line> line(Tx& tx, std::int64_t seq);

/// What somebody did to things of their own after this line: the things, the newest act first and
/// each once, at most `limit`. Lines that still wait for their number are among them, so it holds
/// from the commit on. Only the newest thousand lines are looked at, whoever wrote them: it costs
/// no more however far back the line lies.
std::vector<ThingId> own_subjects_after(Tx& tx, PersonaId actor, std::int64_t seq,
                                        std::size_t limit);

/// The number of the last line; 0 where nothing happened yet.
std::int64_t last_seq(Tx& tx);

/// How many lines are committed and have no number yet: no follower hears of them. 0 on SQLite,
/// where a line has its number at once.
std::int64_t number_pending(Tx& tx);

/// The first number that no line has although a later one has it; 0 where the order is unbroken.
/// Looks at every line.
std::int64_t first_gap(Tx& tx);

}  // namespace kring::journal
