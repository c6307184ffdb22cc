#pragma once

#include <map>
#include <string_view>

namespace kring::embedded {

/// Path within the folder ("0010_people.sql", "assets/app.js") to content.
using Files = std::map<std::string_view, std::string_view>;

/// The files that were in a folder of the project ("server/migrations") when the program was built.
/// They live as long as the program. Empty where the folder did not exist (a client not yet built);
/// throws std::out_of_range for a folder that kring_embed does not name.
const Files& files(std::string_view folder);

}  // namespace kring::embedded
