#pragma once

#include "base/time.h"
#include "platform/db/table_shape.h"

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace kring::archive {

/// A step that the schema of the hub had been through.
struct Step {
  std::int64_t number = 0;
  std::string name;
  std::string checksum;
  BOOST_DESCRIBE_CLASS(Step, (), (number, name, checksum), (), ())
};

struct Head {
  std::string kring;     ///< the version that made it
  std::string database;  ///< "sqlite" or "postgres"
  Time made_at;
  std::vector<Step> steps;
  BOOST_DESCRIBE_CLASS(Head, (), (kring, database, made_at, steps), (), ())
};

struct TableSum {
  std::string table;
  std::int64_t rows = 0;
  std::string digest;  ///< hexadecimal
  bool operator==(const TableSum&) const = default;
  BOOST_DESCRIBE_CLASS(TableSum, (), (table, rows, digest), (), ())
};

struct Manifest {
  std::vector<TableSum> tables;
  std::optional<db::LastLine> journal;  ///< absent where nothing has happened
  BOOST_DESCRIBE_CLASS(Manifest, (), (tables, journal), (), ())
};

/// The file is no archive, or not the one that was written: the text is a sentence for whoever
/// wants to use it.
class BadArchive : public std::runtime_error {
 public:
  using runtime_error::runtime_error;
};

inline constexpr std::string_view first_line = "kring backup 1\n";

enum class Frame : char {
  head = 'H',
  secret = 'S',
  table = 'T',
  rows = 'R',
  manifest = 'M',
};

}  // namespace kring::archive
