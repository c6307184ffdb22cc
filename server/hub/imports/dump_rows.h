#pragma once

#include "base/time.h"
#include "platform/xml/rows.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/enum.hpp>

/// The rows of a Stack Exchange dump, as what they are. What a row says is believed only where it
/// is of the type that it should be; a row that lacks what it cannot be without is none.
namespace kring::imports {

/// Who wrote something: by their number, or, where their account is gone, by what they were called;
/// or neither.
struct Author {
  std::optional<std::int64_t> user;
  std::string name;

  /// The same for all that one author wrote; empty where nobody is known.
  std::string key() const;
  static Author of_key(std::string_view key);
};

struct User {
  std::int64_t id = 0;
  std::string name;
  bool tells_about = false;  ///< there is a text about them, a place or an address
};

enum class PostKind { question = 1, answer = 2, excerpt = 4, wiki = 5, other = 0 };

struct Post {
  std::int64_t id = 0;
  PostKind kind = PostKind::other;
  std::optional<std::int64_t> parent;
  std::optional<std::int64_t> accepted;
  Time created_at;
  std::optional<std::int64_t> score;
  std::int64_t views = 0;
  Author author;
  std::string title;
  std::string body;  ///< HTML
  std::vector<std::string> tags;
  bool closed = false;
};

enum class VoteKind { accepted, up, down, other };

struct Vote {
  std::int64_t post = 0;
  VoteKind kind = VoteKind::other;
  Time day;
};

struct Remark {
  std::int64_t id = 0;
  std::int64_t post = 0;
  Author author;
  std::string text;
  Time created_at;
  std::int64_t likes = 0;
};

struct Tag {
  std::int64_t id = 0;
  std::string name;
  std::optional<std::int64_t> excerpt;
  std::optional<std::int64_t> wiki;
};

struct PostLink {
  std::int64_t id = 0;
  std::int64_t from = 0;
  std::int64_t to = 0;
  std::int64_t kind = 0;  ///< 1 is related, 3 is duplicate
};

/// What a line of a post's history is about.
enum class HistoryPart { title, text, themes, closing, other };
BOOST_DESCRIBE_ENUM(HistoryPart, title, text, themes, closing, other)

struct History {
  std::int64_t id = 0;
  std::int64_t post = 0;
  HistoryPart part = HistoryPart::other;
  std::string revision;  ///< the same for what was changed together
  Author author;
  std::string text;
  Time at;
};

std::optional<User> read_user(const xml::Row& row);
std::optional<Post> read_post(const xml::Row& row);
std::optional<Vote> read_vote(const xml::Row& row);
std::optional<Remark> read_comment(const xml::Row& row);
std::optional<Tag> read_tag(const xml::Row& row);
std::optional<PostLink> read_link(const xml::Row& row);
std::optional<History> read_history(const xml::Row& row);

/// "<a><b>" or "|a|b|", each once.
std::vector<std::string> tags_in(std::string_view text);

}  // namespace kring::imports
