#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace kring::db {

/// The database could not do what a statement asked: a mistake of ours (500). What the disk or the
/// load is to blame for is a Refusal instead.
class StatementFailed : public std::runtime_error {
 public:
  StatementFailed(std::string_view why, std::string_view sql)
      : runtime_error(std::string(why) + " in: " + std::string(sql)) {}
};

/// A statement went against UNIQUE, NOT NULL, CHECK or REFERENCES. Verbs expect duplicates with
/// ON CONFLICT rather than by catching this: after it, PostgreSQL gives up the whole transaction.
class ConstraintViolated : public StatementFailed {
 public:
  using StatementFailed::StatementFailed;
};

/// The database's own mistake (PostgreSQL's class XX). One is known: an update is refused with "new
/// multixact has more than one updating member" where another transaction on the same row is
/// rolled back already but still listed as running, which on a busy machine lasts milliseconds.
/// Nothing is written by halves, so the write is run again.
class DatabaseMistaken : public StatementFailed {
 public:
  using StatementFailed::StatementFailed;
};

/// The transaction cannot go on, through nobody's fault: the database runs its closure again, or
/// says that it is overloaded. Whoever catches everything inside a closure lets this pass.
class TransactionBroken : public std::runtime_error {
 public:
  using runtime_error::runtime_error;
};

/// The database cannot be opened, or must not be: the text is a sentence for whoever starts the
/// hub.
class CannotOpen : public std::runtime_error {
 public:
  using runtime_error::runtime_error;
};

}  // namespace kring::db
