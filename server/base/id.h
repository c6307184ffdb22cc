#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include <boost/system/result.hpp>

namespace kring {

/// Writes 64 bits as 13 characters of lower-case base32 (Crockford's alphabet: no i, l, o or u).
std::string base32_of(std::uint64_t bits);

/// Reads what `base32_of` wrote. Refuses any other length, letter or a value over 64 bits:
/// every id has exactly one spelling.
boost::system::result<std::uint64_t> bits_of(std::string_view base32);

/// The identity of one thing. The tag keeps a question's id from being passed for an answer's.
/// Zero is no id: a default-constructed one is false.
template <class Tag>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(std::int64_t number) : number_(number) {}

  /// The same number under another tag, where one module's thing is another's subject.
  template <class Other>
  constexpr Id<Other> as() const {
    return Id<Other>(number_);
  }

  constexpr std::int64_t number() const { return number_; }
  constexpr explicit operator bool() const { return number_ != 0; }
  // clang-tidy 14 takes what the compiler writes here for a pointer.
  constexpr auto operator<=>(const Id&) const = default;  // NOLINT(modernize-use-nullptr)

  std::string text() const { return base32_of(static_cast<std::uint64_t>(number_)); }

  static boost::system::result<Id> parse(std::string_view text) {
    const auto bits = bits_of(text);
    if (!bits) return bits.error();
    return Id(static_cast<std::int64_t>(*bits));
  }

 private:
  std::int64_t number_ = 0;
};

/// A person: who signs in, joins and leaves.
using PersonId = Id<struct PersonTag>;
/// Who speaks. Every contribution's author is a persona, never a person (decision 0001).
using PersonaId = Id<struct PersonaTag>;
using SessionId = Id<struct SessionTag>;
using CommunityId = Id<struct CommunityTag>;
/// Anything access is decided about: a community, a question, an answer, a comment.
using ThingId = Id<struct ThingTag>;

}  // namespace kring

template <class Tag>
struct std::hash<kring::Id<Tag>> {
  std::size_t operator()(kring::Id<Tag> id) const noexcept {
    return std::hash<std::int64_t>{}(id.number());
  }
};
