#pragma once

#include "platform/api/routes.h"

/// What the rows of xAPI's routes say for the documents: what goes in and out by each method, with
/// which status, and what is refused. Tests hold every answer to it.
namespace kring::learning_records {

void say_of_statements(api::Row& row, http::Method method);
void say_of_documents(api::Row& row, http::Method method);
/// Of activities and agents, which are only read.
void say_of_things(api::Row& row, http::Method method);
void say_of_about(api::Row& row, http::Method method);

}  // namespace kring::learning_records
