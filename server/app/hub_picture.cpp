#include "app/hub_picture.h"

#include "app/opened_database.h"
#include "platform/db/data_folder.h"
#include "platform/db/failures.h"

namespace kring::app {

std::unique_ptr<db::Picture> picture_of_hub(const config::Settings& settings) {
  require_whole(db::DataFolder(settings.data));
  if (!settings.database.empty()) return db::picture_of_postgres(settings.database);
  if (!db::DataFolder::has_database(settings.data)) {
    throw db::CannotOpen("There is no hub in " + settings.data.string() +
                         ". Name the folder of one with --data.");
  }
  return db::picture_of_sqlite(db::DataFolder(settings.data).database());
}

HubOptions options_of(const config::Settings& settings, std::string secret) {
  return {settings.organisation, settings.origin(), settings.language, false, std::move(secret)};
}

std::vector<std::string_view> rebuilt_tables(
    const std::vector<std::unique_ptr<journal::Follower>>& followers) {
  std::vector<std::string_view> tables;
  for (const auto& follower : followers) {
    if (follower->adds_to()) continue;
    for (const auto table : follower->tables()) tables.push_back(table);
  }
  return tables;
}

}  // namespace kring::app
