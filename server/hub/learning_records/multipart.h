#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kring::learning_records {

/// One part of a multipart body; it points into the body.
struct Part {
  std::vector<std::pair<std::string_view, std::string_view>> headers;
  std::string_view content;

  /// The value of a header field, whose name is compared without case.
  std::optional<std::string_view> header(std::string_view name) const;
};

/// The boundary of a Content-Type "multipart/mixed; boundary=…". Nothing where there is none, or
/// one that RFC 2046 does not allow.
std::optional<std::string> boundary_of(std::string_view content_type);

/// Whether a Content-Type is of that media type, whatever its parameters.
bool is_of_type(std::string_view content_type, std::string_view media_type);

/// Takes a multipart body apart (RFC 2046). Refuses with 400 `multipart.malformed` what does not
/// begin with the boundary, has no last one, has a line in a head that is no field, more
/// than `most_parts` parts, or heads longer than `longest_head`. Line ends may be LF alone, as some
/// clients write them.
inline constexpr std::size_t most_parts = 1'000;
inline constexpr std::size_t longest_head = 8 * 1024;
std::vector<Part> read_multipart(std::string_view body, std::string_view boundary);

}  // namespace kring::learning_records
