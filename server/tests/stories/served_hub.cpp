#include "tests/stories/served_hub.h"

#include <filesystem>

#include <gtest/gtest.h>

namespace kring::testing_support {

ServedHub::ServedHub(std::string postgres) : postgres_(std::move(postgres)) {
  start();
}

ServedHub::ServedHub(const ServedHub& other) : postgres_(other.postgres_) {
  std::filesystem::copy(other.folder() / "secret.key", folder() / "secret.key");
  start();
}

std::vector<std::string> ServedHub::words(std::vector<std::string> command) const {
  for (const auto& word :
       {std::string("--data"), folder_.path().string(), std::string("--port"), std::string("0"),
        std::string("--public-origin"), std::string(WirePerson::origin)}) {
    command.push_back(word);
  }
  if (!postgres_.empty()) command.insert(command.end(), {"--database", postgres_});
  return command;
}

void ServedHub::start() {
  server_.reset();
  server_ = std::make_unique<KringProcess>(words({"serve"}));
  const auto line = server_->await_line("server.started");
  port_ = static_cast<std::uint16_t>(std::stoi(line.substr(line.find("port=\"") + 6)));
}

void ServedHub::arrive_as_administrator(WirePerson& person, const std::string& name) {
  come_in(person, name, server_->await_line("/welcome#"));
}

void come_in(WirePerson& person, const std::string& name, const std::string& link) {
  const auto answer = person.post("/accounts", {{"token", link.substr(link.find('#') + 1)},
                                                {"name", name},
                                                {"email", name + "@example.org"},
                                                {"password", "correct horse battery"},
                                                {"language", "en"}});
  ASSERT_EQ(answer.status, 201) << boost::json::serialize(answer.body);
}

}  // namespace kring::testing_support
