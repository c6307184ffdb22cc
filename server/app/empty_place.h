#pragma once

#include "platform/db/data_folder.h"

#include <functional>
#include <string>

namespace kring::app {

/// Nothing of anybody's is written over: throws db::CannotOpen, with a sentence, where there is
/// anything in a folder but settings and what an earlier try left there, by its name.
void require_empty_place(const db::DataFolder& folder,
                         const std::function<bool(const std::string& name)>& is_left_over);

}  // namespace kring::app
