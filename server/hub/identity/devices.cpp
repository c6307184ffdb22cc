#include "hub/identity/devices.h"

#include <array>

namespace kring::identity {
namespace {

template <class Kind>
struct Sign {
  std::string_view text;
  Kind kind;
};

/// In this order: nearly every browser also calls itself those that come later.
constexpr std::array<Sign<Browser>, 12> browsers{{{"Edg/", Browser::edge},
                                                  {"EdgA/", Browser::edge},
                                                  {"EdgiOS/", Browser::edge},
                                                  {"OPR/", Browser::opera},
                                                  {"SamsungBrowser/", Browser::samsung},
                                                  {"Firefox/", Browser::firefox},
                                                  {"FxiOS/", Browser::firefox},
                                                  {"CriOS/", Browser::chrome},
                                                  {"Chromium/", Browser::chrome},
                                                  {"HeadlessChrome/", Browser::chrome},
                                                  {"Chrome/", Browser::chrome},
                                                  {"Safari/", Browser::safari}}};

/// Android says Linux too, and an iPhone that it is like Mac OS X.
constexpr std::array<Sign<System>, 8> systems{{{"Android", System::android},
                                               {"iPhone", System::ios},
                                               {"iPad", System::ios},
                                               {"iPod", System::ios},
                                               {"Windows", System::windows},
                                               {"Macintosh", System::macos},
                                               {"CrOS", System::chromeos},
                                               {"Linux", System::linux_}}};

template <class Signs>
auto first_sign(const Signs& signs, std::string_view text) {
  for (const auto& sign : signs) {
    if (text.find(sign.text) != std::string_view::npos) return sign.kind;
  }
  return decltype(signs.front().kind)::other;
}

}  // namespace

Device device_of(std::string_view user_agent) {
  return {first_sign(browsers, user_agent), first_sign(systems, user_agent)};
}

}  // namespace kring::identity
