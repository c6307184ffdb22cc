#include "app/large_demo.h"

#include "app/large_year.h"

#include <algorithm>
#include <future>

namespace kring::app {
namespace {

constexpr std::size_t deeds_at_once = 2'000;
/// One seed: the demo is the same everywhere.
constexpr std::uint64_t seed = 10'101'010;

bool is_text(const Deed& deed) {
  return std::holds_alternative<Asks>(deed.what) || std::holds_alternative<Answers>(deed.what) ||
         std::holds_alternative<CommentsOnQuestion>(deed.what) ||
         std::holds_alternative<CommentsOnAnswer>(deed.what);
}

}  // namespace

void live_large_year(Database& database, FrozenClock& clock, const LargeSizes& sizes,
                     const DemoOrganisation& organisation, const std::string& password_hash,
                     Time today, const archive::OnProgress& on_progress) {
  Random random(seed);
  const WorkingDays days(today);
  const auto plan = large_plan(sizes, organisation, password_hash, days.length(), random);
  LargeYear year(plan, days, random);
  Told told;
  std::int64_t texts = 0;
  const auto prepare = [&year] {
    return std::async(std::launch::async, [&year] { return year.next(deeds_at_once); });
  };
  // Texts are written and rendered on one core, while on another those before them are kept.
  auto prepared = prepare();
  for (auto deeds = prepared.get(); !deeds.empty(); deeds = prepared.get()) {
    prepared = prepare();
    told.add(database.write([&](Tx& tx) { return tell(tx, clock, told, deeds); }));
    texts += std::ranges::count_if(deeds, is_text);
    on_progress(texts, static_cast<std::int64_t>(sizes.questions + sizes.replies));
  }
  clock.set(today);
}

}  // namespace kring::app
