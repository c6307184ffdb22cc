#include "platform/crypto/digest.h"

#include <sodium.h>

namespace kring::crypto {

struct Digest::State {
  crypto_generichash_state of{};
  void begin() { crypto_generichash_init(&of, nullptr, 0, size); }
};

static_assert(crypto_generichash_BYTES == Digest::size);

Digest::Digest() : state_(std::make_unique<State>()) {
  state_->begin();
}

Digest::~Digest() = default;

void Digest::add(std::string_view octets) {
  crypto_generichash_update(&state_->of, reinterpret_cast<const unsigned char*>(octets.data()),
                            octets.size());
}

std::string Digest::finish() {
  std::string octets(size, '\0');
  crypto_generichash_final(&state_->of, reinterpret_cast<unsigned char*>(octets.data()),
                           octets.size());
  state_->begin();
  return octets;
}

}  // namespace kring::crypto
