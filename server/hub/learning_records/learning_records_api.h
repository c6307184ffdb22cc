#pragma once

#include "hub/learning_records/client_limits.h"
#include "hub/learning_records/client_log.h"
#include "hub/learning_records/erasures.h"
#include "hub/learning_records/revealing.h"
#include "hub/learning_records/xapi_answers.h"
#include "platform/api/routes.h"
#include "platform/db/database.h"

namespace kring::learning_records {

/// xAPI 1.0.3 and 2.0.0 at /xapi, for clients with keys of their own. The log hears what they do.
void add_xapi_routes(api::Routes& routes, Database& database, const Clock& clock, ClientLog& log,
                     const XapiOptions& options, const ClientLimits& limits);

/// Where a client gets a token instead of its key: POST /xapi/token (RFC 6749).
void add_token_route(api::Routes& routes, const ClientLimits& limits);

/// Clients and their keys, for administrators.
void add_routes(api::Routes& routes, const XapiOptions& options);

struct RecordOptions {
  std::string public_origin;
  KnownMembers known;
};

/// What arrives, for administrators.
void add_record_routes(api::Routes& routes, Database& database, ClientLog& log,
                       const RecordOptions& options);

/// Erasing somebody from the records, for administrators.
void add_erasure_routes(api::Routes& routes, const ErasureOptions& options);

/// How long records stay, for administrators.
void add_retention_routes(api::Routes& routes);

}  // namespace kring::learning_records
