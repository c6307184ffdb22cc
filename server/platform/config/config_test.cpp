#include "platform/config/command_line.h"
#include "platform/config/setting.h"
#include "platform/config/sources.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <sys/stat.h>

namespace kring::config {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Sources file(std::string text) {
  Sources sources;
  sources.file = {"kring.toml", std::move(text)};
  return sources;
}

std::vector<std::string> complaints(const Sources& sources) {
  const auto read = read_settings(sources);
  return read ? std::vector<std::string>() : read.error().all;
}

TEST(Settings, have_defaults_that_suit_one_machine) {
  const auto settings = read_settings({}).value().settings;
  EXPECT_EQ(settings.port, 8080);
  EXPECT_EQ(settings.origin(), "http://localhost:8080");
  EXPECT_TRUE(settings.on_loopback());
}

TEST(Settings, take_a_flag_before_the_environment_before_the_file_before_the_default) {
  auto sources = file("port = 1\nworkers = 2\norganisation = 'A'\n");
  sources.environment = {{"KRING_PORT", "3"}, {"KRING_WORKERS", "4"}, {"HOME", "/"}};
  sources.flags = {{"port", "5"}};
  const auto read = read_settings(sources).value();
  EXPECT_EQ(read.settings.port, 5);
  EXPECT_EQ(read.settings.workers, 4);
  EXPECT_EQ(read.settings.organisation, "A");
  EXPECT_EQ(read.settings.waiting_requests, 256);
  EXPECT_EQ(read.origins.at("port"), "--port");
  EXPECT_EQ(read.origins.at("workers"), "KRING_WORKERS");
  EXPECT_EQ(read.origins.at("organisation"), "kring.toml:3");
}

TEST(Settings, read_every_type_from_a_file) {
  const auto settings = read_settings(file("address = '::'\n"
                                           "trusted_proxies = ['10.0.0.0/8', '::1']\n"
                                           "language = 'nl'\nlog_level = 'warning'\n"
                                           "log_format = 'json'\ndata = '/srv/kring'\n"
                                           "public_origin = 'https://kring.example.org'\n"))
                            .value()
                            .settings;
  EXPECT_THAT(settings.trusted_proxies, ElementsAre("10.0.0.0/8", "::1"));
  EXPECT_EQ(settings.language, i18n::Language::nl);
  EXPECT_EQ(settings.log_level, log::Level::warning);
  EXPECT_EQ(settings.log_format, log::Format::json);
  EXPECT_EQ(settings.data, "/srv/kring");
  EXPECT_EQ(settings.origin(), "https://kring.example.org");
  EXPECT_FALSE(settings.on_loopback());
}

TEST(Settings, read_lists_and_numbers_from_the_environment) {
  Sources sources;
  sources.environment = {{"KRING_TRUSTED_PROXIES", "10.0.0.1, ::1"}, {"KRING_STOP_SECONDS", "0"}};
  const auto settings = read_settings(sources).value().settings;
  EXPECT_THAT(settings.trusted_proxies, ElementsAre("10.0.0.1", "::1"));
  EXPECT_EQ(settings.stop_seconds, 0);
}

TEST(Settings, refuse_an_unknown_key_with_its_line_and_the_nearest_one) {
  EXPECT_THAT(complaints(file("\n\nprot = 80\n")),
              ElementsAre("kring.toml:3: there is no setting “prot”; did you mean “port”?"));
  EXPECT_THAT(complaints(file("zzzzzzzzzzzz = 1\n")),
              ElementsAre("kring.toml:1: there is no setting “zzzzzzzzzzzz”; `kring settings` "
                          "lists them"));
  EXPECT_THAT(complaints(file("[server]\nport = 80\n")),
              ElementsAre(HasSubstr("kring.toml:1: there is no setting “server”")));
}

TEST(Settings, refuse_a_wrong_value_with_its_line_and_what_it_takes) {
  EXPECT_THAT(complaints(file("port = 'x'")),
              ElementsAre("kring.toml:1: “port” takes a number from 0 to 65535"));
  for (const auto* wrong : {"port = 65536",
                            "port = -1",
                            "port = 1.5",
                            "port = true",
                            "port = '80'",
                            "address = 1",
                            "address = ''",
                            "language = 'de'",
                            "trusted_proxies = 'x'",
                            "trusted_proxies = [1]",
                            "public_origin = 'kring.example.org'",
                            "public_origin = 'https://kring.example.org/'",
                            "data = ''",
                            "organisation = \"a\\u0000b\"",
                            "organisation = \"a\\nb\"",
                            "organisation = \"\\u202ea\"",
                            "log_level = 'loud'",
                            "organisation = ''",
                            "record_client_requests = 0",
                            "record_client_tokens = 100001"}) {
    EXPECT_EQ(complaints(file(wrong)).size(), 1U) << wrong;
  }
}

TEST(Settings, refuse_a_file_that_is_no_toml_with_its_line) {
  EXPECT_THAT(complaints(file("port = 1\nport = 2\n")), ElementsAre(HasSubstr("kring.toml:2: ")));
  EXPECT_THAT(complaints(file("port = \n")), ElementsAre(HasSubstr("kring.toml:1: ")));
}

TEST(Settings, tell_everything_that_is_wrong_at_once) {
  auto sources = file("prot = 1\nworkers = -1\n");
  sources.environment = {{"KRING_POTR", "80"}};
  sources.flags = {{"nonsense", "1"}};
  EXPECT_EQ(complaints(sources).size(), 4U);
  EXPECT_THROW(read_settings(sources).value(), WrongSettings);
}

TEST(Settings, refuse_octets_that_are_no_text) {
  Sources sources;
  sources.environment = {{"KRING_ORGANISATION", "caf\xe9"}};
  EXPECT_THAT(complaints(sources), ElementsAre(HasSubstr("KRING_ORGANISATION: ")));
}

TEST(Settings, leave_the_environment_of_other_programs_alone) {
  Sources sources;
  sources.environment = {{"KRING_FIXTURES", "/x"}, {"KRING_TEST_POSTGRES", "y"}, {"PORT", "1"}};
  EXPECT_THAT(complaints(sources), ElementsAre());
}

TEST(Settings, are_shown_as_a_file_that_can_be_read_again) {
  auto sources =
      file("port = 1\norganisation = 'A \"B\" \\ C'\ndatabase = 'postgresql://secret'\n");
  sources.environment = {{"KRING_TRUSTED_PROXIES", "a,b"}};
  const auto text = shown(read_settings(sources).value());
  EXPECT_THAT(text, HasSubstr("# From kring.toml:1.\nport = 1\n"));
  EXPECT_THAT(text, HasSubstr("# database = (hidden)\n"));
  EXPECT_THAT(text, testing::Not(HasSubstr("secret")));
  const auto again = read_settings(file(text)).value().settings;
  EXPECT_EQ(again.port, 1);
  EXPECT_EQ(again.organisation, "A \"B\" \\ C");
  EXPECT_THAT(again.trusted_proxies, ElementsAre("a", "b"));
}

TEST(Settings, all_say_what_they_are_and_show_what_they_take) {
  for (const auto& setting : all_settings()) {
    EXPECT_THAT(std::string(setting.about), testing::EndsWith(".")) << setting.key;
    const auto line = std::string(setting.key) + " = " + setting.show({}) + "\n";
    EXPECT_THAT(complaints(file(line)), ElementsAre());
  }
}

TEST(CommandLine, tells_words_from_flags) {
  const auto line =
      read_command_line({"journal", "--port", "80", "show", "--data=/srv", "12"}).value();
  EXPECT_THAT(line.words, ElementsAre("journal", "show", "12"));
  EXPECT_THAT(line.flags, ElementsAre(testing::Pair("port", "80"), testing::Pair("data", "/srv")));
}

TEST(CommandLine, leaves_a_commands_own_options_among_its_words) {
  const auto line =
      read_command_line({"import", "x", "--dry-run", "--port", "80", "--community", "a b"}).value();
  EXPECT_THAT(line.words, ElementsAre("import", "x", "--dry-run", "--community", "a b"));
  EXPECT_THAT(line.flags, ElementsAre(testing::Pair("port", "80")));
  EXPECT_TRUE(read_command_line({"import", "x", "--community"}).has_error());
  EXPECT_THAT(read_command_line({"demo", "--large"}).value().words, ElementsAre("demo", "--large"));
}

TEST(CommandLine, knows_help_version_and_the_settings_file) {
  const auto line = read_command_line({"-h", "--version", "--settings", "a.toml"}).value();
  EXPECT_TRUE(line.help);
  EXPECT_TRUE(line.version);
  EXPECT_EQ(line.file, "a.toml");
  EXPECT_THAT(read_command_line({"--", "--help"}).value().words, ElementsAre("--help"));
}

TEST(CommandLine, does_not_go_on_without_a_settings_file_that_is_there_and_cannot_be_read) {
  const testing_support::TemporaryFolder folder;
  CommandLine line;
  line.flags = {{"data", folder.path().string()}};
  EXPECT_NO_THROW(settings_of_process(line)) << "there need be none";
  std::filesystem::create_directory(folder.path() / "kring.toml");
  EXPECT_THROW(settings_of_process(line), WrongSettings);
}

TEST(CommandLine, waits_for_no_pipe_in_place_of_the_settings_file) {
  const testing_support::TemporaryFolder folder;
  const auto file = folder.path() / "kring.toml";
  ASSERT_EQ(mkfifo(file.c_str(), 0600), 0);
  CommandLine line;
  line.flags = {{"data", folder.path().string()}};
  try {
    settings_of_process(line);
    FAIL();
  } catch (const WrongSettings& refusal) {
    EXPECT_THAT(refusal.what(), HasSubstr(file.string() + ": is not a file"));
  }
}

/// Stands in another folder for a while.
class Standing {
 public:
  explicit Standing(const std::filesystem::path& in) : before_(std::filesystem::current_path()) {
    std::filesystem::current_path(in);
  }
  ~Standing() { std::filesystem::current_path(before_); }
  Standing(const Standing&) = delete;
  Standing& operator=(const Standing&) = delete;

