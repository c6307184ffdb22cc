#include "app/check_command.h"

#include "app/check.h"
#include "app/hub_picture.h"
#include "app/progress_line.h"
#include "platform/db/data_folder.h"
#include "platform/db/migration.h"
#include "platform/journal/cursors.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

#include <algorithm>
#include <iostream>
#include <thread>

namespace kring::app {
namespace {

constexpr int most_pictures = 20;
constexpr std::chrono::milliseconds between_pictures{100};

struct Answer {
  bool well = true;
  std::vector<Finding> findings;
  std::vector<std::string> remarks;
  BOOST_DESCRIBE_CLASS(Answer, (), (well, findings, remarks), (), ())
};

bool all_caught_up(db::Picture& picture, const HubOptions& options) {
  const auto last = journal::last_seq(picture.tx());
  return std::ranges::all_of(all_followers(options), [&](const auto& follower) {
    return journal::cursor_of(picture.tx(), follower->name()) == last;
  });
}

/// One in which followers have heard everything, where there is one to be had.
std::unique_ptr<db::Picture> quiet_picture(const config::Settings& settings,
                                           const HubOptions& options) {
  auto picture = picture_of_hub(settings);
  for (int taken = 1; taken < most_pictures && !all_caught_up(*picture, options); ++taken) {
    std::this_thread::sleep_for(between_pictures);
    picture.reset();
    picture = picture_of_hub(settings);
  }
  return picture;
}

}  // namespace

int check_hub(const config::Settings& settings, bool json, std::ostream& out) {
  const auto options = options_of(settings, {});
  const auto picture = quiet_picture(settings, options);
  const auto secret_key = db::DataFolder(settings.data).secret_key();
  const auto checkup = check(*picture, options, secret_key, [&](std::string_view what) {
    if (ProgressLine::on_terminal()) std::cerr << what << " …\n";
  });
  const bool well = checkup.findings.empty();
  if (json) {
    out << json::write(Answer{well, checkup.findings, checkup.remarks}) << '\n';
    return well ? 0 : 1;
  }
  for (const auto& finding : checkup.findings) out << finding.sentence << '\n';
  for (const auto& remark : checkup.remarks) out << "Note: " << remark << '\n';
  out << (well ? "All is well.\n"
               : "Something is wrong. docs/operations.md says what to do about it.\n");
  return well ? 0 : 1;
}

}  // namespace kring::app
