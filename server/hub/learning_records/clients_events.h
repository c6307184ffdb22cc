#pragma once

#include <string_view>

#include <boost/describe/class.hpp>

/// What learning_records writes to the journal: what administrators do. Statements are a log of
/// their own. Subject: the client.
namespace kring::learning_records {

struct ClientMade {
  static constexpr std::string_view kind = "record_client.made";
  BOOST_DESCRIBE_CLASS(ClientMade, (), (), (), ())
};
struct ClientKeyRotated {
  static constexpr std::string_view kind = "record_client.key_rotated";
  BOOST_DESCRIBE_CLASS(ClientKeyRotated, (), (), (), ())
};
struct ClientRevoked {
  static constexpr std::string_view kind = "record_client.revoked";
  BOOST_DESCRIBE_CLASS(ClientRevoked, (), (), (), ())
};

/// Somebody looked who acted in a statement. Subject: the statement, by its place in the log.
struct RecordRevealed {
  static constexpr std::string_view kind = "record.revealed";
  BOOST_DESCRIBE_CLASS(RecordRevealed, (), (), (), ())
};

}  // namespace kring::learning_records
