#pragma once

#include "platform/json/document.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a statement speaks of, wherever in it that stands. All of this takes statements of which
/// `require_statement` had no complaint.
namespace kring::learning_records {

/// Whether something stands where the plain filters look (actor and object), or elsewhere, where
/// only `related_agents` and `related_activities` look.
enum class Place { plain, related };

using OnPart = std::function<void(const json::Value& part, Place place)>;

/// Every agent and group; members of groups come by themselves too.
void each_actor(const json::Value& statement, const OnPart& on_actor);
/// Every activity.
void each_activity(const json::Value& statement, const OnPart& on_activity);

/// By what an agent or identified group is recognised: "mbox mailto:…", "account <home> <name>".
/// Empty for a group without an identifier.
std::string identity_of(const json::Value& actor);

/// A member that is a string; empty where it is not there.
std::string_view text_of(const json::Value& object, std::string_view name);

/// As much of a text as is shown to people: 200 octets, without what could make it look like
/// another (controls, bidirectional overrides).
std::string label(std::string_view text);

/// The registration, id of the target of a reference, and so on, as they stand; empty for none.
std::string_view registration_of(const json::Value& statement);
std::string_view target_of(const json::Value& statement);

/// The hashes of the attachments that it or its sub-statement names, in lower case.
std::vector<std::string> attachments_of(const json::Value& statement);

/// What the result says; nothing where it does not.
std::optional<bool> success_of(const json::Value& statement);

}  // namespace kring::learning_records
