#pragma once

#include "platform/api/routes.h"
#include "platform/crypto/password_hasher.h"

#include <string>

namespace kring::identity {

/// Signing in and out, and one's own preferences, over HTTP. Demo accounts sign in only where
/// `demo_may_sign_in`: while the server listens on loopback.
void add_routes(api::Routes& routes, crypto::PasswordHasher& hasher, bool demo_may_sign_in);

/// Links for who forgot their password. They begin with `public_origin`.
void add_reset_routes(api::Routes& routes, crypto::PasswordHasher& hasher,
                      const std::string& public_origin);

/// The second step of signing in.
void add_second_step_routes(api::Routes& routes, crypto::PasswordHasher& hasher);

/// Shutting somebody out, and letting them in again.
void add_suspension_routes(api::Routes& routes);

/// Tokens of programs of one's own.
void add_api_token_routes(api::Routes& routes, crypto::PasswordHasher& hasher);

}  // namespace kring::identity
