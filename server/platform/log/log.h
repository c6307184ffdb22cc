#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include <boost/describe/enum.hpp>

/// What the process says of itself: one event a line, with fields. Events are named like facts
/// ("request.done"). Fields hold ids, numbers and reasons, never what a person wrote or is called.
namespace kring::log {

struct Field {
  std::string_view name;
  std::string value;
};
using Fields = std::initializer_list<Field>;

enum class Level { debug, info, warning, error };
BOOST_DESCRIBE_ENUM(Level, debug, info, warning, error)
enum class Format { text, json };
BOOST_DESCRIBE_ENUM(Format, text, json)

/// Called once, before anything is said. Until then warnings and errors go to standard error as
/// text.
void begin(Level least, Format format);

void debug(std::string_view event, Fields fields = {});
void info(std::string_view event, Fields fields = {});
void warning(std::string_view event, Fields fields = {});
void error(std::string_view event, Fields fields = {});

}  // namespace kring::log
