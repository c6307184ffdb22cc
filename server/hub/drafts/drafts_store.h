#pragma once

#include "hub/drafts/drafts.h"

namespace kring::drafts::store {

std::optional<Draft> draft(Tx& tx, PersonaId writer, const Place& place);
std::int64_t number_of_drafts(Tx& tx, PersonaId writer);
/// In the place of what stands there.
void put(Tx& tx, DraftId id, PersonaId writer, const Place& place, const TypedDraft& typed,
         Time typed_at);
void set_typed_at(Tx& tx, DraftId id, Time typed_at);
std::vector<DraftSummary> drafts_before(Tx& tx, PersonaId writer, Time typed_at, DraftId id,
                                        std::size_t limit);

bool is_among_earlier(Tx& tx, PersonaId writer, const Place& place, const std::string& form);
std::int64_t number_of_earlier(Tx& tx, PersonaId writer, const Place& place);
std::vector<Draft> earlier(Tx& tx, PersonaId writer, const Place& place);
void insert_earlier(Tx& tx, DraftId id, PersonaId writer, const Place& place,
                    const std::string& form, Time typed_at);
/// The one that says this.
void erase_earlier(Tx& tx, PersonaId writer, const Place& place, const std::string& form);
/// All but the `number` that were put aside last.
void delete_earlier_beyond(Tx& tx, PersonaId writer, const Place& place, std::int64_t number);
std::int64_t delete_earlier_before(Tx& tx, Time put_aside);

/// The one with this id, wherever it stands.
void erase(Tx& tx, PersonaId writer, const Place& place, DraftId id);

}  // namespace kring::drafts::store
