#pragma once

#include "hub/learning_records/erasure_options.h"
#include "hub/learning_records/marks.h"
#include "platform/db/tx.h"
#include "platform/json/limits.h"

#include <array>
#include <optional>
#include <set>
#include <string>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

/// Somebody in the learning records, as an administrator says who is meant.
namespace kring::learning_records {

/// `code` is the pseudonym of somebody who acted in some record; the others are how programs
/// recognise them (revealing.h).
enum class MeantBy { code, email, email_hash, openid, account };
BOOST_DESCRIBE_ENUM(MeantBy, code, email, email_hash, openid, account)

struct PersonMeant {
  static constexpr std::array limits{json::Limit{"identity", 1, 1000},
                                     json::Limit{"home_page", 1, 1000}};
  MeantBy by = MeantBy::code;
  std::string identity;                  ///< of an account its name
  std::optional<std::string> home_page;  ///< where an account is
  BOOST_DESCRIBE_CLASS(PersonMeant, (), (by, identity, home_page), (), ())
};

/// What they are recognised by (`identity_of`). Refuses with 422 what is no address, sum or
/// account, and with 409: a code that nobody bears (`record_person.unknown`) or several
/// (`record_person.ambiguous`), a program of this hub's (`record_person.program`), and who stands
/// in somebody's place already (`record_person.erased`).
std::string require_identity(Tx& tx, const PersonMeant& meant, std::string_view public_origin);

/// The marks of statements in which they stand anywhere, in these spellings (spellings.h), in lower
/// case, or as a sum of either.
std::vector<Mark> marks_with(const std::set<std::string>& identities,
                             std::string_view public_origin);
/// By what is found what is kept about them: documents, which are found in any spelling, and what
/// those who read the statements on keep.
AgentsMeant agents_meant(const std::set<std::string>& identities, std::string_view public_origin);

}  // namespace kring::learning_records
