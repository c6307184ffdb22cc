#include "base/refusal.h"
#include "hub/learning_records/documents.h"
#include "hub/learning_records/same_person.h"
#include "hub/learning_records/xapi_answers.h"
#include "hub/learning_records/xapi_parameters.h"
#include "platform/json/writer.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

Scope scope_of(DocumentResource resource) {
  return resource == DocumentResource::state ? Scope::state : Scope::profile;
}

std::string_view name_parameter(DocumentResource resource) {
  return resource == DocumentResource::state ? "stateId" : "profileId";
}

/// On its way into the database.
constexpr std::size_t copies_of_document = 3;

ClientId recognise(const XapiRequest& request, Tx& tx, DocumentResource resource) {
  const auto client = request.recognise(tx);
  require_scope(client, {scope_of(resource)});
  return client.id;
}

template <class Wanted, class Kept, class Removed = Kept>
void allow_by_method(const XapiRequest& request) {
  if (request.method() == http::Method::get) return request.allow<Wanted>();
  if (request.method() == http::Method::delete_) return request.allow<Removed>();
  request.allow<Kept>();
}

void allow(const XapiRequest& request, DocumentResource resource) {
  switch (resource) {
    case DocumentResource::state:
      return allow_by_method<StateWanted, StateKept, StateRemoved>(request);
    case DocumentResource::activity_profile:
      return allow_by_method<ActivityProfileWanted, ActivityProfileKept>(request);
    case DocumentResource::agent_profile:
      return allow_by_method<AgentProfileWanted, AgentProfileKept>(request);
  }
}

Holder holder_of(const XapiRequest& request, DocumentResource resource) {
  allow(request, resource);
  Holder holder;
  if (resource != DocumentResource::agent_profile) {
    request.require_text("activityId");
    holder.activity = *request.iri("activityId");
  }
  if (resource != DocumentResource::activity_profile) {
    request.require_text("agent");
    holder.agent = *request.identity("agent");
  }
  switch (resource) {
    case DocumentResource::state:
      holder.resource = "state";
      request.uuid("registration");
      holder.registration = request.find("registration").value_or("");
      holder.registered = request.has("registration");
      break;
    case DocumentResource::activity_profile:
      holder.resource = "activity";
      break;
    case DocumentResource::agent_profile:
      holder.resource = "agent";
      break;
  }
  return holder;
}

std::string require_name(const XapiRequest& request, DocumentResource resource) {
  auto name = request.require_text(name_parameter(resource));
  if (name.size() > longest_name) request.refuse(name_parameter(resource), "it is too long");
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (std::ranges::any_of(name, is_control)) {
    request.refuse(name_parameter(resource), "it has no control characters");
  }
  if (request.has("since")) request.refuse("since", "it goes with a list of documents");
  return name;
}

/// What a write is about.
struct DocumentAsked {
  ClientId client;
  Holder holder;
  std::string name;
  std::size_t size = 0;  ///< of what is there already
};

DocumentAsked document_asked(const XapiRequest& request, Tx& tx, DocumentResource resource) {
  const auto client = recognise(request, tx, resource);
  auto holder = holder_of(request, resource);
  auto name = require_name(request, resource);
  const auto size = size_of_document(tx, holder, name);
  return {client, std::move(holder), std::move(name), size};
}

/// What goes out again as a header field.
std::string require_content_type(const XapiRequest& request) {
  const auto type = request.header("Content-Type").value_or("application/octet-stream");
  const auto printable = [](char c) { return c >= 0x20 && c < 0x7f; };
  if (type.size() > longest_name || !std::ranges::all_of(type, printable)) {
    request.refuse("Content-Type", "it is a media type");
  }
  return std::string(type);
}

Conditions conditions_of(const XapiRequest& request) {
  Conditions conditions;
  if (const auto field = request.header("If-Match")) conditions.if_match = *field;
  if (const auto field = request.header("If-None-Match")) conditions.if_none_match = *field;
  return conditions;
}

/// In 1.0 whoever keeps state is alone with it, and need not ask what is there; a profile is put
/// with a condition or not at all. In 2.0 nothing is replaced without one.
Care care_for(DocumentResource resource, Version version) {
  if (version == Version::v2) return Care::where_there_is_one;
  return resource == DocumentResource::state ? Care::none : Care::always;
}

/// Until it is kept, together with what is there already.
std::size_t memory_to_merge(const NewDocument& sent, std::size_t size_there) {
  require_few_values(sent);
  const auto of_sent =
      is_json(sent) ? memory_to_keep(sent.content) : copies_of_document * sent.content.size();
  return of_sent + memory_to_keep_at_most(size_there);
}

http::Response shown(const Document& document) {
  auto response = answer(document.content_type, document.content.octets);
  // A client's words under our own address: a browser that is led here shows them to nobody's cost.
  response.headers.add("Content-Security-Policy", "default-src 'none'; sandbox");
  response.headers.add("ETag", document.etag);
  response.headers.add("Last-Modified", http_date(document.updated_at));
  return response;
}

}  // namespace

http::Response get_documents(const XapiRequest& request, DocumentResource resource) {
  return request.call().read([&](Tx& tx, const Visitor&) {
    recognise(request, tx, resource);
    const auto holder = holder_of(request, resource);
    if (!request.has(name_parameter(resource))) {
      const auto since = request.time("since");
      return answer("application/json", json::write(document_names(tx, holder, since)));
    }
    const auto found = document(tx, holder, require_name(request, resource));
    if (!found) refuse_missing();
    return shown(*found);
  });
}

http::Response write_document(const XapiRequest& request, DocumentResource resource,
                              std::string_view public_origin, ReadingRoom& room) {
  const auto asked = request.call().read(
      [&](Tx& tx, const Visitor&) { return document_asked(request, tx, resource); });
  auto holder = asked.holder;
  holder.folded_agent = folded_identity(holder.agent, public_origin);
  const auto& name = asked.name;
  const NewDocument sent{require_content_type(request), request.body(), asked.client};
  const auto conditions = conditions_of(request);
  const auto care = care_for(resource, request.version());
  const bool replaces = request.method() == http::Method::put;
  const auto place = room.place_for(
      replaces ? copies_of_document * request.body().size() : memory_to_merge(sent, asked.size),
      asked.client);
  const auto object = replaces ? std::nullopt : read_object(sent);
  request.call().write([&](Tx& tx, const Visitor&) {
    recognise(request, tx, resource);
    if (replaces) {
      put_document(tx, holder, name, sent, conditions, care);
    } else {
      merge_document(tx, holder, name, sent, object, conditions);
    }
  });
  return answer_nothing();
}

http::Response delete_documents(const XapiRequest& request, DocumentResource resource) {
  const auto conditions = conditions_of(request);
  request.call().write([&](Tx& tx, const Visitor&) {
    recognise(request, tx, resource);
    const auto holder = holder_of(request, resource);
    if (resource == DocumentResource::state && !request.has("stateId")) {
      remove_documents(tx, holder);
    } else {
      remove_document(tx, holder, require_name(request, resource), conditions);
    }
  });
  return answer_nothing();
}

}  // namespace kring::learning_records
