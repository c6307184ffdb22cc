#include "platform/api/openapi_schemas.h"

#include <stdexcept>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace kring::api {
namespace {

using boost::json::array;
using boost::json::object;
using Kind = json::Schema::Kind;

array names_of(const json::Schema& schema) {
  array names;
  for (const auto& name : schema.names) names.emplace_back(name);
  return names;
}

void put_limits(object& out, Kind kind, const std::optional<std::int64_t>& min,
                const std::optional<std::int64_t>& max) {
  const bool text = kind == Kind::text;
  const bool list = kind == Kind::list;
  const bool map = kind == Kind::map;
  if (min) out[text ? "minLength" : list ? "minItems" : map ? "minProperties" : "minimum"] = *min;
  if (max) out[text ? "maxLength" : list ? "maxItems" : map ? "maxProperties" : "maximum"] = *max;
}

}  // namespace

object OpenApiSchemas::use(const json::Schema& schema) {
  object out;
  switch (schema.kind) {
    case Kind::boolean:
      out["type"] = "boolean";
      break;
    case Kind::integer:
      out["type"] = "integer";
      break;
    case Kind::number:
      out["type"] = "number";
      break;
    case Kind::text:
      out["type"] = "string";
      break;
    case Kind::id:
      out["type"] = "string";
      out["pattern"] = "^[0-9a-hjkmnp-tv-z]{13}$";
      break;
    case Kind::time:
      out["type"] = "string";
      out["format"] = "date-time";
      break;
    case Kind::list:
      out["type"] = "array";
      out["items"] = use(schema.items());
      break;
    case Kind::map:
      out["type"] = "object";
      out["additionalProperties"] = use(schema.items());
      break;
    case Kind::enumeration:
    case Kind::object:
      return reference(schema);
  }
  put_limits(out, schema.kind, schema.min, schema.max);
  return out;
}

object OpenApiSchemas::use(const json::Schema::Member& member) {
  auto out = use(member.schema());
  put_limits(out, member.schema().kind, member.min, member.max);
  return out;
}

object OpenApiSchemas::reference(const json::Schema& schema) {
  // Marked before its members are looked at: a struct may hold itself.
  if (seen_.insert(&schema).second) {
    object component;
    if (schema.kind == Kind::enumeration) {
      component["type"] = "string";
      component["enum"] = names_of(schema);
    } else {
      component = closed_object(schema);
    }
    const auto [place, new_here] = components_.emplace(schema.name, component);
    if (!new_here && place->second != component) {
      throw std::logic_error("two different types are called " + schema.name + " in the API");
    }
  }
  return {{"$ref", "#/components/schemas/" + schema.name}};
}

object OpenApiSchemas::closed_object(const json::Schema& schema) {
  object out{{"type", "object"}, {"additionalProperties", false}};
  array required;
  object properties;
  for (const auto& member : schema.members) {
    if (member.required) required.emplace_back(member.name);
    properties[member.name] = use(member);
  }
  if (!required.empty()) out["required"] = std::move(required);
  if (!properties.empty()) out["properties"] = std::move(properties);
  return out;
}

object OpenApiSchemas::components() const {
  object all;
  for (const auto& [name, component] : components_) all[name] = component;
  return all;
}

}  // namespace kring::api
