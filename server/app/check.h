#pragma once

#include "app/hub.h"
#include "platform/db/picture.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// Whether what a hub keeps is what it promises to keep.
namespace kring::app {

struct Finding {
  std::string code;  ///< "attachment.damaged": stable, for machines
  std::string sentence;
  BOOST_DESCRIBE_CLASS(Finding, (), (code, sentence), (), ())
};

struct Checkup {
  std::vector<Finding> findings;     ///< what is wrong
  std::vector<std::string> remarks;  ///< what could not be looked at, and why
};

/// Looks at all of it: the database's own files and indexes, references, the order of the journal,
/// what should stand in it, attachments, and followers, whose tables are compared with ones built
/// from the first line in a copy (in the folder for temporary files, which is gone afterwards); and
/// whether `secret_key` (secret.key) holds the hub's own. The hub itself is only read. `saying` is
/// told what comes next.
Checkup check(db::Picture& picture, const HubOptions& options,
              const std::filesystem::path& secret_key,
              const std::function<void(std::string_view)>& saying);

}  // namespace kring::app
