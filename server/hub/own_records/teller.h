#pragma once

#include "hub/own_records/profile.h"
#include "platform/journal/follower.h"

#include <string>

namespace kring::own_records {

/// Tells the record store what is done in Kring, line by line, as far as its kind is on and nobody
/// concerned objects. Only what happens live is told: neither imports nor the demo.
///
/// What is undone (a text withdrawn, a press taken back) is voided, by the house and whatever is
/// turned on by then; a text that is restored is told anew, with its first moment. Coming and going
/// are two acts, and so are following and no longer.
///
/// Ids are made of the line and of octets that only this hub knows, so that a replay tells nothing
/// twice and nobody can be there first.
class Teller : public journal::Follower {
 public:
  explicit Teller(std::string public_origin) : origin_(std::move(public_origin)) {}

  std::string_view name() const override { return "own_records"; }
  std::vector<std::string_view> hears() const override;
  std::vector<std::string_view> takes_away() const override;
  void follow(Tx& tx, const journal::Line& line) override;
  std::vector<std::string> keeps_of(Tx& tx, const journal::Line& line) const override;
  std::vector<std::string_view> tables() const override;
  void clear(Tx& tx) override;
  const db::OrderedLog* adds_to() const override;

 private:
  bool choose(Tx& tx, const journal::Line& line) const;
  void tell(Tx& tx, const journal::Line& line) const;
  void take_back(Tx& tx, const journal::Line& line) const;

  const std::string origin_;
};

}  // namespace kring::own_records
