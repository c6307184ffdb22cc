#pragma once

#include "hub/learning_records/multipart.h"
#include "hub/learning_records/reading_room.h"
#include "hub/learning_records/statements.h"
#include "hub/learning_records/xapi_request.h"

#include <utility>
#include <vector>

namespace kring::learning_records {

/// The longest JSON of a request, in octets; attachments come on top of it.
inline constexpr std::size_t longest_statements = 8 * 1024 * 1024;

/// How many attachments of a request may be signatures that come along with it.
inline constexpr std::size_t most_signatures = 100;

/// What a client sent to the Statements resource, judged as a whole: the statements by every rule,
/// and the attachments that came with them by theirs (1.0.3 Communication 1.5, 2.0 4.1.3): each has
/// its part or a fileUrl, each part its attachment and its true hash, each signature its statement.
/// The request must outlive it.
class SentStatements {
 public:
  /// Has its place in the room as long as it lives. Refuses with 400, the path, the rule and a
  /// detail, or with 413: `statements.too_large` and what `read_document` and `require_statements`
  /// refuse; and as `place_for` does.
  SentStatements(const XapiRequest& request, ClientId client, ReadingRoom& room);

  const json::Value& body() const { return document_.root(); }
  const std::vector<Attachment>& attachments() const { return attachments_; }
  /// Its place, for whoever goes on with what was made of it, once this is gone.
  ReadingRoom::Place leave_place() { return std::move(place_); }

 private:
  std::vector<Part> parts_;
  ReadingRoom::Place place_;
  json::Document document_;
  std::vector<Attachment> attachments_;
};

}  // namespace kring::learning_records
