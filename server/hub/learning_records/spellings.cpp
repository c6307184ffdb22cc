#include "hub/learning_records/spellings.h"

#include "hub/learning_records/anonymous.h"
#include "hub/learning_records/counts_store.h"
#include "hub/learning_records/statement_log.h"
#include "hub/learning_records/statement_parts.h"
#include "platform/http/ascii.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

constexpr std::int64_t statements_a_look = 1000;
constexpr std::size_t most_remembered = 50'000;
constexpr std::string_view address_prefix = "mbox mailto:";
constexpr std::string_view sum_prefix = "mbox_sha1sum ";

char lowered(char each) {
  return each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each;
}

/// `word` is in lower case.
bool holds(std::string_view text, std::string_view word) {
  const auto alike = [](char its, char wanted) { return lowered(its) == wanted; };
  return std::search(text.begin(), text.end(), word.begin(), word.end(), alike) != text.end();
}

}  // namespace

Spellings::Spellings(std::set<std::string> identities) : all_(std::move(identities)) {
  for (const auto& identity : all_) {
    if (identity.starts_with(sum_prefix)) by_sum_ = true;
    if (identity.starts_with(address_prefix)) {
      addresses_.insert(http::lowered(identity.substr(address_prefix.size())));
    }
    if (!identity.starts_with("mbox")) continue;
    for (const auto& each : identities_with(identity)) folded_.insert(http::lowered(each));
  }
}

bool Spellings::look_on(Tx& tx) {
  if (folded_.empty()) return true;
  if (left_ < 0) left_ = end_ = end_of_log(tx);
  const auto last = left_;
  const auto first = std::max<std::int64_t>(0, last - statements_a_look);
  auto reached = first;
  bool more = true;
  while (more && reached < last) {
    const auto before = reached;
    more = store::each_after(tx, reached, last, statements_a_look,
                             [&](const store::LoggedStatement& row) {
                               reached = row.seq;
                               octets_ += static_cast<std::int64_t>(row.text.size());
                               if (may_be_in(row.text)) look_at(row.text);
                             });
    if (reached == before) break;
  }
  left_ = first;
  return left_ == 0;
}

bool Spellings::look_on(Tx& tx, std::int64_t octets) {
  const auto end = octets_ + octets;
  while (!look_on(tx)) {
    if (octets_ >= end) return false;
  }
  return true;
}

std::int64_t Spellings::percent() const {
  return left_ < 0 ? 0 : (end_ - left_) * 100 / std::max<std::int64_t>(end_, 1);
}

/// Reading is quick and parsing is not: most statements speak of others.
bool Spellings::may_be_in(std::string_view text) const {
  if (by_sum_) return text.find("mbox") != std::string_view::npos;
  const auto has = [text](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  };
  // With an escape in it an address may look otherwise.
  return has("mbox_sha1sum") || has("\\") ||
         std::ranges::any_of(addresses_,
                             [text](const std::string& each) { return holds(text, each); });
}

void Spellings::look_at(std::string_view text) {
  const auto statement = json::Document::parse(text).value();
  each_actor(statement.root(), [this](const json::Value& actor, Place) {
    auto identity = identity_of(actor);
    if (identity.starts_with("mbox") && is_theirs(identity)) all_.insert(std::move(identity));
  });
}

bool Spellings::is_theirs(const std::string& identity) {
  if (const auto found = asked_.find(identity); found != asked_.end()) return found->second;
  if (asked_.size() >= most_remembered) asked_.clear();
  return asked_[identity] = std::ranges::any_of(
             identities_with(identity),
             [this](const std::string& each) { return folded_.contains(http::lowered(each)); });
}

}  // namespace kring::learning_records
