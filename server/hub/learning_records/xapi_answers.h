#pragma once

#include "hub/learning_records/how_far.h"
#include "hub/learning_records/keeping_together.h"
#include "hub/learning_records/reading_room.h"
#include "hub/learning_records/recent_clients.h"
#include "hub/learning_records/references.h"
#include "hub/learning_records/xapi_request.h"
#include "platform/http/response.h"

#include <string>
#include <string_view>

/// What the raw routes answer, one function each; `xapi_api.cpp` binds them. All refuse
/// with 400 `xapi.malformed` and the codes of what they call, 401 and 403.
namespace kring::learning_records {

/// What the resources need to know of the house.
struct XapiOptions {
  std::string public_origin;  ///< whose accounts our clients are: "https://kring.example.org"
};

/// What those who send just now have in common, from one request to the next.
struct Senders {
  RecentClients recent;
  KeepingTogether together;
  ReadingRoom room;
  /// For what is kept already and is read again for what is sent: for one of the largest. Who has a
  /// place in it may have one in `room`, and never waits for that: so nobody waits for each other.
  ReadingRoom room_for_kept{{.most = memory_to_keep_at_most(most_octets_referred_to)}};
};

/// Where the Statements resource stands on this server.
inline constexpr std::string_view statements_path = "/api/v1/xapi/statements";

http::Response post_statements(const XapiRequest& request, Database& database,
                               const XapiOptions& options, Senders& senders);
http::Response put_statement(const XapiRequest& request, Database& database,
                             const XapiOptions& options, Senders& senders);
http::Response get_statements(const XapiRequest& request, Database& database, HowFar& how_far);

/// Whose documents a resource keeps.
enum class DocumentResource { state, activity_profile, agent_profile };
http::Response get_documents(const XapiRequest& request, DocumentResource resource);
http::Response write_document(const XapiRequest& request, DocumentResource resource,
                              std::string_view public_origin, ReadingRoom& room);
http::Response delete_documents(const XapiRequest& request, DocumentResource resource);

http::Response get_agent(const XapiRequest& request);
http::Response get_activity(const XapiRequest& request);
http::Response get_about(const XapiRequest& request);

/// A response with a body of that type.
http::Response answer(std::string_view content_type, std::string body);
http::Response answer_nothing();
/// As HTTP writes a date: "Wed, 25 Nov 2026 13:30:15 GMT".
std::string http_date(Time time);

}  // namespace kring::learning_records
