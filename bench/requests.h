#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace kring::bench {

/// Makes the next request each time it is called.
using Requests = std::function<std::string()>;

/// `kind` is one of bench_load's; `folder` is what bench_data or bench_records filled. Throws
/// where the kind is unknown or the folder holds nothing to ask for.
Requests requests_of(std::string_view kind, int port, const std::string& folder);

/// Of the record store: single, batches, by_verb, by_related, counts. None where the kind is
/// another.
Requests record_requests_of(std::string_view kind, const std::string& host,
                            const std::string& folder);

/// Throws where the file is absent or empty.
std::string first_line_of(const std::string& path);

}  // namespace kring::bench
