#include "platform/db/postgres_copy.h"

#include "base/refusal.h"

#include <bit>
#include <memory>
#include <type_traits>
#include <variant>

namespace kring::db {
namespace {

// PostgreSQL's documentation of COPY, "Binary Format": a signature, four octets of flags, the
// length of what may follow them; then rows, each the number of its fields and the fields behind
// their lengths; -1 for the number ends it. All numbers have their largest octet first.
constexpr std::string_view signature("PGCOPY\n\377\r\n\0", 11);
constexpr std::size_t head_size = signature.size() + 8;
constexpr std::size_t send_at = 64 * 1024;

template <class Number>
void append_number(std::string& out, Number number) {
  using Unsigned = std::make_unsigned_t<Number>;
  const auto bits = static_cast<Unsigned>(number);
  for (int shift = 8 * (static_cast<int>(sizeof bits) - 1); shift >= 0; shift -= 8)
    out += static_cast<char>(bits >> shift & 0xff);
}

template <class Number>
Number number_in(std::string_view octets) {
  std::make_unsigned_t<Number> bits = 0;
  for (std::size_t i = 0; i < sizeof bits; ++i)
    bits = static_cast<decltype(bits)>(bits << 8 | static_cast<unsigned char>(octets[i]));
  return static_cast<Number>(bits);
}

[[noreturn]] void refuse_form() {
  throw std::runtime_error("PostgreSQL sent rows in another form than its own");
}

/// Takes octets from the front of what has arrived.
class Taker {
 public:
  explicit Taker(std::string_view octets) : left_(octets) {}
  std::string_view take(std::size_t size) {
    if (size > left_.size()) refuse_form();
    const auto taken = left_.substr(0, size);
    left_.remove_prefix(size);
    return taken;
  }
  bool done() const { return left_.empty(); }

 private:
  std::string_view left_;
};

Cell cell_of(std::string_view octets, ColumnType type) {
  switch (type) {
    case ColumnType::integer:
      if (octets.size() != 8) refuse_form();
      return number_in<std::int64_t>(octets);
    case ColumnType::real:
      if (octets.size() != 8) refuse_form();
      return std::bit_cast<double>(number_in<std::int64_t>(octets));
    case ColumnType::text:
      return octets;
    case ColumnType::octets:
      return Param::Octets{octets};
  }
  refuse_form();
}

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

void expect(PostgresConnection& connection, const Result& result, ExecStatusType status,
            const std::string& sql) {
  if (PQresultStatus(result.get()) != status) connection.refuse(result.get(), sql);
}

/// What ends a COPY, and then the connection's being free again.
void finish(PostgresConnection& connection, const std::string& sql) {
  const Result result(PQgetResult(connection.handle()));
  while (const Result more{PQgetResult(connection.handle())}) {
  }
  expect(connection, result, PGRES_COMMAND_OK, sql);
}

struct Adding {
  std::string& to;
  void operator()(std::monostate) const { append_number<std::int32_t>(to, -1); }
  void operator()(std::int64_t value) const { number(value); }
  void operator()(double value) const { number(std::bit_cast<std::int64_t>(value)); }
  void operator()(std::string_view text) const {
    append_number(to, static_cast<std::int32_t>(text.size()));
    to += text;
  }
  void operator()(Param::Octets octets) const { (*this)(octets.view); }
  void number(std::int64_t value) const {
    append_number<std::int32_t>(to, 8);
    append_number(to, value);
  }
};

}  // namespace

void copy_out(PostgresConnection& connection, const std::string& select,
              const std::vector<ColumnType>& types, const OnCells& on_row) {
  const auto sql = "COPY (" + select + ") TO STDOUT (FORMAT binary)";
  expect(connection, Result(PQexec(connection.handle(), sql.c_str())), PGRES_COPY_OUT, sql);
  std::vector<Cell> cells(types.size());
  bool head_is_read = false;
  bool ended = false;
  char* message = nullptr;
  int size = 0;
  while ((size = PQgetCopyData(connection.handle(), &message, 0)) > 0) {
    const std::unique_ptr<char, decltype(&PQfreemem)> held(message, PQfreemem);
    Taker octets({message, static_cast<std::size_t>(size)});
    // Each message holds whole rows; the first begins with the head.
    if (!std::exchange(head_is_read, true)) {
      if (!octets.take(head_size).starts_with(signature)) refuse_form();
    }
    while (!octets.done()) {
      const auto fields = number_in<std::int16_t>(octets.take(2));
      ended = fields == -1;
      if (ended) break;
      if (static_cast<std::size_t>(fields) != types.size()) refuse_form();
      for (std::size_t i = 0; i < types.size(); ++i) {
        const auto length = number_in<std::int32_t>(octets.take(4));
        cells[i] =
            length < 0 ? Cell() : cell_of(octets.take(static_cast<std::size_t>(length)), types[i]);
      }
      on_row(cells);
    }
  }
  finish(connection, sql);
  if (!ended) refuse_form();
}

CopyIn::CopyIn(PostgresConnection& connection, const std::string& into)
    : connection_(connection), sql_("COPY " + into + " FROM STDIN (FORMAT binary)") {
  expect(connection_, Result(PQexec(connection_.handle(), sql_.c_str())), PGRES_COPY_IN, sql_);
  waiting_ = signature;
  append_number<std::int32_t>(waiting_, 0);
  append_number<std::int32_t>(waiting_, 0);
}

CopyIn::~CopyIn() {
  if (!open_) return;
  PQputCopyEnd(connection_.handle(), "not ended");
  while (const Result ignored_like_all_of_it{PQgetResult(connection_.handle())}) {
  }
}

void CopyIn::row(std::span<const Cell> cells) {
  append_number(waiting_, static_cast<std::int16_t>(cells.size()));
  for (const auto& cell : cells) std::visit(Adding{waiting_}, cell);
  if (waiting_.size() >= send_at) send();
}

void CopyIn::send() {
  const int size = static_cast<int>(waiting_.size());
  if (PQputCopyData(connection_.handle(), waiting_.data(), size) != 1)
    throw ConnectionLost(PQerrorMessage(connection_.handle()));
  waiting_.clear();
}

void CopyIn::end() {
  append_number<std::int16_t>(waiting_, -1);
  send();
  open_ = false;
  if (PQputCopyEnd(connection_.handle(), nullptr) != 1)
    throw ConnectionLost(PQerrorMessage(connection_.handle()));
  finish(connection_, sql_);
}

}  // namespace kring::db
