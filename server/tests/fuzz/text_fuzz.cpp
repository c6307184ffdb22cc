// Any octets as each kind of ruled text: what is accepted is accepted again, unchanged; and words
// are letters and digits alone, since they become part of search queries.

#include "platform/text/analyse.h"
#include "platform/text/code_points.h"
#include "platform/text/email_address.h"
#include "platform/text/line.h"
#include "platform/text/password.h"
#include "platform/text/prose.h"

#include <cstdint>
#include <cstdlib>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

template <kring::RuledText T>
void keep_rules(std::string_view text) {
  const auto once = T::from_text(text);
  if (!once) return;
  const auto twice = T::from_text(once->text());
  require(twice && twice->text() == once->text());
  const auto points = kring::text::decode(once->text());
  require(points && static_cast<std::int64_t>(points->size()) <= T::max_length);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  keep_rules<kring::text::Line<1, 200>>(text);
  keep_rules<kring::text::Prose<0, 2'000>>(text);
  keep_rules<kring::text::EmailAddress>(text);
  keep_rules<kring::text::Password>(text);
  for (const auto& stem : kring::text::analyse(text, kring::text::Language::fr)) {
    require(stem.size() <= 40 &&
            stem.find_first_of(" \t\n\"'*():@-^+&|!\\<>") == std::string::npos);
  }
  return 0;
}
