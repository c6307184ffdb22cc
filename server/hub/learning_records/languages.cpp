#include "hub/learning_records/languages.h"

#include "platform/http/ascii.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

namespace kring::learning_records {
namespace {

double weight_of(std::string_view parameters) {
  const auto q = parameters.find("q=");
  if (q == parameters.npos) return 1;
  double weight = 0;
  const auto text = parameters.substr(q + 2);
  std::from_chars(text.data(), text.data() + text.size(), weight);
  return weight;
}

/// The tags of a field, best first.
std::vector<std::pair<double, std::string_view>> wanted_by(std::string_view field) {
  std::vector<std::pair<double, std::string_view>> wanted;
  http::each_in_list(field, [&](std::string_view member) {
    const auto semicolon = std::min(member.find(';'), member.size());
    const auto weight = weight_of(member.substr(semicolon));
    const auto tag = http::trimmed(member.substr(0, semicolon));
    if (weight > 0 && tag != "*" && tag.size() <= Languages::longest_tag) {
      wanted.emplace_back(weight, tag);
    }
  });
  std::ranges::stable_sort(wanted, std::greater(), &std::pair<double, std::string_view>::first);
  wanted.resize(std::min(wanted.size(), Languages::most));
  return wanted;
}

}  // namespace

Languages::Languages(std::string_view field) {
  for (const auto& [weight, tag] : wanted_by(field)) {
    auto range = http::lowered(tag);
    while (true) {
      ranks_.emplace(range, ranks_.size());
      const auto hyphen = range.rfind('-');
      if (hyphen == range.npos) break;
      range.resize(hyphen);
    }
  }
}

const json::Member& Languages::best_of(const json::Value& map) const {
  const auto* best = &map.members.front();
  auto best_rank = ranks_.size();
  for (const auto& member : map.members) {
    if (best_rank == 0) break;
    const auto rank = rank_of(member.key);
    if (rank >= best_rank) continue;
    best = &member;
    best_rank = rank;
  }
  return *best;
}

/// The turn in which this tag is found, by the whole of it or by what it begins with.
std::size_t Languages::rank_of(std::string_view tag) const {
  const auto text = http::lowered(tag.substr(0, longest_tag + 1));
  auto rank = ranks_.size();
  for (std::size_t end = 0; end < text.size(); ++end) {
    end = std::min(text.find('-', end), text.size());
    const auto found = ranks_.find(std::string_view(text).substr(0, end));
    if (found != ranks_.end()) rank = std::min(rank, found->second);
  }
  return rank;
}

}  // namespace kring::learning_records
