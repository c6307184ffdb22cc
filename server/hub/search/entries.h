#pragma once

#include "hub/search/search_store.h"
#include "platform/text/language.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace kring::search {

/// The language in which the index has a text; none where it has it not.
std::optional<text::Language> indexed_language(Tx& tx, ThingId thing);

/// Makes entries of the index from texts. Each is reduced to stems in its own language, as its
/// author chose or its words tell; a short one, which does not tell, is in the one that its
/// question has in the index, or else in the organisation's. In the index, and not as it may have
/// become since: so all of a thread are in the language that its question lends there, until the
/// line that changes it is followed.
class Entries {
 public:
  Entries(Tx& tx, text::Language organisation) : tx_(tx), organisation_(organisation) {}

  /// These were read already: they are not read again for the short texts in their threads.
  void know(const std::vector<store::SourceRow>& questions);

  /// From here on this question, too, is in the language that it has in the index.
  void keep_language_of(ThingId question) { language_of_question(question); }

  /// Looks up a question that is not known, once, where a short text hangs on it.
  store::Entry of(const store::SourceRow& source);

 private:
  text::Language language_of(const store::SourceRow& source);
  text::Language language_of_question(ThingId question);

  Tx& tx_;
  const text::Language organisation_;
  std::unordered_map<ThingId, text::Language> questions_;
};

}  // namespace kring::search
