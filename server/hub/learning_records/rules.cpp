#include "hub/learning_records/rules.h"

#include "base/refusal.h"
#include "hub/learning_records/formats.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace kring::learning_records {
namespace {

using json::Kind;

/// More members than this are looked through by sorting their keys, lest a hostile object cost the
/// square of its size.
constexpr std::size_t few_members = 16;

/// A key that stands twice would be read differently by different readers.
void require_no_key_twice(const Here& object) {
  const auto members = object.value.members;
  const auto refuse = [&](std::string_view key) {
    broken(object.path.member(key), "twice", "this member stands here twice");
  };
  if (members.size() <= few_members) {
    for (std::size_t i = 1; i < members.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        if (members[i].key == members[k].key) refuse(members[i].key);
      }
    }
    return;
  }
  std::vector<std::string_view> keys;
  keys.reserve(members.size());
  for (const auto& member : members) keys.push_back(member.key);
  std::ranges::sort(keys);
  if (const auto twice = std::ranges::adjacent_find(keys); twice != keys.end()) refuse(*twice);
}

void require_object_kind(const Here& here) {
  if (here.value.kind != Kind::object) broken(here.path, "type", "this is an object");
  require_no_key_twice(here);
}

/// What stands in extensions is free, but no key may stand twice there either.
void require_sound(const Here& here) {
  if (here.value.kind == Kind::object) {
    require_no_key_twice(here);
    for (const auto& [key, value] : here.value.members) {
      const auto path = here.path.member(key);
      require_sound({value, path, here.version});
    }
  } else if (here.value.kind == Kind::array) {
    judge_items(here, require_sound);
  }
}

}  // namespace

void broken(const json::Path& path, std::string_view rule, std::string_view sentence) {
  broken_as("statement.invalid", path.text(), rule, sentence);
}

void broken_as(std::string_view code, std::string pointer, std::string_view rule,
               std::string_view sentence) {
  auto detail = (pointer.empty() ? "The statement" : "At " + pointer) + ": ";
  detail.append(sentence).append(".");
  throw Refusal(Status::malformed, code, {{std::move(pointer), std::string(rule), {}}},
                std::move(detail));
}

Members::Members(const Here& object, std::initializer_list<std::string_view> allowed)
    : object_(object) {
  require_object_kind(object);
  for (const auto& [key, value] : object.value.members) {
    if (std::ranges::find(allowed, key) == allowed.end()) {
      broken(object.path.member(key), "unknown", "xAPI has no such member here");
    }
    if (value.kind == Kind::null) {
      broken(object.path.member(key), "null", "null may stand in extensions only");
    }
  }
}

const json::Value* Members::find(std::string_view name) const {
  for (const auto& [key, value] : object_.value.members) {
    if (key == name) return &value;
  }
  return nullptr;
}

const json::Value& Members::require(std::string_view name) const {
  const auto* found = find(name);
  if (!found) broken(object_.path.member(name), "required", "this must be there");
  return *found;
}

void require_text(const Here& here) {
  if (here.value.kind != Kind::string) broken(here.path, "type", "this is a string");
}

void require_boolean(const Here& here) {
  if (here.value.kind != Kind::boolean) broken(here.path, "type", "this is true or false");
}

double require_number(const Here& here) {
  if (here.value.kind != Kind::number) broken(here.path, "type", "this is a number");
  double number = 0;
  const auto text = here.value.text;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) broken(here.path, "number", "this number is too large or too small");
  return number;
}

void require_iri(const Here& here) {
  require_text(here);
  if (!is_iri(here.value.text)) broken(here.path, "iri", "this is an IRI, with its scheme");
}

void require_uuid(const Here& here) {
  require_text(here);
  if (!is_uuid(here.value.text)) broken(here.path, "uuid", "this is a UUID");
}

void require_timestamp(const Here& here) {
  require_text(here);
  if (!read_timestamp(here.value.text)) {
    broken(here.path, "timestamp", "this is a moment (RFC 3339), whose offset is not -00:00");
  }
}

void require_duration(const Here& here) {
  require_text(here);
  if (!is_duration(here.value.text)) broken(here.path, "duration", "this is a duration (ISO 8601)");
}

void require_media_type(const Here& here) {
  require_text(here);
  if (!is_media_type(here.value.text)) broken(here.path, "media_type", "this is a media type");
}

void require_language_tag(const Here& here) {
  require_text(here);
  if (!is_language_tag(here.value.text)) {
    broken(here.path, "language", "this is a language tag (RFC 5646)");
  }
}

void require_language_map(const Here& here) {
  require_object_kind(here);
  for (const auto& [key, value] : here.value.members) {
    const auto path = here.path.member(key);
    if (!is_language_tag(key)) broken(path, "language", "this key is a language tag (RFC 5646)");
    require_text({value, path, here.version});
  }
}

void require_extensions(const Here& here) {
  require_object_kind(here);
  for (const auto& [key, value] : here.value.members) {
    const auto path = here.path.member(key);
    if (!is_iri(key)) broken(path, "iri", "an extension's key is an IRI");
    require_sound({value, path, here.version});
  }
}

void require_one_of(const Here& here, std::initializer_list<std::string_view> words) {
  require_text(here);
  if (std::ranges::find(words, here.value.text) != words.end()) return;
  std::string sentence = "this is one of";
  for (const auto word : words) sentence.append(" ").append(word);
  broken(here.path, "not_allowed", sentence);
}

}  // namespace kring::learning_records
