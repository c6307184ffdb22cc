#include "hub/identity/devices.h"

#include <gtest/gtest.h>

namespace kring::identity {
namespace {

TEST(Devices, are_known_by_what_their_browsers_say) {
  EXPECT_EQ(device_of("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 "
                      "Firefox/140.0"),
            (Device{Browser::firefox, System::windows}));
  EXPECT_EQ(device_of("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 "
                      "(KHTML, like Gecko) Version/18.5 Safari/605.1.15"),
            (Device{Browser::safari, System::macos}));
  EXPECT_EQ(device_of("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 "
                      "(KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36"),
            (Device{Browser::chrome, System::chromeos}));
  EXPECT_EQ(device_of("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
                      "HeadlessChrome/138.0.0.0 Safari/537.36"),
            (Device{Browser::chrome, System::linux_}));
}

TEST(Devices, are_not_taken_for_what_their_browsers_also_call_themselves) {
  EXPECT_EQ(device_of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like "
                      "Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0"),
            (Device{Browser::edge, System::windows}));
  EXPECT_EQ(device_of("Mozilla/5.0 (Linux; Android 15; SM-S931B) AppleWebKit/537.36 (KHTML, like "
                      "Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36"),
            (Device{Browser::samsung, System::android}));
  EXPECT_EQ(device_of("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
                      "(KHTML, like Gecko) CriOS/138.0.0.0 Mobile/15E148 Safari/604.1"),
            (Device{Browser::chrome, System::ios}));
}

TEST(Devices, that_say_nothing_we_know_are_others) {
  EXPECT_EQ(device_of(""), Device());
  EXPECT_EQ(device_of("curl/8.14.1"), Device());
}

}  // namespace
}  // namespace kring::identity
