#pragma once

#include "platform/db/tx.h"

#include <span>
#include <string_view>

/// Many rows in few statements: on PostgreSQL each is a way there and back. Their sizes are powers
/// of two up to 64, so that seven prepared statements serve any number of rows.
namespace kring::db {

/// `head` (“INSERT INTO t (a, b) VALUES”), then the rows, `columns` parameters each, then `tail`
/// (“ON CONFLICT DO NOTHING”). Returns how many rows were inserted; `on_row` gets those that the
/// tail asks to be told (“RETURNING id”).
std::int64_t insert_rows(
    Tx& tx, std::string_view head, std::size_t columns, std::span<const Param> params,
    std::string_view tail = {}, const Connection::OnRow& on_row = [](const Row&) {});

/// `head` (“SELECT … WHERE uuid IN”), then the values in brackets, then `tail`. Sixty-four values
/// are asked for at once, the last portion filled up with its last value; a row comes once for each
/// portion that it fits.
void select_in(Tx& tx, std::string_view head, std::span<const Param> values, std::string_view tail,
               const Connection::OnRow& on_row);

}  // namespace kring::db
