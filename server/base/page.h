#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

namespace kring {

/// One page of a list. `next` is an opaque cursor, absent on the last page.
template <class Item>
struct Page {
  std::vector<Item> items;
  std::optional<std::string> next;
  BOOST_DESCRIBE_CLASS(Page, (), (items, next), (), ())
};

/// How many items a page holds. Fixed by the server, so that a cursor means the same everywhere.
inline constexpr std::size_t page_size = 30;

}  // namespace kring
