#pragma once

#include "platform/json/schema.h"

#include <map>
#include <set>
#include <string>

#include <boost/json/object.hpp>

namespace kring::api {

/// JSON schemas as OpenAPI 3.1 writes them. Structs and enumerations become components, by name.
class OpenApiSchemas {
 public:
  /// The schema where it is used: a reference for what has a name.
  boost::json::object use(const json::Schema& schema);
  /// The same for a member, with the limits that it has beside its type's.
  boost::json::object use(const json::Schema::Member& member);

  /// Everything that was referred to, by name.
  boost::json::object components() const;

 private:
  boost::json::object reference(const json::Schema& schema);
  boost::json::object closed_object(const json::Schema& schema);

  std::map<std::string, boost::json::object> components_;
  std::set<const json::Schema*> seen_;
};

}  // namespace kring::api
