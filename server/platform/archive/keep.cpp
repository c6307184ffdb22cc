#include "platform/archive/keep.h"

namespace kring::archive {
namespace {

constexpr std::int64_t rows_a_word = 1000;

Head head_of(db::Picture& picture, const Kept& what) {
  Head head{what.kring,
            picture.dialect() == db::Dialect::sqlite ? "sqlite" : "postgres",
            what.made_at,
            {}};
  for (const auto& step : db::steps_of(picture.tx()))
    head.steps.push_back({step.number, step.name, step.checksum});
  return head;
}

}  // namespace

void keep(db::Picture& picture, const Kept& what, ArchiveWriter& archive,
          const OnProgress& on_progress) {
  const auto tables = db::shapes_of(picture.tx(), what.left_out);
  std::int64_t all = 0;
  for (const auto& table : tables) all += db::number_of_rows(picture.tx(), table);
  std::int64_t done = 0;
  archive.head(head_of(picture, what));
  archive.secret(what.secret);
  for (const auto& table : tables) {
    archive.table(table);
    picture.rows(table, [&](std::span<const db::Cell> cells) {
      archive.row(cells);
      if (++done % rows_a_word == 0) on_progress(done, all);
    });
  }
  archive.finish(db::last_line(picture.tx()));
  on_progress(all, all);
}

}  // namespace kring::archive
