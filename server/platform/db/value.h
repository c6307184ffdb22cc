#pragma once

#include "base/described.h"
#include "base/id.h"
#include "base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace kring::db {

/// Octets, told apart from text: BLOB in SQLite, bytea in PostgreSQL.
struct Bytes {
  std::string octets;
  bool operator==(const Bytes&) const = default;
};

/// A parameter of a statement. It borrows text and octets for the length of the call.
class Param {
 public:
  struct Octets {
    std::string_view view;
  };
  using Value = std::variant<std::monostate, std::int64_t, double, std::string_view, Octets>;

  Param(std::nullopt_t) {}
  Param(bool value) : value_(static_cast<std::int64_t>(value)) {}
  template <class T>
  requires(std::is_integral_v<T> && !std::is_same_v<T, bool>) Param(T value)
      : value_(static_cast<std::int64_t>(value)) {}
  Param(double value) : value_(value) {}
  Param(std::string_view value) : value_(value) {}
  Param(const std::string& value) : value_(std::string_view(value)) {}
  Param(const char* value) : value_(std::string_view(value)) {}
  Param(const Bytes& value) : value_(Octets{value.octets}) {}
  Param(Time value) : value_(static_cast<std::int64_t>(value.time_since_epoch().count())) {}
  template <class Tag>
  Param(Id<Tag> id) : value_(id.number()) {}
  template <DescribedEnum E>
  Param(E value) : value_(name_of(value)) {}
  template <class T>
  Param(const std::optional<T>& value) : absent_of_(Param(T{}).value_.index()) {
    if (value) value_ = Param(*value).value_;
  }

  const Value& value() const { return value_; }
  /// Which alternative of Value it is, or would be if it were not absent: PostgreSQL wants to know.
  std::size_t type() const { return value_.index() == 0 ? absent_of_ : value_.index(); }

 private:
  Value value_;
  std::size_t absent_of_ = 0;
};

/// The row a statement stands on. Text and octets are valid until the next row.
class Row {
 public:
  virtual ~Row() = default;
  virtual int columns() const = 0;
  virtual std::string_view name(int column) const = 0;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual Bytes bytes(int column) const = 0;
};

/// A column holds what its C++ type cannot be: the schema and the code have parted.
class WrongColumn : public std::logic_error {
 public:
  using logic_error::logic_error;
};

inline void read_column(const Row& row, int at, std::string& out) {
  out = row.text(at);
}
inline void read_column(const Row& row, int at, double& out) {
  out = row.real(at);
}
inline void read_column(const Row& row, int at, bool& out) {
  out = row.integer(at) != 0;
}
inline void read_column(const Row& row, int at, Bytes& out) {
  out = row.bytes(at);
}
inline void read_column(const Row& row, int at, Time& out) {
  out = Time(Milliseconds(row.integer(at)));
}

template <class T>
requires(std::is_integral_v<T> && !std::is_same_v<T, bool>) void read_column(const Row& row, int at,
                                                                             T& out) {
  out = static_cast<T>(row.integer(at));
}

template <class Tag>
void read_column(const Row& row, int at, Id<Tag>& out) {
  out = Id<Tag>(row.integer(at));
}

template <DescribedEnum E>
void read_column(const Row& row, int at, E& out) {
  if (!read_name(row.text(at), out)) {
    throw WrongColumn("column " + std::string(row.name(at)) +
                      " holds no name of its enumeration: " + std::string(row.text(at)));
  }
}

template <class T>
void read_column(const Row& row, int at, std::optional<T>& out) {
  if (row.is_null(at)) {
    out.reset();
  } else {
    read_column(row, at, out.emplace());
  }
}

}  // namespace kring::db
