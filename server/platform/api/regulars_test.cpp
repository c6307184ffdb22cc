#include "platform/api/regulars.h"

#include <gtest/gtest.h>

namespace kring::api {
namespace {

using By = Regulars::By;

http::Head asked_with(std::string_view field, std::string_view value) {
  http::Head head;
  head.remote_address = "192.0.2.1";
  if (!field.empty()) head.headers.add(field, value);
  return head;
}

http::Head by_cookie(std::string_view token) {
  return asked_with("Cookie", "theme=dark; session=" + std::string(token));
}

TEST(Regulars, are_known_by_their_cookie_or_key_once_they_were_looked_up) {
  Regulars regulars("session");
  regulars.met(by_cookie("anas"), By::session, "ana");
  regulars.met(asked_with("Authorization", "Basic abc"), By::authorization, "the LMS");
  EXPECT_EQ(regulars.whoever_asks(by_cookie("anas")), "ana");
  EXPECT_EQ(regulars.whoever_asks(asked_with("Authorization", "Basic abc")), "the LMS");
}

TEST(Regulars, are_not_whoever_makes_up_a_cookie) {
  Regulars regulars("session");
  regulars.met(by_cookie("anas"), By::session, "ana");
  const auto stranger = regulars.whoever_asks(asked_with("", ""));
  EXPECT_EQ(regulars.whoever_asks(by_cookie("invented")), stranger);
  EXPECT_EQ(regulars.whoever_asks(asked_with("Authorization", "Bearer invented")), stranger);
  EXPECT_EQ(regulars.whoever_asks(asked_with("Cookie", "other=anas")), stranger);
}

TEST(Regulars, are_known_by_what_was_looked_up_whatever_else_they_show) {
  Regulars regulars("session");
  auto head = by_cookie("invented");
  head.headers.add("Authorization", "Bearer abc");
  regulars.met(head, By::authorization, "a program of ana");
  EXPECT_EQ(regulars.whoever_asks(head), "a program of ana");
  const auto stranger = regulars.whoever_asks(asked_with("", ""));
  EXPECT_EQ(regulars.whoever_asks(by_cookie("invented")), stranger);

  auto other = by_cookie("anas");
  other.headers.add("Authorization", "Basic invented");
  regulars.met(other, By::session, "ana");
  EXPECT_EQ(regulars.whoever_asks(other), "ana");
  EXPECT_EQ(regulars.whoever_asks(asked_with("Authorization", "Basic invented")), stranger);
}

TEST(Regulars, forget_first_who_was_longest_away) {
  Regulars regulars("session", 4);
  for (const auto* name : {"1", "2", "3", "4", "5"})
    regulars.met(by_cookie(name), By::session, name);
  const auto stranger = regulars.whoever_asks(asked_with("", ""));
  EXPECT_EQ(regulars.whoever_asks(by_cookie("1")), stranger);
  EXPECT_EQ(regulars.whoever_asks(by_cookie("3")), "3");
  EXPECT_EQ(regulars.whoever_asks(by_cookie("5")), "5");
}

}  // namespace
}  // namespace kring::api
