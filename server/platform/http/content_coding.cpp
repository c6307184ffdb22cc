#include "platform/http/content_coding.h"

#include "platform/http/ascii.h"

namespace kring::http {
namespace {

/// A qvalue of RFC 9110 12.4.2 in thousandths: at most three decimals, at most 1.
int read_weight(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return 0;
  if (text.size() > 1 && text[1] != '.') return 0;
  int weight = (text[0] - '0') * 1000;
  int place = 100;
  for (char c : text.substr(std::min<std::size_t>(2, text.size()))) {
    if (!is_digit(c)) return 0;
    weight += (c - '0') * place;
    place /= 10;
  }
  return weight <= 1000 ? weight : 0;
}

int weight_of(std::string_view parameters) {
  while (!parameters.empty()) {
    const auto end = std::min(parameters.find(';'), parameters.size());
    const auto parameter = trimmed(parameters.substr(0, end));
    const auto equals = std::min(parameter.find('='), parameter.size());
    if (same_without_case(trimmed(parameter.substr(0, equals)), "q"))
      return read_weight(trimmed(parameter.substr(std::min(equals + 1, parameter.size()))));
    parameters.remove_prefix(std::min(end + 1, parameters.size()));
  }
  return 1000;
}

}  // namespace

CodingWeights CodingWeights::read(std::optional<std::string_view> accept_encoding) {
  CodingWeights weights;
  if (!accept_encoding) return weights;
  std::optional<int> identity, gzip, brotli, any;
  each_in_list(*accept_encoding, [&](std::string_view member) {
    const auto end = std::min(member.find(';'), member.size());
    const auto name = trimmed(member.substr(0, end));
    const int weight = weight_of(member.substr(std::min(end + 1, member.size())));
    if (same_without_case(name, "identity")) identity = weight;
    if (same_without_case(name, "gzip") || same_without_case(name, "x-gzip")) gzip = weight;
    if (same_without_case(name, "br")) brotli = weight;
    if (name == "*") any = weight;
  });
  weights.gzip = gzip.value_or(any.value_or(0));
  weights.brotli = brotli.value_or(any.value_or(0));
  if (identity || any == 0) weights.identity = identity.value_or(0);
  return weights;
}

}  // namespace kring::http
