#pragma once

#include "app/hub.h"
#include "platform/config/settings.h"
#include "platform/db/picture.h"

#include <memory>
#include <string_view>
#include <vector>

/// A hub as it is at one moment, beside a server that serves it or without one.
namespace kring::app {

/// Throws db::CannotOpen, with a sentence, where there is no hub.
std::unique_ptr<db::Picture> picture_of_hub(const config::Settings& settings);

/// What a hub of these settings is made of, but for what only a server needs.
HubOptions options_of(const config::Settings& settings, std::string secret);

/// The tables of followers that only hear: all they hold is built again from the journal. Those of
/// a follower that adds to a log of others are no such.
std::vector<std::string_view> rebuilt_tables(
    const std::vector<std::unique_ptr<journal::Follower>>& followers);

}  // namespace kring::app
