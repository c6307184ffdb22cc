#pragma once

#include "platform/db/picture.h"
#include "platform/db/table_shape.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kring::db {

/// A database that is filled with the rows of another one, whole or not at all: they are there once
/// `finish` has returned. What the migrations left in a table goes before its rows come.
class Filling {
 public:
  virtual ~Filling() = default;

  virtual Dialect dialect() const = 0;

  /// What the tables look like that it has now.
  virtual Tx& tx() = 0;

  /// From here on rows are of this table, its columns in the order of the shape.
  virtual void table(const TableShape& shape) = 0;
  virtual void row(std::span<const Cell> cells) = 0;
  /// No more rows; `tx` may be asked again.
  virtual void end_rows() = 0;

  /// All of it is durable then, with a mark that says where it came from, where there is one
  /// (`mark_of_postgres`). Throws CannotOpen, with a sentence, where a row refers to one that is
  /// not there.
  virtual void finish(const std::string& mark) = 0;
};

/// The migrations of `files` up to those that a database has been through. Throws CannotOpen where
/// it has been through one that is not among them, or that has changed.
std::map<std::string_view, std::string_view> steps_up_to(
    const std::vector<AppliedMigration>& applied,
    const std::map<std::string_view, std::string_view>& files);

/// Of a file that migrate_sqlite has made and nobody has open.
std::unique_ptr<Filling> filling_of_sqlite(const std::filesystem::path& file);

/// Of a database that migrate_postgres has made. Throws CannotOpen where something has happened in
/// that hub already, or another server is on it.
std::unique_ptr<Filling> filling_of_postgres(const std::string& connection);

/// Throws CannotOpen where there is a hub in which something has happened.
void require_no_hub_on_postgres(const std::string& connection);

/// With which mark the hub there was filled, until that is forgotten; empty where with none. It is
/// as durable as the rows.
std::string mark_of_postgres(const std::string& connection);
void forget_mark_of_postgres(const std::string& connection);

}  // namespace kring::db
