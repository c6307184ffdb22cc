#pragma once

#include "base/described.h"
#include "base/ruled_text.h"
#include "platform/json/document.h"
#include "platform/json/kinds.h"
#include "platform/json/limits.h"
#include "platform/json/problems.h"

#include <limits>
#include <stdexcept>
#include <string_view>
#include <vector>

#include <boost/system/result.hpp>

namespace kring {

/// What `json::read<T>(text).value()` throws where there is no value.
[[noreturn]] inline void throw_exception_from_error(const std::vector<FieldProblem>& problems,
                                                    const boost::source_location&) {
  throw Refusal(Status::invalid, "input.invalid", problems);
}

}  // namespace kring

namespace kring::json {

/// What was wrong with a text that should have been a T: every problem, with its path.
class Unreadable : public std::runtime_error {
 public:
  explicit Unreadable(std::vector<FieldProblem> problems);
  const std::vector<FieldProblem>& problems() const { return problems_; }

 private:
  std::vector<FieldProblem> problems_;
};

/// One value on its way to being read: where it stands, what its member's limits are, and whom to
/// tell of what is wrong.
struct Reading {
  const Value& value;
  const Path& path;
  Problems& problems;
  Limit limit = {};

  /// Whether it is of that kind; a problem where it is not.
  bool is(Kind kind) const;
  void wrong(std::string_view code, std::optional<std::int64_t> at = {}) const;
  /// Whether a count of code points or items is within the limits; a problem where it is not.
  bool counts(std::size_t count) const;
};

void read_boolean(const Reading& from, bool& out);
void read_string(const Reading& from, std::string& out);
void read_real(const Reading& from, double& out);
void read_time(const Reading& from, Time& out);
/// The integer, where it is one between the type's (and the member's) least and greatest.
std::optional<std::int64_t> read_integer(const Reading& from, std::int64_t least,
                                         std::int64_t greatest);
/// The text of a value that must be a string without NUL.
std::optional<std::string_view> read_text(const Reading& from);

/// Reads a value that was parsed before. `out` is as before, or partly read, where there was a
/// problem.
template <class T>
void read_value(const Reading& from, T& out);

template <Described T>
void read_object(const Reading& from, T& out) {
  if (!from.is(Kind::object)) return;
  static constexpr auto names = member_names<T>();
  std::array<bool, names.size() + 1> seen{};  // one too many, since there is no empty array
  for (const auto& each : from.value.members) {
    const auto path = from.path.member(each.key);
    std::size_t at = 0;
    while (at < names.size() && names[at] != each.key) ++at;
    if (at == names.size()) {
      from.problems.add(path, "unknown");
    } else if (std::exchange(seen[at], true)) {
      // Said twice: two readers could disagree on which of them holds.
      from.problems.add(path, "malformed");
    } else {
      std::size_t next = 0;
      for_each_member<T>([&](std::string_view name, auto member) {
        if (next++ != at) return;
        read_value(Reading{each.value, path, from.problems, limit_of<T>(name)}, out.*member);
      });
    }
  }
  std::size_t next = 0;
  for_each_member<T>([&](std::string_view name, auto member) {
    using Type = std::remove_cvref_t<decltype(out.*member)>;
    if (!seen[next++] && !is_optional<Type>) from.problems.add(from.path.member(name), "required");
  });
}

template <class T>
void read_vector(const Reading& from, std::vector<T>& out) {
  static_assert(!is_optional<T>, "JSON lists here have no gaps");
  if (!from.is(Kind::array) || !from.counts(from.value.items.size())) return;
  for (std::size_t i = 0; i < from.value.items.size(); ++i) {
    T item{};
    read_value(Reading{from.value.items[i], from.path.item(i), from.problems}, item);
    out.push_back(std::move(item));
  }
}

template <class T>
void read_map(const Reading& from, std::map<std::string, T>& out) {
  if (!from.is(Kind::object) || !from.counts(from.value.members.size())) return;
  for (const auto& [key, value] : from.value.members) {
    const auto path = from.path.member(key);
    const auto [place, fresh] = out.try_emplace(std::string(key));
    if (!fresh || key.find('\0') != key.npos) {
      from.problems.add(path, "malformed");
    } else {
      read_value(Reading{value, path, from.problems}, place->second);
    }
  }
}

template <class T>
void read_value(const Reading& from, T& out) {
  if constexpr (is_optional<T>) {
    read_value(from, out.emplace());
  } else if constexpr (std::is_same_v<T, bool>) {
    read_boolean(from, out);
  } else if constexpr (DescribedEnum<T>) {
    if (const auto name = read_text(from); name && !read_name(*name, out))
      from.wrong("not_allowed");
  } else if constexpr (is_integer<T>) {
    if (const auto read =
            read_integer(from, std::numeric_limits<T>::min(), std::numeric_limits<T>::max())) {
      out = static_cast<T>(*read);
    }
  } else if constexpr (std::is_same_v<T, double>) {
    read_real(from, out);
  } else if constexpr (std::is_same_v<T, std::string>) {
    read_string(from, out);
  } else if constexpr (std::is_same_v<T, Time>) {
    read_time(from, out);
  } else if constexpr (is_id<T>) {
    if (const auto text = read_text(from)) {
      const auto id = T::parse(*text);
      if (id) {
        out = *id;
      } else {
        from.wrong("malformed");
      }
    }
  } else if constexpr (RuledText<T>) {
    if (const auto text = read_text(from)) {
      auto ruled = T::from_text(*text);
      if (ruled) {
        out = std::move(*ruled);
      } else {
        from.wrong(ruled.error().code, ruled.error().limit);
      }
    }
  } else if constexpr (is_vector<T>) {
    read_vector(from, out);
  } else if constexpr (is_map<T>) {
    read_map(from, out);
  } else if constexpr (Described<T>) {
    read_object(from, out);
  } else {
    static_assert(is_unsupported<T>,
                  "JSON does not know this type: describe it (base/described.h)");
  }
}

/// A T from JSON text, or every problem it has. The caller bounds the size of the text.
template <class T>
boost::system::result<T, std::vector<FieldProblem>> read(std::string_view text) {
  using Result = boost::system::result<T, std::vector<FieldProblem>>;
  using namespace boost::system;
  const auto document = Document::parse(text);
  if (!document) return Result(in_place_error, std::vector<FieldProblem>{{"", "malformed", {}}});
  Problems problems;
  const Path root;
  T value{};
  read_value(Reading{document->root(), root, problems}, value);
  if (!problems.empty()) return Result(in_place_error, problems.take());
  return Result(in_place_value, std::move(value));
}

/// For texts of our own making, in which a problem is nobody's typing error. Throws Unreadable.
template <class T>
T read_or_throw(std::string_view text) {
  auto result = read<T>(text);
  if (!result) throw Unreadable(result.error());
  return std::move(*result);
}

}  // namespace kring::json
