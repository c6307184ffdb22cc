#pragma once

#include "hub/imports/run.h"

#include <map>

/// What an import does at each stage.
namespace kring::imports {

/// So many octets of a dump are gone through before each stage; all of them before the last one.
std::map<ImportStage, std::int64_t> octets_before_stages(const Dump& dump);

/// Carries out the stage at which the run is, to its end.
void carry_out(Run& run);

void bring_questions(Run& run);
void bring_answers(Run& run);
void bring_comments(Run& run);
void bring_links(Run& run);
void bring_themes(Run& run);

}  // namespace kring::imports
