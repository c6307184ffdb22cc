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

/// Where something of a multipart body is, as a JSON pointer: "/parts/2", or
/// "/parts/2/headers/Content-Type". Parts are counted from 0, as statements are.
std::string pointer_to_part(std::size_t index);
std::string pointer_to_field(std::size_t part, std::string_view name);
/// The same of the request's own head: "/headers/Content-Type".
std::string pointer_to_field(std::string_view name);

/// Takes a multipart body apart (RFC 2046). Refuses with 400 `multipart.malformed`, and the part
/// that is wrong, what does not begin with the boundary (`boundary`), has no part (`required`) or
/// no last boundary (`end`), has a line in a head that is no field (`field`), more than
/// `most_parts` parts or `most_fields` in a head (`too_many`), or heads longer than `longest_head`
/// octets (`too_long`). Line ends may be LF alone, as some clients write them.
inline constexpr std::size_t most_parts = 1'000;
inline constexpr std::size_t longest_head = 8 * 1024;
/// A field takes a multiple of its octets: a thousand heads of empty ones would take 100 MB.
inline constexpr std::size_t most_fields = 32;
std::vector<Part> read_multipart(std::string_view body, std::string_view boundary);

}  // namespace kring::learning_records
