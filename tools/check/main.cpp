// check_house FOLDER CHECK: one of the house's rules, on the project in FOLDER. Prints what is
// against it, one complaint a line; exit status 0 for nothing, 1 for something, 2 for a wrong call.

#include "glossary.h"
#include "layers.h"
#include "notices.h"
#include "sentences.h"

#include <cstdio>
#include <exception>
#include <functional>
#include <map>

namespace {

using namespace kring::check;
using Folder = std::filesystem::path;

const std::vector<std::string> cpp{".h", ".cpp"};

Complaints layers(const Folder& top) {
  return check_layers(read_layers(read_source(top, "tools/layers.txt")),
                      read_sources(top, "server", cpp));
}

Complaints words(const Folder& top) {
  return check_words({read_source(top, "docs/glossary.md"), read_source(top, "docs/journal.md"),
                      read_sources(top, "server/migrations", {".sql"}),
                      read_sources(top, "server", cpp)});
}

Complaints sentences(const Folder& top) {
  return check_sentences(read_source(top, "server/platform/i18n/sentences/problems.en.json"),
                         read_sources(top, "server", cpp));
}

Complaints notices(const Folder& top) {
  return check_notices({read_source(top, "THIRD_PARTY.md"),
                        read_source(top, "tools/setup/packages.txt"),
                        read_source(top, "web/package-lock.json"),
                        read_sources(top, "web/src", {".ts", ".svelte", ".css"})});
}

const std::map<std::string, std::function<Complaints(const Folder&)>> checks{
    {"layers", layers}, {"words", words}, {"sentences", sentences}, {"notices", notices}};

}  // namespace

int main(int count, char** arguments) {
  const auto check = count == 3 ? checks.find(arguments[2]) : checks.end();
  if (check == checks.end()) {
    std::fputs("usage: check_house FOLDER layers|words|sentences|notices\n", stderr);
    return 2;
  }
  try {
    const auto complaints = check->second(arguments[1]);
    for (const auto& complaint : complaints) std::printf("%s\n", complaint.c_str());
    return complaints.empty() ? 0 : 1;
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 2;
  }
}
