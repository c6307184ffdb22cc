#include "app/demo_organisation.h"

#include "platform/embedded/embedded.h"
#include "platform/json/json.h"

#include <algorithm>

namespace kring::app {
namespace {

struct DemoName {
  std::string name;
  std::vector<DemoUnit> units;
  BOOST_DESCRIBE_CLASS(DemoName, (), (name, units), (), ())
};

template <class T>
T read_file(std::string_view name) {
  return json::read_or_throw<T>(embedded::files("server/demo").at(name));
}

}  // namespace

DemoOrganisation demo_organisation() {
  DemoOrganisation all;
  auto own = read_file<DemoName>("organisation.json");
  all.name = std::move(own.name);
  all.units = std::move(own.units);
  all.people = read_file<std::vector<DemoVoice>>("people.json");
  all.quiet = read_file<DemoQuiet>("quiet.json");
  for (const auto& [name, content] : embedded::files("server/demo")) {
    if (!name.starts_with("communities/")) continue;
    all.communities.push_back(json::read_or_throw<DemoCommunity>(content));
  }
  return all;
}

const std::vector<DemoVoice>& demo_people_to_sign_in_as() {
  static const auto people = [] {
    auto all = read_file<std::vector<DemoVoice>>("people.json");
    std::erase_if(
        all, [](const DemoVoice& voice) { return !voice.sign_in || !voice.about || !voice.first; });
    return all;
  }();
  return people;
}

}  // namespace kring::app
