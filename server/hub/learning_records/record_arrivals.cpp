#include "hub/learning_records/record_arrivals.h"

#include "hub/learning_records/client_log_store.h"
#include "hub/learning_records/clients_store.h"
#include "hub/learning_records/counts_store.h"
#include "hub/learning_records/own_statements.h"

#include <unordered_map>

namespace kring::learning_records {

RecordArrivals record_arrivals(Tx& tx) {
  RecordArrivals arrivals{hour_of(tx.now()) - arrivals_told + std::chrono::hours(1), tx.now(), {}};
  std::unordered_map<ClientId, std::size_t> places;
  for (auto& row : store::clients(tx)) {
    places[row.id] = arrivals.items.size();
    arrivals.items.push_back(
        {row.id, std::move(row.name), row.revoked_at.has_value(), std::nullopt, {}});
  }
  for (const auto& heard : store::hearings(tx)) {
    const auto place = places.find(heard.client);
    if (place != places.end()) arrivals.items[place->second].heard_at = heard.heard_at;
  }
  for (const auto& hour : store::hours_since(tx, arrivals.from)) {
    if (hour.client == house_id && places.try_emplace(house_id, arrivals.items.size()).second) {
      arrivals.items.push_back({house_id, std::string(house_name), false, std::nullopt, {}});
    }
    const auto place = places.find(hour.client);
    if (place != places.end())
      arrivals.items[place->second].hours.push_back({hour.from, hour.number});
  }
  return arrivals;
}

}  // namespace kring::learning_records
