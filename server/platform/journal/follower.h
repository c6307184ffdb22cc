#pragma once

#include "platform/db/database.h"
#include "platform/journal/line.h"

#include <string>
#include <string_view>
#include <vector>

namespace kring::journal {

/// Hears what happened and keeps something of its own up to date, as search keeps its index.
///
/// `follow` runs in one transaction with the follower's cursor, so its effects in our database
/// happen exactly once, crash or not. It reads the line and its own tables (search alone also the
/// texts as they are now), and writes only its own tables, facts with a `cause`, jobs, and the log
/// it says it adds to. What it throws is retried, then the line is parked and the rest moves on.
class Follower {
 public:
  virtual ~Follower() = default;

  /// The name its cursor is kept under. Never changed once released.
  virtual std::string_view name() const = 0;

  /// The kinds it hears. Other lines only move its cursor.
  virtual std::vector<std::string_view> hears() const = 0;

  /// Those of them by which something is taken from somebody's eyes, or is not told from then on.
  /// As long as it could not handle such a line, the hub may show or tell what it should not, and
  /// is not ready.
  virtual std::vector<std::string_view> takes_away() const = 0;

  virtual void follow(Tx& tx, const Line& line) = 0;

  /// Handles some of a line that may change more than fits in a turn of the background, and says
  /// whether all of it is handled now. Where it is not, `place` is where the next turn goes on: 0
  /// at the beginning of a line, else what the turn before left there. Others write between two
  /// turns, so a rebuild gives the same only where the end does not hang on what stood halfway.
  virtual bool follow_some(Tx& tx, const Line& line, std::int64_t& place) {
    place = 0;
    follow(tx, line);
    return true;
  }

  /// What it keeps by now of what such a line is about, or why it keeps nothing: one sentence each,
  /// in English, for whoever looks after the hub (`kring journal show`). Ids and numbers, and no
  /// word that a person wrote. Asked for lines that it hears and has handled; only reads.
  virtual std::vector<std::string> keeps_of(Tx& tx, const Line& line) const = 0;

  /// Whether it may hear lines once more, from any of them on, and comes out the same: what it
  /// keeps hangs on what is there now and not on what was said before. Where that is not so, trying
  /// a parked line again is beginning at the first one.
  virtual bool may_hear_again() const { return false; }

  /// Its tables, all of which `clear` empties: after every story test each is compared, byte for
  /// byte, with a rebuild from the first line.
  virtual std::vector<std::string_view> tables() const = 0;

  virtual void clear(Tx& tx) = 0;

  /// The ordered log that it adds to, through the log's owner: its turns are then in that order
  /// too. What it added stays when it begins again, so it adds nothing that is there already.
  virtual const db::OrderedLog* adds_to() const { return nullptr; }

  /// Empties some of them, in a background turn, and says whether all are empty now. For tables
  /// that are too large for one turn; others are cleared at once.
  virtual bool clear_some(Tx& tx) {
    clear(tx);
    return true;
  }
};

}  // namespace kring::journal
