#pragma once

#include "hub/imports/run.h"

#include <optional>

/// What an import does at each stage.
namespace kring::imports {

std::int64_t octets_before(const Dump& dump, ImportStage stage);
std::int64_t octets_of_all_stages(const Dump& dump);

/// Carries out the stage at which the run is, to its end.
void carry_out(Run& run);

void bring_questions(Run& run);
void bring_answers(Run& run);
void bring_comments(Run& run);
void bring_links(Run& run);
void bring_themes(Run& run);

}  // namespace kring::imports
