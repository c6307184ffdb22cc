#include "platform/json/document.h"

#include <algorithm>
#include <string>
#include <type_traits>
#include <vector>

#include <boost/json/basic_parser_impl.hpp>

namespace kring::json {
namespace {

// The memory is given back as a whole, without destructors.
static_assert(std::is_trivially_destructible_v<Value> && std::is_trivially_destructible_v<Member>);

/// What Boost.JSON's parser tells of a text, built into values. Children wait on a stack until
/// their array or object ends.
class Builder {
 public:
  static constexpr std::size_t max_object_size = std::size_t(-1);
  static constexpr std::size_t max_array_size = std::size_t(-1);
  static constexpr std::size_t max_key_size = std::size_t(-1);
  static constexpr std::size_t max_string_size = std::size_t(-1);

  using Error = boost::json::error_code;
  using Text = boost::json::string_view;

  explicit Builder(std::pmr::monotonic_buffer_resource& memory) : memory_(memory) {}

  Value root() const { return waiting_.back(); }

  bool on_document_begin(Error&) { return true; }
  bool on_document_end(Error&) { return true; }
  bool on_array_begin(Error&) { return true; }
  bool on_object_begin(Error&) { return true; }

  bool on_array_end(std::size_t count, Error&) {
    auto* items = allocate<Value>(count);
    std::copy_n(waiting_.end() - static_cast<std::ptrdiff_t>(count), count, items);
    waiting_.resize(waiting_.size() - count);
    return push({.kind = Kind::array, .items = {items, count}});
  }

  bool on_object_end(std::size_t count, Error&) {
    auto* members = allocate<Member>(count);
    const auto first_value = waiting_.size() - count;
    const auto first_key = keys_.size() - count;
    for (std::size_t i = 0; i < count; ++i) {
      members[i] = Member{keys_[first_key + i], waiting_[first_value + i]};
    }
    waiting_.resize(first_value);
    keys_.resize(first_key);
    return push({.kind = Kind::object, .members = {members, count}});
  }

  bool on_string_part(Text part, std::size_t, Error&) { return collect(part); }
  bool on_string(Text last, std::size_t, Error&) {
    return push({.kind = Kind::string, .text = finish(last)});
  }
  bool on_key_part(Text part, std::size_t, Error&) { return collect(part); }
  bool on_key(Text last, std::size_t, Error&) {
    keys_.push_back(finish(last));
    return true;
  }
  bool on_number_part(Text part, Error&) { return collect(part); }
  bool on_int64(std::int64_t, Text last, Error&) { return number(last); }
  bool on_uint64(std::uint64_t, Text last, Error&) { return number(last); }
  bool on_double(double, Text last, Error&) { return number(last); }
  bool on_bool(bool value, Error&) { return push({.kind = Kind::boolean, .boolean = value}); }
  bool on_null(Error&) { return push({}); }
  bool on_comment_part(Text, Error&) { return true; }
  bool on_comment(Text, Error&) { return true; }

 private:
  template <class T>
  T* allocate(std::size_t count) {
    auto* made =
        static_cast<T*>(memory_.allocate(sizeof(T) * std::max<std::size_t>(count, 1), alignof(T)));
    std::uninitialized_value_construct_n(made, count);
    return made;
  }

  bool push(const Value& value) {
    waiting_.push_back(value);
    return true;
  }

  bool number(Text last) { return push({.kind = Kind::number, .text = finish(last)}); }

  bool collect(Text part) {
    parts_.append(part.data(), part.size());
    return true;
  }

  std::string_view finish(Text last) {
    collect(last);
    auto* kept = static_cast<char*>(memory_.allocate(std::max<std::size_t>(parts_.size(), 1), 1));
    std::copy_n(parts_.data(), parts_.size(), kept);
    const std::string_view text(kept, parts_.size());
    parts_.clear();
    return text;
  }

  std::pmr::monotonic_buffer_resource& memory_;
  std::vector<Value> waiting_;
  std::vector<std::string_view> keys_;
  std::string parts_;
};

}  // namespace

Document::Document(std::size_t size_hint)
    : memory_(std::make_unique<std::pmr::monotonic_buffer_resource>(size_hint)) {}

boost::system::result<Document> Document::parse(std::string_view text) {
  Document document(256 + 2 * text.size());
  boost::json::parse_options options;
  options.max_depth = depth_limit;
  boost::json::basic_parser<Builder> parser(options, *document.memory_);
  boost::json::error_code error;
  const auto read = parser.write_some(false, text.data(), text.size(), error);
  if (!error && read < text.size()) error = boost::json::error::extra_data;
  if (error) return error;
  document.root_ = parser.handler().root();
  return document;
}

}  // namespace kring::json
