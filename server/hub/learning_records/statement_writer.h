#pragma once

#include "hub/learning_records/languages.h"
#include "platform/json/document.h"

#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include <boost/describe/enum.hpp>

namespace kring::learning_records {

/// What a record store adds to a statement that it takes.
struct Additions {
  std::string id;         ///< where the statement has none
  std::string authority;  ///< JSON of who vouches for it: whatever was sent is replaced
  std::string version;    ///< where the statement says none
};

/// A statement as it will be kept, without `stored`, and without its closing bracket: members as
/// they were sent, a context activity that stands alone made a list of one, and the additions. What
/// was sent as `stored` is dropped.
std::string kept_text(const json::Value& statement, const Additions& additions);

/// The same with `stored`, and with a timestamp where none was sent.
std::string complete_text(std::string_view kept, bool timestamped, std::string_view stored);

/// How statements are shown (xAPI: `format`), beside exactly as they are kept.
enum class StatementFormat { exact, ids, canonical };
BOOST_DESCRIBE_ENUM(StatementFormat, exact, ids, canonical)

struct View {
  StatementFormat format = StatementFormat::exact;
  Languages languages;
  /// What is known of an activity, as `shown_definition` wrote it: "" where there is nothing.
  /// Answers nothing where the activity is to be shown by its id alone.
  std::function<std::optional<std::string_view>(std::string_view activity)> definition;
  /// A definition with which the text would grow beyond that many octets is left out too.
  std::size_t most_octets = std::numeric_limits<std::size_t>::max();
};

struct ShownStatement {
  std::string text;
  bool whole = true;  ///< false where a definition that is known was left out
};

/// A kept statement in that view. With `ids` agents, activities and verbs are reduced to what
/// identifies them; with `canonical` definitions are what the store knows of an activity, and each
/// language map has one language.
ShownStatement shown_statement(const json::Value& statement, const View& view);

/// A definition with one language in each of its maps.
std::string shown_definition(const json::Value& definition, const Languages& languages);

}  // namespace kring::learning_records
