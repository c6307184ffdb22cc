#include "platform/archive/keep.h"

#include "platform/archive/each_row.h"

namespace kring::archive {
namespace {

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
  archive.head(head_of(picture, what));
  archive.secret(what.secret);
  each_row(
      picture, db::shapes_of(picture.tx(), what.left_out),
      [&](const auto& table) { archive.table(table); },
      [&](std::span<const db::Cell> cells) { archive.row(cells); }, on_progress);
  archive.finish(db::last_line(picture.tx()));
}

}  // namespace kring::archive
