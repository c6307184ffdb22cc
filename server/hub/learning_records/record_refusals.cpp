#include "hub/learning_records/record_refusals.h"

#include "hub/learning_records/client_log_store.h"
#include "hub/learning_records/client_names.h"
#include "platform/api/cursor.h"
#include "platform/i18n/sentences.h"

namespace kring::learning_records {
namespace {

struct AfterRefusal {
  Time last_at = Time::max();
  std::int64_t id = INT64_MAX;
  BOOST_DESCRIBE_CLASS(AfterRefusal, (), (last_at, id), (), ())
};

std::optional<std::string> if_any(std::string&& text) {
  if (text.empty()) return std::nullopt;
  return std::move(text);
}

}  // namespace

Page<RecordRefusal> record_refusals(Tx& tx, i18n::Language language, const RefusalFilter& filter) {
  const auto after = filter.after ? api::read_cursor<AfterRefusal>(*filter.after) : AfterRefusal();
  auto names = names_of_clients(tx);
  Page<RecordRefusal> page;
  for (auto& row : store::refusals(tx, filter.client, after.last_at, after.id, page_size + 1)) {
    auto& refusal = page.items.emplace_back();
    refusal.id = row.id;
    if (row.client) {
      refusal.client = row.client;
      refusal.client_name = names[row.client];
    }
    refusal.from = row.hour;
    refusal.last_at = row.last_at;
    refusal.number = row.number;
    refusal.title = i18n::sentence(language, row.code);
    refusal.code = std::move(row.code);
    refusal.rule = if_any(std::move(row.rule));
    refusal.path = if_any(std::move(row.path));
  }
  page.next = api::cut_to_page(page.items, [](const RecordRefusal& refusal) {
    return AfterRefusal{refusal.last_at, refusal.id.number()};
  });
  return page;
}

}  // namespace kring::learning_records
