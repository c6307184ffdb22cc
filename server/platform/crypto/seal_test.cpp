#include "platform/crypto/seal.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace kring::crypto {
namespace {

constexpr std::string_view secret = "sixteen octets or more";

TEST(ASeal, gives_back_what_it_closed_and_hides_it) {
  const Seal seal(secret, "cursor");
  EXPECT_TRUE(rc::check([&](const std::string& text, const std::string& context) {
    const auto sealed = seal.close(text, context);
    RC_ASSERT(seal.open(sealed, context) == text);
    RC_ASSERT(text.size() < 4 || sealed.find(text) == std::string::npos);
  }));
}

TEST(ASeal, opens_nothing_that_was_changed_cut_or_made_elsewhere) {
  const Seal seal(secret, "cursor");
  const auto sealed = seal.close("30 more", "GET /questions");
  for (std::size_t at = 0; at < sealed.size(); ++at) {
    auto changed = sealed;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(seal.open(changed, "GET /questions")) << at;
    EXPECT_FALSE(seal.open(sealed.substr(0, at), "GET /questions")) << at;
  }
  EXPECT_FALSE(seal.open(sealed, "GET /search"));
  EXPECT_FALSE(Seal(secret, "something else").open(sealed, "GET /questions"));
  EXPECT_FALSE(Seal("another secret of a hub", "cursor").open(sealed, "GET /questions"));
}

TEST(ASeal, gives_a_text_one_form_so_that_a_list_that_stays_the_same_reads_the_same) {
  const Seal seal(secret, "cursor");
  EXPECT_EQ(seal.close("place", "a"), seal.close("place", "a"));
  EXPECT_NE(seal.close("place", "a"), seal.close("place", "b"));
  EXPECT_NE(seal.close("place", "a"), seal.close("place2", "a"));
}

TEST(ASeal, does_not_tell_how_long_a_short_text_is) {
  const Seal seal(secret, "cursor");
  EXPECT_EQ(seal.close("", "a").size(), seal.close(std::string(Seal::block - 1, 'x'), "a").size());
}

}  // namespace
}  // namespace kring::crypto
