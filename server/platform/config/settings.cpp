#include "platform/config/settings.h"

#include "base/described.h"
#include "platform/config/setting.h"

#include <charconv>
#include <optional>

#include <arpa/inet.h>

namespace kring::config {
namespace {

using Check = bool (*)(std::string_view);

bool anything(std::string_view) {
  return true;
}

bool something(std::string_view text) {
  return !text.empty();
}

/// Scheme and host, perhaps a port; no path, because cookies and links stand at the top.
bool is_origin(std::string_view text) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!text.starts_with(scheme)) continue;
    const auto host = text.substr(scheme.size());
    return !host.empty() && host.find_first_of("/?#@ \t\r\n\"<>") == std::string_view::npos;
  }
  return text.empty();
}

/// In numbers, as a socket wants it.
bool is_address(std::string_view text) {
  in6_addr bits{};
  const std::string address(text);
  return inet_pton(AF_INET, address.c_str(), &bits) == 1 ||
         inet_pton(AF_INET6, address.c_str(), &bits) == 1;
}

Setting text(std::string_view key, std::string_view about, std::string Settings::*member,
             std::string_view takes = "a text", Check check = anything) {
  return {key,
          about,
          takes,
          false,
          [member, check](Settings& settings, const Given& given) {
            if (given.type != Given::Type::text || !check(given.text)) return false;
            settings.*member = given.text;
            return true;
          },
          [member](const Settings& settings) { return toml_text(settings.*member); }};
}

Setting secret(std::string_view key, std::string_view about, std::string Settings::*member) {
  auto setting = text(key, about, member);
  setting.secret = true;
  return setting;
}

Setting folder(std::string_view key, std::string_view about,
               std::filesystem::path Settings::*member) {
  return {key,
          about,
          "a path",
          false,
          [member](Settings& settings, const Given& given) {
            if (given.type != Given::Type::text || given.text.empty()) return false;
            settings.*member = given.text;
            return true;
          },
          [member](const Settings& settings) { return toml_text((settings.*member).string()); }};
}

Setting number(std::string_view key, std::string_view about, std::int64_t Settings::*member,
               std::int64_t least, std::int64_t most, std::string_view takes) {
  return {key,
          about,
          takes,
          false,
          [=](Settings& settings, const Given& given) {
            if (given.type != Given::Type::number && !given.untyped) return false;
            const auto& digits = given.text;
            const auto* const end = digits.data() + digits.size();
            std::int64_t value = 0;
            const auto read = std::from_chars(digits.data(), end, value);
            if (read.ec != std::errc() || read.ptr != end || value < least || value > most)
              return false;
            settings.*member = value;
            return true;
          },
          [member](const Settings& settings) { return std::to_string(settings.*member); }};
}

template <DescribedEnum E>
Setting choice(std::string_view key, std::string_view about, E Settings::*member,
               std::string_view takes) {
  return {key,
          about,
          takes,
          false,
          [member](Settings& settings, const Given& given) {
            return given.type == Given::Type::text && read_name(given.text, settings.*member);
          },
          [member](const Settings& settings) { return toml_text(name_of(settings.*member)); }};
}

Setting texts(std::string_view key, std::string_view about,
              std::vector<std::string> Settings::*member) {
  return {key,
          about,
          "a list of texts",
          false,
          [member](Settings& settings, const Given& given) {
            if (given.type != Given::Type::list && !given.untyped) return false;
            settings.*member = given.list;
            return true;
          },
          [member](const Settings& settings) {
            std::string list;
            for (const auto& each : settings.*member)
              list.append(list.empty() ? "" : ", ").append(toml_text(each));
            return "[" + list + "]";
          }};
}

}  // namespace

const std::vector<Setting>& all_settings() {
  using S = Settings;
  static const std::vector<Setting> settings{
      text("address", "The address to listen on. Others than this machine need another one.",
           &S::address, "an address in numbers, like 127.0.0.1 or ::", is_address),
      number("port", "The port to listen on; 0 lets the system choose.", &S::port, 0, 65535,
             "a number from 0 to 65535"),
      text("public_origin", "How browsers reach this hub, where that is not http://localhost:PORT.",
           &S::public_origin, "scheme and host, like https://kring.example.org", is_origin),
      texts("trusted_proxies", "Addresses or networks of reverse proxies in front of this hub.",
            &S::trusted_proxies),
      choice("forwarded_header", "The header in which those proxies say who is asking.",
             &S::forwarded_header, "x_forwarded or forwarded"),
      folder("data", "The folder in which everything is kept.", &S::data),
      secret("database", "The URL of a PostgreSQL database; empty keeps a file in the folder.",
             &S::database),
      text("organisation", "The name of the organisation.", &S::organisation, "a name", something),
      choice("language", "The language of those who did not choose one.", &S::language, "nl or en"),
      choice("log_level", "How much the log says.", &S::log_level, "debug, info, warning or error"),
      choice("log_format", "Lines for people, or JSON for machines.", &S::log_format,
             "text or json"),
      secret("metrics_token",
             "What /metrics wants as bearer token; empty shows it to this machine.",
             &S::metrics_token),
      number("workers", "How many requests are worked on at once; 0 suits the machine.",
             &S::workers, 0, 1024, "a number from 0 to 1024"),
      number("waiting_requests", "How many more may wait; others are told to come back.",
             &S::waiting_requests, 1, 100'000, "a number from 1 to 100000"),
      number("connections", "How many connections may be open at once.", &S::connections, 16,
             1'000'000, "a number from 16 to 1000000"),
      number("database_readers", "Connections that read; 0 is two for each core.",
             &S::database_readers, 0, 1024, "a number from 0 to 1024"),
      number("database_writers", "Connections that write to PostgreSQL.", &S::database_writers, 1,
             1024, "a number from 1 to 1024"),
      number("password_threads", "Threads that check passwords; each takes 19 MiB and a core.",
             &S::password_threads, 1, 16, "a number from 1 to 16"),
      number(
          "waiting_passwords",
          "How many passwords may wait to be checked, a quarter of them of one account; 0 is half"
          " of the workers.",
          &S::waiting_passwords, 0, 10'000, "a number from 0 to 10000"),
      number("stop_seconds", "How long a stop waits for what is still running.", &S::stop_seconds,
             0, 3600, "a number from 0 to 3600"),
      number("record_client_requests",
             "How many requests a minute one client of the learning records may make.",
             &S::record_client_requests, 1, 10'000'000, "a number from 1 to 10000000"),
      number("record_client_tokens", "How many tokens a minute such a client may ask for.",
             &S::record_client_tokens, 1, 100'000, "a number from 1 to 100000"),
  };
  return settings;
}

std::string Settings::origin() const {
  return public_origin.empty() ? "http://localhost:" + std::to_string(port) : public_origin;
}

bool Settings::on_loopback() const {
  return address == "::1" || address.starts_with("127.");
}

}  // namespace kring::config
