#include "hub/communities/communities_events.h"
#include "hub/identity/identity_events.h"
#include "hub/people/people_events.h"
#include "hub/search/index.h"
#include "hub/search/names_store.h"
#include "hub/search/search_store.h"

namespace kring::search {
namespace {

std::string sentence_on_name(std::string_view kind, const std::string& id, std::int64_t parts) {
  const auto whom = std::string(kind) + " " + id;
  if (parts == 0) return whom + " is not found by name";
  return whom + " is found by " + std::to_string(parts) + " parts of words";
}

std::string sentence_on_text(Tx& tx, const journal::Line& line) {
  const auto whom = line.subject_kind + " " + line.subject.text();
  const auto text = store::indexed(tx, line.subject);
  if (!text) return whom + " is not in the index: it is not on show";
  return whom + " is indexed with " + std::to_string(text->stems) + " stems, behind " +
         text->tokens;
}

}  // namespace

std::vector<std::string> Index::keeps_of(Tx& tx, const journal::Line& line) const {
  if (line.kind == identity::PersonJoined::kind) {
    const auto person = line.subject.as<PersonTag>();
    return {sentence_on_name("person", person.text(), store::parts_of_person(tx, person))};
  }
  if (line.kind == people::ProfileTold::kind || line.kind == people::ProfileTakenBack::kind) {
    const auto person = line.subject.as<PersonTag>();
    const auto parts = store::parts_of_profile(tx, person);
    return {"person " + person.text() + " is found by " + std::to_string(parts) +
            " stems of what they tell of themselves"};
  }
  if (line.kind == communities::CommunityFounded::kind) {
    const auto community = line.subject.as<CommunityTag>();
    return {
        sentence_on_name("community", community.text(), store::parts_of_community(tx, community))};
  }
  std::vector<std::string> sentences{sentence_on_text(tx, line)};
  const auto inside = store::indexed_within(tx, line.subject);
  if (inside > 0)
    sentences.push_back(std::to_string(inside) + " texts that stand in it are indexed");
  return sentences;
}

}  // namespace kring::search
