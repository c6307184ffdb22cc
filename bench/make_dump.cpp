// bench_dump FOLDER MEGABYTES: writes a dump of a Stack Exchange site that is about so large, for
// the import to be measured with: questions with none to six answers, their history, comments,
// votes, people, tags and links. The same one for the same size.

#include "base/zipf.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string>

namespace kring::bench {
namespace {

/// What a post takes in all files together, on average.
constexpr std::uint64_t octets_a_post = 3'600;
constexpr std::int64_t people = 20'000;
constexpr std::size_t words_known = 30'000;
constexpr int themes = 400;

/// The words of a language that nobody speaks, in the order of how often they are said.
std::string word(std::size_t number) {
  static constexpr std::array<std::string_view, 25> syllables{
      "ba", "de", "fi", "go", "hu", "ka", "le", "mi",  "no",  "pu",  "ra",  "se", "ti",
      "vo", "zu", "an", "el", "in", "or", "us", "ste", "bri", "klo", "dra", "wen"};
  std::string text;
  for (auto left = number + 1; left > 0; left /= syllables.size()) {
    text += syllables[left % syllables.size()];
  }
  return text;
}

/// What stands in one post or comment: all of it follows from its number.
class Text {
 public:
  explicit Text(std::int64_t number) : random_(static_cast<std::uint64_t>(number)) {}

  std::string words(std::size_t count) {
    static const Zipf common(words_known);
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      if (!text.empty()) text += ' ';
      text += word(common(random_));
    }
    return text;
  }

  /// Paragraphs, with an empty line between them as an attribute holds it.
  std::string markdown() {
    std::string text;
    const auto paragraphs = 1 + below(5);
    for (std::uint64_t i = 0; i < paragraphs; ++i) {
      if (!text.empty()) text += "&#xD;&#xA;&#xD;&#xA;";
      text += words(20 + below(100)) + ".";
    }
    return text;
  }

  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }

 private:
  std::mt19937_64 random_;
};

/// A post's HTML, as an attribute holds it, of its Markdown.
std::string html(std::string text) {
  constexpr std::string_view empty_line = "&#xD;&#xA;&#xD;&#xA;";
  constexpr std::string_view between = "&lt;/p&gt;&#xA;&#xA;&lt;p&gt;";
  for (auto at = text.find(empty_line); at != std::string::npos; at = text.find(empty_line, at)) {
    text.replace(at, empty_line.size(), between);
  }
  return "&lt;p&gt;" + text + "&lt;/p&gt;";
}

struct Post {
  std::int64_t id = 0;
  std::int64_t question = 0;  ///< its own number, where it is one
  std::uint64_t answers = 0;
};

/// Five posts a minute, from 2014 on.
std::string time_of(std::int64_t post) {
  std::array<char, 40> text{};
  const auto day = post / 7'200;
  const auto second = post % 7'200 * 12;
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d.000",
                static_cast<int>(2014 + day / 336), static_cast<int>(1 + day / 28 % 12),
                static_cast<int>(1 + day % 28), static_cast<int>(second / 3600),
                static_cast<int>(second / 60 % 60), static_cast<int>(second % 60));
  return text.data();
}

std::int64_t author_of(std::int64_t post) {
  return 1 + static_cast<std::int64_t>(Text(-post).below(people));
}

class File {
 public:
  File(const std::filesystem::path& folder, const std::string& name, std::string all)
      : all_(std::move(all)), file_(folder / (name + ".xml"), std::ios::binary) {
    file_ << "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<" << all_ << ">\n";
  }
  ~File() { file_ << "</" << all_ << ">\n"; }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  File& row() {
    file_ << "  <row";
    return *this;
  }
  File& operator()(std::string_view name, std::string_view value) {
    file_ << ' ' << name << "=\"" << value << '"';
    return *this;
  }
  File& operator()(std::string_view name, std::int64_t value) {
    return (*this)(name, std::to_string(value));
  }
  void end() {
    if (!(file_ << " />\n")) throw std::runtime_error("the dump cannot be written");
  }

 private:
  std::string all_;
  std::ofstream file_;
};

