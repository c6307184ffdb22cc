#include "platform/json/json.h"

#include <boost/describe/class.hpp>
#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <rapidcheck.h>

namespace kring::json {
namespace {

enum class Colour { red, green, blue };
BOOST_DESCRIBE_ENUM(Colour, red, green, blue)

struct Leaf {
  std::string text;
  std::int64_t number = 0;
  std::optional<Colour> colour;
  BOOST_DESCRIBE_CLASS(Leaf, (), (text, number, colour), (), ())
  bool operator==(const Leaf&) const = default;
};

struct Branch {
  std::vector<Leaf> leaves;
  std::map<std::string, double> weights;
  std::optional<Id<struct BranchTag>> id;
  Time at;
  bool alive = false;
  BOOST_DESCRIBE_CLASS(Branch, (), (leaves, weights, id, at, alive), (), ())
  bool operator==(const Branch&) const = default;
};

/// Text of any code points but NUL, which the reader refuses, and surrogates, which are none.
rc::Gen<std::string> any_text() {
  const auto point =
      rc::gen::suchThat(rc::gen::oneOf(rc::gen::inRange<char32_t>(1, 0x80),
                                       rc::gen::inRange<char32_t>(0x2020, 0x2030),
                                       rc::gen::inRange<char32_t>(0x80, 0x110000)),
                        [](char32_t value) { return value < 0xD800 || value > 0xDFFF; });
  return rc::gen::map(rc::gen::container<std::u32string>(point), [](const std::u32string& points) {
    std::string text;
    for (const auto value : points) {
      const auto put = [&](unsigned bits) { text += static_cast<char>(bits); };
      if (value < 0x80) {
        put(value);
      } else if (value < 0x800) {
        put(0xC0 | value >> 6), put(0x80 | (value & 0x3F));
      } else if (value < 0x10000) {
        put(0xE0 | value >> 12), put(0x80 | (value >> 6 & 0x3F)), put(0x80 | (value & 0x3F));
      } else {
        put(0xF0 | value >> 18), put(0x80 | (value >> 12 & 0x3F));
        put(0x80 | (value >> 6 & 0x3F)), put(0x80 | (value & 0x3F));
      }
    }
    return text;
  });
}

template <class T>
std::optional<T> maybe(const rc::Gen<T>& gen) {
  return *rc::gen::arbitrary<bool>() ? std::optional<T>(*gen) : std::nullopt;
}

rc::Gen<Leaf> any_leaf() {
  return rc::gen::exec([] {
    return Leaf{*any_text(), *rc::gen::arbitrary<std::int64_t>(),
                maybe(rc::gen::element(Colour::red, Colour::green, Colour::blue))};
  });
}

rc::Gen<Branch> any_branch() {
  return rc::gen::exec([] {
    const auto year_9999 =
        parse_time("9999-12-31T23:59:59.999Z").value().time_since_epoch().count();
    Branch branch;
    branch.leaves = *rc::gen::container<std::vector<Leaf>>(any_leaf());
    branch.weights = *rc::gen::container<std::map<std::string, double>>(
        any_text(), rc::gen::arbitrary<double>());
    branch.id = maybe(rc::gen::map(rc::gen::arbitrary<std::int64_t>(),
                                   [](std::int64_t number) { return Id<BranchTag>(number); }));
    branch.at = Time(Milliseconds(*rc::gen::inRange<std::int64_t>(0, year_9999)));
    branch.alive = *rc::gen::arbitrary<bool>();
    return branch;
  });
}

TEST(JsonRoundTrip, gives_back_exactly_what_was_written) {
  EXPECT_TRUE(rc::check([] {
    const auto branch = *any_branch();
    const auto text = json::write(branch);
    RC_ASSERT(read_or_throw<Branch>(text) == branch);
    boost::json::parse(text);  // somebody else's reader finds it well-formed too
  }));
}

TEST(JsonRoundTrip, makes_something_readable_of_any_octets) {
  EXPECT_TRUE(rc::check([](const std::string& octets) {
    const auto text = json::write(octets);
    boost::json::parse(text);
    const auto again = json::read<std::string>(text);
    RC_ASSERT(again.has_value() || octets.find('\0') != std::string::npos);
    if (again) RC_ASSERT(json::write(*again) == text);
  }));
}

TEST(JsonRoundTrip, never_breaks_on_damaged_text) {
  EXPECT_TRUE(rc::check([] {
    auto text = json::write(*any_branch());
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    text[at] = *rc::gen::arbitrary<char>();
    const auto again = json::read<Branch>(text);
    if (again) RC_ASSERT(read_or_throw<Branch>(json::write(*again)) == *again);
  }));
}

}  // namespace
}  // namespace kring::json
