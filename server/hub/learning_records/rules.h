#pragma once

#include "hub/learning_records/version.h"
#include "platform/json/document.h"
#include "platform/json/problems.h"

#include <initializer_list>
#include <string>
#include <string_view>

/// How a rule of xAPI is asked of one value: what stands here, and where "here" is.
namespace kring::learning_records {

/// One value of a statement on its way to being judged.
struct Here {
  const json::Value& value;
  const json::Path& path;
  Version version = Version::v1;
};

/// Refuses with 400 `statement.invalid`. The problem carries the path ("/3/actor/mbox", where 3 is
/// the statement's place in its batch) and the rule's code; the detail says the same in a sentence.
[[noreturn]] void broken(const json::Path& path, std::string_view rule, std::string_view sentence);

/// The same for what goes with statements, under another code and at a JSON pointer.
[[noreturn]] void broken_as(std::string_view code, std::string pointer, std::string_view rule,
                            std::string_view sentence);

/// The members of an object, all of which must be among `allowed`. Refuses what is no object,
/// unknown members (`unknown`), members that stand there twice (`twice`) and null (`null`).
class Members {
 public:
  Members(const Here& object, std::initializer_list<std::string_view> allowed);

  const json::Value* find(std::string_view name) const;
  bool has(std::string_view name) const { return find(name) != nullptr; }
  /// Refuses (`required`) where it is not there.
  const json::Value& require(std::string_view name) const;

  /// Calls `rule(Here)` with the member, where there is one.
  template <class Rule>
  void judge(std::string_view name, Rule rule) const {
    const auto* found = find(name);
    if (!found) return;
    const auto path = object_.path.member(name);
    rule(Here{*found, path, object_.version});
  }
  /// The same, and refuses where there is none.
  template <class Rule>
  void judge_required(std::string_view name, Rule rule) const {
    require(name);
    judge(name, rule);
  }

 private:
  Here object_;
};

/// Calls `rule(Here)` with each item. Refuses (`type`) what is no array.
template <class Rule>
void judge_items(const Here& here, Rule rule) {
  if (here.value.kind != json::Kind::array) broken(here.path, "type", "this is a list");
  for (std::size_t i = 0; i < here.value.items.size(); ++i) {
    const auto path = here.path.item(i);
    rule(Here{here.value.items[i], path, here.version});
  }
}

// Single values. Each refuses with the rule's own code.
void require_text(const Here& here);
void require_boolean(const Here& here);
double require_number(const Here& here);
void require_iri(const Here& here);
void require_uuid(const Here& here);
void require_timestamp(const Here& here);
void require_duration(const Here& here);
void require_media_type(const Here& here);
void require_language_tag(const Here& here);
void require_language_map(const Here& here);
/// An object whose keys are IRIs; what stands under them is free, null too.
void require_extensions(const Here& here);
/// One of a few words.
void require_one_of(const Here& here, std::initializer_list<std::string_view> words);

// The parts of a statement.
void require_agent(const Here& here);           ///< objectType "Agent", or none
void require_group(const Here& here);           ///< objectType "Group"
void require_agent_or_group(const Here& here);  ///< by what its objectType says
/// An agent, or the group of two (an application and a person) that three-legged OAuth makes.
void require_authority(const Here& here);
void require_verb(const Here& here);
void require_activity(const Here& here);
void require_object(const Here& here, bool within_sub_statement);
void require_result(const Here& here);
/// `about_activity`: revision and platform make sense only there.
void require_context(const Here& here, bool about_activity);
void require_attachments(const Here& here);

}  // namespace kring::learning_records
