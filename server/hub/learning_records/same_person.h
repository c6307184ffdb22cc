#pragma once

#include "platform/db/value.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Who is the same person: one idea of it for all who look for somebody in the records, the
/// directory, the inlet, files of one person, previews and erasing alike.
namespace kring::learning_records {

/// What somebody is recognised by (`identity_of`), as one text for all its spellings:
/// "mbox noor@example.org", "sha1 <40 digits>", "account <home page> <name>" or "openid <address>".
/// Case does not tell addresses and sums apart, nor does a slash at the end of an account's home
/// page, nor case in the name of an account at our own address.
std::string identity_key(std::string_view identity, std::string_view public_origin);

/// The keys of whoever is known by this: of an address also those of its sums, as it is spelled and
/// in lower case. Two identities are one person's where they have one of these in common.
std::set<std::string> keys_with(const std::string& identity, std::string_view public_origin);

/// One identity for all spellings of an address and for its SHA-1: that of the address in lower
/// case. The key of everything else.
std::string folded_identity(const std::string& identity, std::string_view public_origin);

/// The hash under which a key is kept where people wait to be known.
db::Bytes identity_hash(const std::string& key);
std::vector<db::Bytes> identity_hashes(const std::set<std::string>& identities,
                                       std::string_view public_origin);

}  // namespace kring::learning_records
