#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kring::text {

/// A link's address as the value of `href`, ready between double quotes; none where we do not link.
/// Known are http://host…, https://host…, mailto:… and paths of this site (/…, but not //…, which
/// is another host). Everything but plain URL characters is percent-encoded, so that nothing a
/// browser would skip or read as something else is left in it.
std::optional<std::string> href(std::string_view address);

}  // namespace kring::text