 private:
  std::filesystem::path before_;
};

TEST(CommandLine, means_the_installed_hub_where_no_folder_is_named_and_none_is_there) {
  const testing_support::TemporaryFolder folder;
  const Standing there(folder.path());
  const auto installed = folder.path() / "installed.toml";
  std::ofstream(installed) << "organisation = \"Maes\"\n";
  CommandLine line;
  EXPECT_EQ(settings_of_process(line, installed).settings.organisation, "Maes");
  EXPECT_EQ(settings_of_process(line, folder.path() / "none").settings.organisation, "Kring");
  line.flags = {{"data", "elsewhere"}};
  EXPECT_EQ(settings_of_process(line, installed).settings.organisation, "Kring");
  line.flags.clear();
  std::filesystem::create_directory("data");
  EXPECT_EQ(settings_of_process(line, installed).settings.organisation, "Kring");
}

TEST(CommandLine, takes_json_for_a_wish_and_not_for_a_setting) {
  const auto line = read_command_line({"check", "--json", "--data", "x"}).value();
  EXPECT_TRUE(line.json);
  EXPECT_EQ(line.words, std::vector<std::string>{"check"});
  EXPECT_EQ(line.flags.size(), 1U);
  EXPECT_FALSE(read_command_line({"check"}).value().json);
}

TEST(CommandLine, refuses_a_flag_without_a_value) {
  EXPECT_TRUE(read_command_line({"serve", "--port"}).has_error());
}

}  // namespace
}  // namespace kring::config
