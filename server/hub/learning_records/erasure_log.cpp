#include "hub/learning_records/erasure_log.h"

#include "hub/learning_records/erasures_store.h"
#include "hub/learning_records/statement_log.h"
#include "platform/crypto/base64.h"
#include "platform/crypto/hash.h"
#include "platform/jobs/jobs.h"
#include "platform/json/json.h"

#include <istream>
#include <ostream>

namespace kring::learning_records {
namespace {

constexpr std::size_t erasures_a_read = 100;

struct LoggedErasure {
  RecordErasureId id;
  Time begun_at;
  std::string stand_in;
  std::vector<std::string> digests;  ///< base64
  std::optional<std::string> key;    ///< says to which secret they belong; absent in older logs
  BOOST_DESCRIBE_CLASS(LoggedErasure, (), (id, begun_at, stand_in, digests, key), (), ())
};

std::string sign_of(std::string_view secret) {
  return crypto::base64(crypto::keyed_hash(secret, "the secret of a log of erasures"));
}

LoggedErasure logged(Tx& tx, const store::ErasureRow& row, const std::string& key) {
  LoggedErasure line{row.id, row.begun_at, row.stand_in, {}, key};
  for (const auto& digest : store::digests_of(tx, row.id)) {
    line.digests.push_back(crypto::base64(digest.octets));
  }
  return line;
}

std::vector<LoggedErasure> logged_after(Tx& tx, RecordErasureId after, const std::string& key) {
  std::vector<LoggedErasure> all;
  for (const auto& row : store::erasures_after(tx, after, erasures_a_read)) {
    all.push_back(logged(tx, row, key));
  }
  return all;
}

void write(const std::vector<LoggedErasure>& lines, std::ostream& out) {
  for (const auto& line : lines) out << json::write(line) << '\n';
}

std::vector<db::Bytes> digests_in(const LoggedErasure& line) {
  std::vector<db::Bytes> digests;
  for (const auto& text : line.digests) {
    auto octets = crypto::octets_of_base64(text);
    if (!octets) throw std::runtime_error("A digest in the log is no base64.");
    digests.push_back({std::move(*octets)});
  }
  return digests;
}

std::vector<LoggedErasure> lines_of(std::istream& log, const std::string& key) {
  std::vector<LoggedErasure> lines;
  for (std::string text; std::getline(log, text);) {
    if (text.empty()) continue;
    auto line = json::read<LoggedErasure>(text);
    if (!line) {
      throw std::runtime_error("Line " + std::to_string(lines.size() + 1) +
                               " is not one of a log of erasures.");
    }
    if (line->key && *line->key != key) {
      throw std::runtime_error(
          "Line " + std::to_string(lines.size() + 1) +
          " belongs to another secret.key than the one of this hub, so that nobody would be found"
          " by it. Nothing was begun. Put back the secret.key that was there when the log was"
          " written.");
    }
    digests_in(*line);
    lines.push_back(std::move(*line));
  }
  return lines;
}

}  // namespace

void write_erasure_log(Database& database, std::string_view secret, std::ostream& out) {
  const auto key = sign_of(secret);
  RecordErasureId after;
  while (true) {
    const auto lines = database.read([&](Tx& tx) { return logged_after(tx, after, key); });
    write(lines, out);
    if (lines.size() < erasures_a_read) return;
    after = lines.back().id;
  }
}

void write_erasure_log(Tx& tx, std::string_view secret, std::ostream& out) {
  const auto key = sign_of(secret);
  RecordErasureId after;
  while (true) {
    const auto lines = logged_after(tx, after, key);
    write(lines, out);
    if (lines.size() < erasures_a_read) return;
    after = lines.back().id;
  }
}

BegunAnew begin_erasures_of(Database& database, std::string_view secret, std::istream& log) {
  const auto lines = lines_of(log, sign_of(secret));
  return database.write([&](Tx& tx) {
    BegunAnew begun;
    for (const auto& line : lines) {
      store::ErasureRow row;
      row.id = line.id;
      row.stand_in = line.stand_in;
      row.begun_at = line.begun_at;
      row.last_seq = end_of_log(tx);
      if (!store::insert_erasure(tx, row, digests_in(line))) continue;
      ++begun.number;
      if (!line.key) ++begun.unsure;
    }
    if (begun.number > 0) jobs::enqueue(tx, {.kind = "erase_from_records"});
    return begun;
  });
}

}  // namespace kring::learning_records
