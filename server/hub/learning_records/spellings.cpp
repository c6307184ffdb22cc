#include "hub/learning_records/spellings.h"

#include "hub/learning_records/anonymous.h"
#include "hub/learning_records/counts_store.h"
#include "hub/learning_records/same_person.h"
#include "hub/learning_records/statement_log.h"
#include "hub/learning_records/statement_parts.h"
#include "platform/http/ascii.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

constexpr std::int64_t statements_at_once = 1000;
constexpr std::size_t most_remembered = 50'000;
constexpr std::string_view address_prefix = "mbox ";
constexpr std::string_view sum_prefix = "sha1 ";
constexpr std::string_view account_prefix = "account ";

char lowered(char each) {
  return each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each;
}

/// `word` is in lower case.
bool holds(std::string_view text, std::string_view word) {
  const auto alike = [](char its, char wanted) { return lowered(its) == wanted; };
  return std::search(text.begin(), text.end(), word.begin(), word.end(), alike) != text.end();
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text,
                             [](char each) { return static_cast<unsigned char>(each) < 128; });
}

}  // namespace

Spellings::Spellings(std::set<std::string> identities, std::string public_origin)
    : all_(std::move(identities)), public_origin_(std::move(public_origin)) {
  for (const auto& identity : all_) {
    const auto key = identity_key(identity, public_origin_);
    if (key.starts_with(sum_prefix)) {
      by_sum_ = true;
    } else if (key.starts_with(address_prefix)) {
      by_address_ = true;
      words_.insert(key.substr(address_prefix.size()));
    } else if (key.starts_with(account_prefix)) {
      words_.insert(http::lowered(key.substr(key.find(' ', account_prefix.size()) + 1)));
    } else {
      continue;
    }
    keys_.merge(keys_with(identity, public_origin_));
  }
}

bool Spellings::look_on(Tx& tx) {
  if (keys_.empty()) return true;
  if (left_ < 0) begin_below(end_ = end_of_log(tx));
  const auto before = reached_;
  const bool more = store::each_after(tx, reached_, left_, statements_at_once,
                                      [&](const store::LoggedStatement& row) {
                                        reached_ = row.seq;
                                        octets_ += static_cast<std::int64_t>(row.text.size());
                                        if (may_be_in(row.text)) look_at(row.text);
                                      });
  const auto first = begin_of_stretch();
  if (!more || reached_ == before || reached_ == left_) begin_below(first);
  return left_ == 0;
}

std::int64_t Spellings::begin_of_stretch() const {
  return std::max<std::int64_t>(0, left_ - statements_at_once);
}

void Spellings::begin_below(std::int64_t end) {
  left_ = end;
  reached_ = begin_of_stretch();
}

std::int64_t Spellings::percent() const {
  return left_ < 0 ? 0 : (end_ - left_) * 100 / std::max<std::int64_t>(end_, 1);
}

/// Reading is quick and parsing is not: most statements speak of others.
bool Spellings::may_be_in(std::string_view text) const {
  const auto has = [text](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  };
  if (by_sum_ && has("mbox")) return true;
  if (by_address_ && has("mbox_sha1sum")) return true;
  // With an escape or a letter that is not ASCII in it an address may look otherwise.
  return has("\\") || !is_ascii(text) ||
         std::ranges::any_of(words_, [text](const std::string& each) { return holds(text, each); });
}

void Spellings::look_at(std::string_view text) {
  const auto statement = json::Document::parse(text).value();
  each_actor(statement.root(), [this](const json::Value& actor, Place) {
    auto identity = identity_of(actor);
    if (!identity.empty() && is_theirs(identity)) all_.insert(std::move(identity));
  });
}

bool Spellings::is_theirs(const std::string& identity) {
  if (const auto found = asked_.find(identity); found != asked_.end()) return found->second;
  if (asked_.size() >= most_remembered) asked_.clear();
  return asked_[identity] =
             std::ranges::any_of(keys_with(identity, public_origin_),
                                 [this](const std::string& each) { return keys_.contains(each); });
}

}  // namespace kring::learning_records
