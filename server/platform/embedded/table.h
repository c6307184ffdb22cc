#pragma once

namespace kring::embedded {

/// What cmake/embed.cmake writes, and only embedded.cpp reads. Lists end with a null name.
struct EmbeddedFile {
  const char* name;
  const char* begin;
  const char* end;
};

struct EmbeddedFolder {
  const char* name;
  const EmbeddedFile* files;
};

extern const EmbeddedFolder table[];

}  // namespace kring::embedded
