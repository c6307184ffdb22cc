#include "statements.h"

#include <cstdio>

namespace kring::bench {

std::string verb_iri(std::string_view verb) {
  return "http://adlnet.gov/expapi/verbs/" + std::string(verb);
}

std::string Statements::actor_of(std::size_t number) {
  return R"({"objectType":"Agent","name":"Colleague )" + std::to_string(number) +
         R"(","account":{"homePage":"https://lms.bench.example","name":"colleague)" +
         std::to_string(number) + R"("}})";
}

std::string Statements::activity_of(std::size_t number) {
  return "https://lms.bench.example/activities/" + std::to_string(number);
}

std::string Statements::course_of(std::size_t number) {
  return "https://lms.bench.example/courses/" + std::to_string(number);
}

std::string Statements::verb_object(std::string_view verb) {
  return R"({"id":")" + verb_iri(verb) + R"(","display":{"en":")" + std::string(verb) + R"("}})";
}

std::string Statements::random_uuid() {
  std::array<char, 37> text{};
  const auto high = random_(), low = random_();
  std::snprintf(text.data(), text.size(), "%08x-%04x-4%03x-8%03x-%012llx",
                static_cast<unsigned>(high >> 32), static_cast<unsigned>(high >> 16 & 0xffff),
                static_cast<unsigned>(high & 0xfff), static_cast<unsigned>(low >> 52),
                static_cast<unsigned long long>(low & 0xffffffffffff));
  return text.data();
}

std::string Statements::next() {
  const auto number = activities_(random_);
  const auto score = random_() % 101;
  return R"({"actor":)" + actor() + R"(,"verb":)" + verb_object(verb()) +
         R"(,"object":{"objectType":"Activity","id":")" + activity_of(number) +
         R"(","definition":{"name":{"en":"Exercise )" + std::to_string(number) +
         R"("},"type":"http://adlnet.gov/expapi/activities/assessment"}},"result":{"score":{"raw":)" +
         std::to_string(score) + R"(,"min":0,"max":100},"success":)" +
         (score >= 60 ? "true" : "false") +
         R"(,"completion":true,"duration":"PT12M30S"},"context":{"registration":")" +
         random_uuid() + R"(","platform":"Bench LMS","language":"en","instructor":)" +
         instructor() + R"(,"contextActivities":{"grouping":[{"id":")" + course() +
         R"("}]}},"timestamp":"2026-11-02T09:30:00Z"})";
}

std::string Statements::next_thin() {
  return R"({"actor":)" + actor() + R"(,"verb":{"id":")" + verb_iri(verb()) +
         R"("},"object":{"id":")" + activity() + R"("}})";
}

}  // namespace kring::bench
