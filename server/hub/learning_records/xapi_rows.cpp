#include "hub/learning_records/xapi_rows.h"

#include "hub/learning_records/xapi_parameters.h"

namespace kring::learning_records {
namespace {

using api::Row;
using http::Method;

constexpr const char* json_type = "application/json";
constexpr const char* multipart_type = "multipart/mixed";
constexpr const char* form_type = "application/x-www-form-urlencoded";
constexpr const char* any_type = "*/*";

struct AboutRecordStore {
  std::vector<std::string> version;
  BOOST_DESCRIBE_CLASS(AboutRecordStore, (), (version), (), ())
};

template <class T>
constexpr json::SchemaRef query_of = &json::schema_of<T>;

/// What holds of all but About. In the alternate syntax everything comes by POST, as a form.
void say_of_clients(Row& row, Method method) {
  row.refuses("xapi.malformed", Status::malformed)
      .refuses("statement.invalid", Status::malformed)
      .refuses("client_key.required", Status::unauthenticated)
      .refuses("client_key.scope", Status::forbidden);
  if (method == Method::get) return;
  row.refuses("body.too_large", Status::too_large);
  if (method == Method::post) row.takes(form_type).refuses("method.wrong", Status::wrong_method);
}

void say_of_found_statements(Row& row) {
  row.answers({200, json_type, "A statement, or a page of statements and the way to more"})
      .answers({200, multipart_type, "the same with attachments"})
      .refuses("not_found", Status::missing);
}

void say_of_found_documents(Row& row) {
  row.answers({200, any_type, "A document as it was sent, or the names of all as a list in JSON"})
      .refuses("not_found", Status::missing);
}

void say_of_documents(Row& row, Method method) {
  say_of_clients(row, method);
  if (method == Method::get) return say_of_found_documents(row);
  if (method == Method::post) say_of_found_documents(row);
  row.refuses("document.changed", Status::stale);
  if (method == Method::delete_) {
    row.answers({204, "", "It is not there any more"});
    return;
  }
  row.answers({204, "", method == Method::put ? "It is kept" : "It is kept, or merged"})
      .takes(any_type)
      .refuses("document.unconditional", Status::malformed)
      .refuses("document.unconditional", Status::conflict);
  if (method == Method::post) row.refuses("document.not_json", Status::malformed);
}

/// By POST a thing is asked for only as an alternate request.
template <class Wanted>
void say_of_thing(Row& row, Method method) {
  say_of_clients(row, method);
  row.query(method == Method::get ? query_of<Wanted> : query_of<Alternate>)
      .answers({200, json_type, "What is known of it"});
}

json::SchemaRef by_method(Method method, json::SchemaRef wanted, json::SchemaRef posted,
                          json::SchemaRef kept, json::SchemaRef removed) {
  if (method == Method::get) return wanted;
  if (method == Method::post) return posted;
  return method == Method::put ? kept : removed;
}

}  // namespace

void say_of_statements(Row& row, Method method) {
  say_of_clients(row, method);
  row.query(by_method(method, query_of<StatementsWanted>, query_of<Posted>, query_of<StatementPut>,
                      nullptr));
  if (method == Method::get) return say_of_found_statements(row);
  if (method == Method::post) {
    row.answers({200, json_type, "The ids of what was sent, in its order"});
    say_of_found_statements(row);
  }
  row.answers({204, "", "What was put is kept, or was there and says the same"})
      .takes(json_type)
      .takes(multipart_type)
      .refuses("statement.conflict", Status::conflict)
      .refuses("statements.too_many", Status::too_large)
      .refuses("statements.too_large", Status::too_large)
      .refuses("statements.too_many_values", Status::too_large)
      .refuses("multipart.malformed", Status::malformed)
      .refuses("attachment.wrong", Status::malformed)
      .refuses("signature.wrong", Status::malformed);
}

void say_of_state(Row& row, Method method) {
  say_of_documents(row, method);
  row.query(by_method(method, query_of<StateWanted>, query_of<StatePosted>, query_of<StateKept>,
                      query_of<StateRemoved>));
}

void say_of_activity_profile(Row& row, Method method) {
  say_of_documents(row, method);
  row.query(by_method(method, query_of<ActivityProfileWanted>, query_of<ActivityProfilePosted>,
                      query_of<ActivityProfileKept>, query_of<ActivityProfileKept>));
}

void say_of_agent_profile(Row& row, Method method) {
  say_of_documents(row, method);
  row.query(by_method(method, query_of<AgentProfileWanted>, query_of<AgentProfilePosted>,
                      query_of<AgentProfileKept>, query_of<AgentProfileKept>));
}

void say_of_activity(Row& row, Method method) {
  say_of_thing<ActivityWanted>(row, method);
}

void say_of_agent(Row& row, Method method) {
  say_of_thing<AgentWanted>(row, method);
}

void say_of_about(Row& row, Method) {
  row.answers({200, json_type, "The versions spoken here", &json::schema_of<AboutRecordStore>})
      .refuses("xapi.malformed", Status::malformed);
}

}  // namespace kring::learning_records
