#include "hub/learning_records/disclosures.h"

#include "hub/identity/identity.h"
#include "hub/learning_records/client_names.h"
#include "hub/learning_records/disclosures_store.h"
#include "hub/learning_records/pseudonyms.h"
#include "hub/learning_records/statement_reader.h"
#include "platform/api/cursor.h"
#include "platform/json/json.h"

#include <algorithm>
#include <unordered_map>

namespace kring::learning_records {
namespace {

/// A page of the largest that are read takes some megabytes.
constexpr std::int64_t most_octets_read = 256 * 1024;

struct After {
  DisclosureId id{INT64_MAX};
  BOOST_DESCRIBE_CLASS(After, (), (id), (), ())
};

/// The codes of those who acted, by the places of the statements.
std::unordered_map<std::int64_t, std::string> codes_of_actors(
    Tx& tx, const std::vector<store::DisclosureRow>& rows, const Pseudonyms& codes) {
  std::vector<std::int64_t> seqs;
  for (const auto& row : rows) {
    if (row.seq) seqs.push_back(*row.seq);
  }
  std::unordered_map<std::int64_t, std::string> found;
  store::each_statement_at(tx, seqs, most_octets_read,
                           [&](std::int64_t seq, std::string_view text) {
                             const auto statement = json::Document::parse(text).value();
                             found.emplace(seq, codes.of(*member_of(statement.root(), "actor")));
                           });
  return found;
}

identity::Bylines viewers_of(Tx& tx, const std::vector<store::DisclosureRow>& rows) {
  std::vector<PersonaId> personas;
  for (const auto& row : rows) {
    if (row.viewer_person) personas.push_back(identity::open_persona(*row.viewer_person));
  }
  return identity::bylines(tx, personas);
}

}  // namespace

Page<Disclosure> disclosures(Tx& tx, const std::optional<std::string>& after) {
  const auto place = after ? api::read_cursor<After>(*after) : After();
  auto rows = store::disclosures_before(tx, place.id, page_size + 1);
  Page<Disclosure> page;
  page.next =
      api::cut_to_page(rows, [](const store::DisclosureRow& last) { return After{last.id}; });
  const Pseudonyms codes(tx);
  const auto codes_acting = codes_of_actors(tx, rows, codes);
  const auto viewers = viewers_of(tx, rows);
  const auto clients = names_of_clients(tx);
  for (auto& row : rows) {
    auto& told = page.items.emplace_back();
    told.id = row.id;
    told.kind = row.kind;
    told.disclosed_at = row.disclosed_at;
    told.reason = std::move(row.reason);
    if (row.viewer_person)
      told.viewer = viewers.of(identity::open_persona(*row.viewer_person)).name;
    if (row.mark) told.code = codes.of(*row.mark);
    const auto acting = codes_acting.find(row.seq.value_or(0));
    if (acting != codes_acting.end()) told.code = acting->second;
    told.format = row.format;
    if (!row.choice) continue;
    told.choice = json::read_or_throw<RecordChoice>(*row.choice);
    const auto client = clients.find(told.choice->client.value_or(ClientId()));
    if (client != clients.end()) told.client_name = client->second;
  }
  return page;
}

}  // namespace kring::learning_records
