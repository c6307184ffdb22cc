#pragma once

#include "hub/learning_records/anonymous.h"
#include "hub/learning_records/marks.h"
#include "platform/db/value.h"
#include "platform/json/document.h"

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Somebody who was erased, known again without being kept: by hashes of what they were recognised
/// by, under a key that stands outside the database. Whoever has the database alone cannot try out
/// who it was; this hub recognises whom it is asked about.
namespace kring::learning_records {

/// Hashes under which somebody of this identity is known again, however it is spelled
/// (`keys_with`); and those under which what is kept about them is: the marks in
/// `record_documents`, and the hashes of whoever waits to be known (`identity_hash`). `secret` is
/// this hub's.
std::vector<db::Bytes> digests_of(std::string_view secret, const std::string& identity,
                                  std::string_view public_origin);

class ErasedPerson {
 public:
  ErasedPerson(std::string_view secret, const std::vector<db::Bytes>& digests,
               std::string public_origin);

  /// Whether this identity (`identity_of`) is theirs: one of those that were named, or an address
  /// whose sum was.
  bool is(const std::string& identity);
  /// Whether documents with this mark are theirs.
  bool is(Mark agent) const;
  /// Whether who is kept under this hash (`identity_hash`) is theirs.
  bool is(const db::Bytes& identity_hash) const;

 private:
  bool is_known(const std::string& identity) const;

  const std::string key_;
  const std::string public_origin_;
  std::set<std::string> digests_;
  std::unordered_map<std::string, bool> asked_;  ///< most are asked of again and again
};

/// The account that stands in the place of somebody who was erased, JSON. `name` tells one of those
/// from another.
std::string stand_in_account(std::string_view public_origin, std::string_view name);
/// A name that nobody else bears, made of chance alone.
std::string new_stand_in();
/// Whether this identity (`identity_of`) has exactly the form of a stand-in's.
bool is_stand_in(std::string_view identity, std::string_view public_origin);
/// Whether this actor is a stand-in, which bears no name: what a program calls "erased-…" is
/// somebody like others.
bool is_stand_in(const json::Value& actor, std::string_view public_origin);

}  // namespace kring::learning_records
