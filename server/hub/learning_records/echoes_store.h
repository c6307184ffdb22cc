#pragma once

#include "hub/learning_records/clients.h"
#include "hub/learning_records/echoes_set_aside.h"
#include "hub/learning_records/marks.h"
#include "platform/db/tx.h"
#include "platform/db/value.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kring::learning_records::store {

struct Echo {
  std::int64_t seq = 0;
  db::Bytes uuid;
  std::int64_t reached = 0;  ///< of those who refer to it
  BOOST_DESCRIBE_CLASS(Echo, (), (seq, uuid, reached), (), ())
};
/// Of those that are not set aside for now.
std::optional<Echo> next_echo(Tx& tx);
void set_echo_aside(Tx& tx, std::int64_t seq, std::string_view error, Time try_at);
/// Those that were set aside and have not faded since.
std::vector<EchoSetAside> echoes_set_aside(Tx& tx);
std::int64_t number_of_echoes_set_aside(Tx& tx);
void try_echoes_again(Tx& tx);
/// A mark that somebody was known by is another one's from now on, in all echoes.
void change_mark_of_echoes(Tx& tx, Mark mark, Mark instead);
std::optional<Echo> echo_of(Tx& tx, std::string_view uuid);
/// One that is there already begins again.
void put_echo(Tx& tx, const Echo& echo);
void set_echo_reached(Tx& tx, std::int64_t seq, std::int64_t reached);
void delete_echo(Tx& tx, std::int64_t seq);

struct EchoMark {
  Mark mark = 0;
  std::optional<Mark> instead;  ///< none where the mark only goes
  BOOST_DESCRIBE_CLASS(EchoMark, (), (mark, instead), (), ())
};
std::vector<EchoMark> echo_marks(Tx& tx, std::int64_t seq);
void put_echo_marks(Tx& tx, std::int64_t seq, const std::vector<EchoMark>& marks);
/// Nothing stands instead any more.
void forget_what_stands_instead(Tx& tx, std::int64_t seq);

/// Who refers to a statement, in order; not more than `most`.
std::vector<std::int64_t> referring_after(Tx& tx, std::string_view target, std::int64_t seq,
                                          std::size_t most);
bool is_referred_to(Tx& tx, std::string_view target);

struct Referring {
  std::int64_t seq = 0;
  db::Bytes uuid;
  ClientId client;
  std::string text;
  BOOST_DESCRIBE_CLASS(Referring, (), (seq, uuid, client, text), (), ())
};
/// Those of them that are there.
std::vector<Referring> referring_statements(Tx& tx, const std::vector<std::int64_t>& seqs);

}  // namespace kring::learning_records::store
