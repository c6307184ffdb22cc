#pragma once

#include "platform/i18n/language.h"
#include "platform/log/log.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <boost/describe/enum.hpp>

namespace kring::config {

/// Which header a trusted proxy writes the visitor's address into.
enum class ForwardedHeader { x_forwarded, forwarded };
BOOST_DESCRIBE_ENUM(ForwardedHeader, x_forwarded, forwarded)

/// What whoever runs a hub may decide. The defaults are right for trying it out on one machine.
/// What each one means stands in `settings.cpp`, in one table with its limits; `kring settings`
/// prints it.
struct Settings {
  std::string address = "127.0.0.1";
  std::int64_t port = 8080;
  std::string public_origin;
  std::vector<std::string> trusted_proxies;
  ForwardedHeader forwarded_header = ForwardedHeader::x_forwarded;

  std::filesystem::path data = "data";
  std::string database;

  std::string organisation = "Kring";
  i18n::Language language = i18n::Language::en;

  log::Level log_level = log::Level::info;
  log::Format log_format = log::Format::text;
  std::string metrics_token;

  std::int64_t workers = 0;
  std::int64_t waiting_requests = 256;
  std::int64_t connections = 8192;
  std::int64_t database_readers = 0;
  std::int64_t database_writers = 16;
  std::int64_t password_threads = 1;
  std::int64_t waiting_passwords = 0;
  std::int64_t stop_seconds = 10;

  std::int64_t record_client_requests = 600'000;
  std::int64_t record_client_tokens = 300;

  /// "http://localhost:8080" where no public origin was set.
  std::string origin() const;
  /// Whether nobody but this machine can reach the address.
  bool on_loopback() const;
};

}  // namespace kring::config