/// Calls take with each post, until there are enough.
template <class Take>
void for_each_post(std::int64_t enough, Take&& take) {
  for (std::int64_t id = 1; id <= enough;) {
    Post question{id, id, Text(-id).below(7)};
    take(question);
    for (std::uint64_t i = 0; i < question.answers; ++i) take(Post{++id, question.id, 0});
    ++id;
  }
}

std::string title_of(Text& text) {
  return text.words(5 + text.below(6)) + "?";
}

std::string tags_of(Text& text) {
  const auto one = word(text.below(themes));
  const auto another = word(text.below(themes));
  return "&lt;" + one + "&gt;&lt;tag-" + another + "&gt;";
}

void write_posts(const std::filesystem::path& folder, std::int64_t enough) {
  File posts(folder, "Posts", "posts");
  File history(folder, "PostHistory", "posthistory");
  std::int64_t line = 0;
  for_each_post(enough, [&](const Post& post) {
    Text text(post.id);
    const bool asks = post.id == post.question;
    const auto title = asks ? title_of(text) : "";
    const auto tags = asks ? tags_of(text) : "";
    const auto said = text.markdown();
    posts.row()("Id", post.id)("PostTypeId", asks ? 1 : 2);
    if (!asks) posts("ParentId", post.question);
    posts("CreationDate", time_of(post.id))("Score", 3)("Body", html(said));
    posts("OwnerUserId", author_of(post.id));
    if (asks) {
      posts("Title", title)("Tags", tags)("ViewCount", 100);
      posts("AnswerCount", static_cast<std::int64_t>(post.answers));
    }
    posts("CommentCount", 1)("ContentLicense", "CC BY-SA 4.0").end();
    const auto said_first = [&](std::int64_t part, std::string_view what) {
      std::array<char, 40> revision{};
      std::snprintf(revision.data(), revision.size(), "00000000-0000-4000-8000-%012lld",
                    static_cast<long long>(post.id));
      history.row()("Id", ++line)("PostHistoryTypeId", part)("PostId", post.id);
      history("RevisionGUID", revision.data())("CreationDate", time_of(post.id));
      history("UserId", author_of(post.id))("Text", what).end();
    };
    said_first(2, said);
    if (asks) {
      said_first(1, title);
      said_first(3, tags);
    }
  });
}

void write_rest(const std::filesystem::path& folder, std::int64_t enough) {
  File comments(folder, "Comments", "comments");
  File votes(folder, "Votes", "votes");
  std::int64_t vote = 0;
  for_each_post(enough, [&](const Post& post) {
    comments.row()("Id", post.id)("PostId", post.id)("Score", 1);
    comments("Text", Text(post.id << 20).words(20))("CreationDate", time_of(post.id + 10));
    comments("UserId", author_of(post.id + 1)).end();
    const auto give = [&](std::int64_t kind) {
      votes.row()("Id", ++vote)("PostId", post.id)("VoteTypeId", kind);
      votes("CreationDate", time_of(post.id).substr(0, 10) + "T00:00:00.000").end();
    };
    for (int i = 0; i < 4; ++i) give(2);
    give(3);
  });
  File users(folder, "Users", "users");
  for (std::int64_t id = 1; id <= people; ++id) {
    Text text(id << 40);
    users.row()("Id", id)("Reputation", 1)("CreationDate", time_of(0));
    users("DisplayName", text.words(2)).end();
  }
  File links(folder, "PostLinks", "postlinks");
  for (std::int64_t id = 10; id < enough; id += 10) {
    links.row()("Id", id)("CreationDate", time_of(id))("PostId", id)("RelatedPostId", id / 2);
    links("LinkTypeId", 1).end();
  }
}

int run(const std::filesystem::path& folder, std::uint64_t megabytes) {
  std::filesystem::create_directories(folder);
  const auto posts = static_cast<std::int64_t>(megabytes * 1'000'000 / octets_a_post);
  write_posts(folder, posts);
  write_rest(folder, posts);
  return 0;
}

}  // namespace
}  // namespace kring::bench

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: bench_dump FOLDER MEGABYTES\n", stderr);
    return 2;
  }
  return kring::bench::run(arguments[1], std::stoull(arguments[2]));
}
