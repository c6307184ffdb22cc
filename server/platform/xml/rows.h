#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/describe/enum.hpp>

/// Reads XML that others wrote, and believes none of it.
namespace kring::xml {

/// A row's place in its file, to go on from later.
struct Place {
  std::int64_t octet = 0;  ///< where what follows it begins
  std::int64_t rows = 0;   ///< how many there were up to here
};

/// One `<row A="…" B="…"/>`.
struct Row {
  Place after;
  std::vector<std::pair<std::string, std::string>> values;

  /// The value of an attribute, where the row has it.
  const std::string* find(std::string_view name) const;
};

/// Why a file could not be read to its end.
enum class Fault {
  malformed,         ///< it is no XML
  truncated,         ///< it ends before its outermost element does
  document_type,     ///< it has a document type, in which entities can be declared
  not_utf8,          ///< it is in another encoding, or holds octets that are none
  no_character,      ///< it holds a character that XML has not, as a control character
  other_element,     ///< there is something else than rows in it, or within one
  value_too_large,   ///< an attribute is longer than anything a person writes
  too_many_values,   ///< a row has more attributes than a table has columns
  file_too_large,    ///< it goes on for longer than was agreed
  cannot_be_opened,  ///< it is not there, or not for us
};
BOOST_DESCRIBE_ENUM(Fault, malformed, truncated, document_type, not_utf8, no_character,
                    other_element, value_too_large, too_many_values, file_too_large,
                    cannot_be_opened)

struct RowLimits {
  std::int64_t most_octets = std::int64_t{1} << 40;
  std::size_t most_octets_of_value = std::size_t{2} << 20;
  std::size_t most_values = 64;
};

/// The rows of a file, `<posts><row …/><row …/></posts>`, one after the other, as they come: memory
/// stays within a few megabytes, whatever the file says. Nothing is ever fetched, and no entity is
/// known but XML's own five: a document type ends the reading. Only UTF-8 is read.
class Rows {
 public:
  /// `from` is a place that a row of the same file had: what came before it is not read again, and
  /// the stream must be one that can be moved in.
  explicit Rows(std::istream& file, const RowLimits& limits = {}, Place from = {});
  ~Rows();
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  /// The next row; nothing at the end, and nothing from the first fault on.
  std::optional<Row> next();

  /// Why there are no more rows, where that is not the end of the file.
  std::optional<Fault> fault() const;
  /// How many octets of the file were read.
  std::int64_t octets_read() const;

 private:
  class Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace kring::xml
