#include "platform/json/json.h"

#include <cstdint>
#include <cstdlib>

#include <boost/describe/class.hpp>
#include <boost/json/parse.hpp>

// The JSON reader on any octets. What it accepts, it writes and reads back as the same text, and
// somebody else's reader finds it well-formed too.

namespace {

enum class Kind { plain, private_ };
BOOST_DESCRIBE_ENUM(Kind, plain, private_)

struct Leaf {
  static constexpr std::array limits{kring::json::Limit{"text", 1, 40}};
  std::string text;
  std::optional<std::int16_t> small;
  BOOST_DESCRIBE_CLASS(Leaf, (), (text, small), (), ())
};

struct Branch {
  std::optional<std::int64_t> number;
  std::optional<double> real;
  std::optional<bool> truth;
  std::optional<Kind> kind;
  std::optional<kring::Time> at;
  std::optional<kring::PersonId> id;
  std::optional<std::vector<Leaf>> leaves;
  std::optional<std::map<std::string, Leaf>> named;
  std::optional<std::vector<Branch>> branches;
  BOOST_DESCRIBE_CLASS(Branch, (), (number, real, truth, kind, at, id, leaves, named, branches), (),
                       ())
};

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto branch = kring::json::read<Branch>(text);
  boost::json::error_code error;
  boost::json::parse({text.data(), text.size()}, error);
  if (!branch) {
    require(!branch.error().empty() && branch.error().size() <= kring::json::Problems::most);
    return 0;
  }
  require(!error);
  const auto written = kring::json::write(*branch);
  const auto again = kring::json::read<Branch>(written);
  require(again.has_value() && kring::json::write(*again) == written);
  return 0;
}
