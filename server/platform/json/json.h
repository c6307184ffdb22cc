#pragma once

/// JSON to and from described structs. Reading is closed: an unknown member is a problem, as is one
/// that is missing, of the wrong type, or outside its limits, and all are told at once.
#include "platform/json/reader.h"  // IWYU pragma: export
#include "platform/json/schema.h"  // IWYU pragma: export
#include "platform/json/writer.h"  // IWYU pragma: export
