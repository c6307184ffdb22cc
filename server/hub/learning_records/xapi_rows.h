#pragma once

#include "platform/api/routes.h"

/// What the rows of xAPI's routes say for the documents: what goes in and out by each method, with
/// which status, and what is refused. Tests hold every answer to it.
namespace kring::learning_records {

void say_of_statements(api::Row& row, http::Method method);
void say_of_state(api::Row& row, http::Method method);
void say_of_activity_profile(api::Row& row, http::Method method);
void say_of_agent_profile(api::Row& row, http::Method method);
/// What is known of activities and agents is only read.
void say_of_activity(api::Row& row, http::Method method);
void say_of_agent(api::Row& row, http::Method method);
void say_of_about(api::Row& row, http::Method method);

}  // namespace kring::learning_records
