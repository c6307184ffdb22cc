#include "hub/imports/dump_rows.h"

#include <algorithm>
#include <charconv>

namespace kring::imports {
namespace {

constexpr std::string_view user_mark = "user ";
constexpr std::string_view name_mark = "name ";
constexpr std::size_t longest_name = 400;
constexpr std::size_t longest_revision = 64;
/// More views, or more points, than any text has: a sum of them stays a number.
constexpr std::int64_t most_counted = 1'000'000'000;

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole ? std::optional(number) : std::nullopt;
}

/// An attribute that may be absent; an empty one is. `sound` becomes false where it is no number.
std::optional<std::int64_t> number(const xml::Row& row, std::string_view name, bool& sound) {
  const auto* const text = row.find(name);
  if (!text || text->empty()) return std::nullopt;
  const auto value = number_in(*text);
  sound = sound && value.has_value();
  return value;
}

/// The same for what is counted.
std::optional<std::int64_t> count(const xml::Row& row, std::string_view name, bool& sound) {
  const auto value = number(row, name, sound);
  sound = sound && (!value || (*value >= -most_counted && *value <= most_counted));
  return value;
}

std::int64_t required(const xml::Row& row, std::string_view name, bool& sound) {
  const auto value = number(row, name, sound);
  sound = sound && value.has_value();
  return value.value_or(0);
}

std::string text(const xml::Row& row, std::string_view name) {
  const auto* const value = row.find(name);
  return value ? *value : std::string();
}

/// Dumps write UTC without saying so.
Time required_time(const xml::Row& row, std::string_view name, bool& sound) {
  const auto time = parse_time(text(row, name) + "Z");
  sound = sound && time.has_value();
  return time ? *time : Time{};
}

Author author_of(const xml::Row& row, std::string_view number_name, std::string_view name_name,
                 bool& sound) {
  return {number(row, number_name, sound), text(row, name_name).substr(0, longest_name)};
}

PostKind kind_of(std::int64_t type) {
  switch (type) {
    case 1:
      return PostKind::question;
    case 2:
      return PostKind::answer;
    case 4:
      return PostKind::excerpt;
    case 5:
      return PostKind::wiki;
    default:
      return PostKind::other;
  }
}

HistoryPart part_of(std::int64_t type) {
  if (type >= 1 && type <= 9) {
    constexpr HistoryPart parts[] = {HistoryPart::title, HistoryPart::text, HistoryPart::themes};
    return parts[(type - 1) % 3];
  }
  return type == 10 || type == 11 ? HistoryPart::closing : HistoryPart::other;
}

template <class T>
std::optional<T> where(bool sound, T&& value) {
  return sound ? std::optional<T>(std::forward<T>(value)) : std::nullopt;
}

}  // namespace

std::string Author::key() const {
  if (user) return std::string(user_mark) + std::to_string(*user);
  return name.empty() ? std::string() : std::string(name_mark) + name;
}

Author Author::of_key(std::string_view key) {
  if (key.starts_with(user_mark)) return {number_in(key.substr(user_mark.size())), {}};
  if (key.starts_with(name_mark)) return {std::nullopt, std::string(key.substr(name_mark.size()))};
  return {};
}

std::optional<User> read_user(const xml::Row& row) {
  bool sound = true;
  User user{required(row, "Id", sound), text(row, "DisplayName").substr(0, longest_name), false};
  user.tells_about = !text(row, "AboutMe").empty() || !text(row, "Location").empty() ||
                     !text(row, "WebsiteUrl").empty();
  return where(sound, std::move(user));
}

std::optional<Post> read_post(const xml::Row& row) {
  bool sound = true;
  Post post;
  post.id = required(row, "Id", sound);
  post.kind = kind_of(required(row, "PostTypeId", sound));
  post.parent = number(row, "ParentId", sound);
  post.accepted = number(row, "AcceptedAnswerId", sound);
  post.created_at = required_time(row, "CreationDate", sound);
  post.score = count(row, "Score", sound);
  post.views = std::max<std::int64_t>(0, count(row, "ViewCount", sound).value_or(0));
  post.author = author_of(row, "OwnerUserId", "OwnerDisplayName", sound);
  post.title = text(row, "Title");
  post.body = text(row, "Body");
  post.tags = tags_in(text(row, "Tags"));
  post.closed = row.find("ClosedDate") != nullptr;
  return where(sound, std::move(post));
}

std::optional<Vote> read_vote(const xml::Row& row) {
  bool sound = true;
  const auto post = required(row, "PostId", sound);
  const auto type = required(row, "VoteTypeId", sound);
  Vote vote{post, VoteKind::other, {}};
  if (type == 1) {
    vote.kind = VoteKind::accepted;
    vote.day = required_time(row, "CreationDate", sound);
  } else if (type == 2 || type == 3) {
    vote.kind = type == 2 ? VoteKind::up : VoteKind::down;
  }
  return where(sound, Vote(vote));
}

std::optional<Remark> read_comment(const xml::Row& row) {
  bool sound = true;
  Remark comment;
  comment.id = required(row, "Id", sound);
  comment.post = required(row, "PostId", sound);
  comment.author = author_of(row, "UserId", "UserDisplayName", sound);
  comment.text = text(row, "Text");
  comment.created_at = required_time(row, "CreationDate", sound);
  comment.likes = std::max<std::int64_t>(0, count(row, "Score", sound).value_or(0));
  return where(sound, std::move(comment));
}

std::optional<Tag> read_tag(const xml::Row& row) {
  bool sound = true;
  const auto id = required(row, "Id", sound);
  Tag tag{id, text(row, "TagName"), number(row, "ExcerptPostId", sound),
          number(row, "WikiPostId", sound)};
  return where(sound && !tag.name.empty(), std::move(tag));
}

std::optional<PostLink> read_link(const xml::Row& row) {
  bool sound = true;
  PostLink link;
  link.id = required(row, "Id", sound);
  link.from = required(row, "PostId", sound);
  link.to = required(row, "RelatedPostId", sound);
  link.kind = required(row, "LinkTypeId", sound);
  return where(sound, PostLink(link));
}

std::optional<History> read_history(const xml::Row& row) {
  bool sound = true;
  History history;
  history.id = required(row, "Id", sound);
  history.post = required(row, "PostId", sound);
  history.part = part_of(required(row, "PostHistoryTypeId", sound));
  history.revision = text(row, "RevisionGUID").substr(0, longest_revision);
  history.author = author_of(row, "UserId", "UserDisplayName", sound);
  history.text = text(row, "Text");
  history.at = required_time(row, "CreationDate", sound);
  return where(sound, std::move(history));
}

std::vector<std::string> tags_in(std::string_view text) {
  std::vector<std::string> tags;
  constexpr std::string_view between = "<>|";
  while (true) {
    const auto begin = text.find_first_not_of(between);
    if (begin == std::string_view::npos) return tags;
    const auto end = std::min(text.find_first_of(between, begin), text.size());
    const auto tag = text.substr(begin, end - begin);
    if (std::ranges::find(tags, tag) == tags.end()) tags.emplace_back(tag);
    text.remove_prefix(end);
  }
}

}  // namespace kring::imports
