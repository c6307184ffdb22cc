#include "hub/learning_records/marks.h"

#include "hub/learning_records/formats.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "platform/crypto/hash.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <unordered_set>

namespace kring::learning_records {
namespace {

/// The texts of one filter, plain and related.
struct Found {
  std::unordered_set<std::string> plain, related;

  void add(std::string what, Place place) {
    (place == Place::plain ? plain : related).insert(std::move(what));
  }

  void mark(MarkKind plain_kind, MarkKind related_kind, std::vector<Mark>& marks) {
    for (const auto& what : plain) marks.push_back(mark_of(plain_kind, what));
    for (const auto& what : related) {
      if (!plain.contains(what)) {
        marks.push_back(mark_of(related_kind, what));
      }
    }
  }
};

}  // namespace

Mark mark_of(MarkKind kind, std::string_view what) {
  std::string text(1, static_cast<char>(kind));
  text += what;
  Mark mark = 0;
  std::memcpy(&mark, crypto::hash(text).data(), sizeof mark);
  return mark;
}

Mark success_mark(bool success) {
  return mark_of(MarkKind::success, success ? "true" : "false");
}

std::vector<Mark> marks_of(const json::Value& statement) {
  std::vector<Mark> marks;
  if (const auto* verb = member_of(statement, "verb")) {
    marks.push_back(mark_of(MarkKind::verb, text_of(*verb, "id")));
  }
  Found actors, activities;
  each_actor(statement, [&](const json::Value& actor, Place place) {
    if (auto identity = identity_of(actor); !identity.empty()) {
      actors.add(std::move(identity), place);
    }
  });
  each_activity(statement, [&](const json::Value& activity, Place place) {
    activities.add(std::string(text_of(activity, "id")), place);
  });
  actors.mark(MarkKind::agent, MarkKind::related_agent, marks);
  activities.mark(MarkKind::activity, MarkKind::related_activity, marks);
  if (const auto registration = registration_of(statement); !registration.empty()) {
    marks.push_back(mark_of(MarkKind::registration, octets_of_uuid(registration)));
  }
  std::ranges::sort(marks);
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  return marks;
}

}  // namespace kring::learning_records
