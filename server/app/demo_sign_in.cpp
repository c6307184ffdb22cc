#include "app/demo_sign_in.h"

namespace kring::app {

bool demo_may_sign_in(const config::Settings& settings) {
  return settings.on_loopback() && settings.trusted_proxies.empty() &&
         settings.public_origin.empty();
}

}  // namespace kring::app
