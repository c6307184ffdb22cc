#include "platform/api/problem.h"

#include "platform/i18n/sentences.h"
#include "platform/json/writer.h"

namespace kring::api {

const std::vector<CommonCode>& common_codes() {
  static const std::vector<CommonCode> codes{
      {"input.invalid", Status::invalid},
      {"session.required", Status::unauthenticated},
      {"not_allowed", Status::forbidden},
      {"token.scope", Status::forbidden},
      {"token.never", Status::forbidden},
      {"origin.foreign", Status::forbidden},
      {"not_found", Status::missing},
      {"method.wrong", Status::wrong_method},
      {"body.too_large", Status::too_large},
      {"media_type.wrong", Status::wrong_media_type},
      {"failed", Status::failed},
      {"overloaded", Status::overloaded},
      {"database.too_slow", Status::overloaded},
      {"database.outcome_unknown", Status::overloaded},
      {"ids.no_node", Status::overloaded},
      {"storage_full", Status::storage_full},
  };
  return codes;
}

http::Response problem(const Refusal& refusal, std::string_view request_id,
                       i18n::Language language) {
  Problem said;
  said.type = "about:blank";
  said.title = i18n::sentence(language, refusal.code());
  said.status = static_cast<int>(refusal.status());
  said.code = refusal.code();
  said.request = request_id;
  if (!refusal.detail().empty()) said.detail = refusal.detail();
  for (const auto& field : refusal.problems()) {
    if (!said.problems) said.problems.emplace();
    said.problems->push_back({field.path, field.code, field.limit});
  }
  http::Response response;
  response.status = said.status;
  response.headers.add("Content-Type", "application/problem+json");
  response.headers.add("Content-Language", name_of(language));
  if (const auto wait = refusal.retry_after()) {
    response.headers.add("Retry-After", std::to_string(wait->count()));
  }
  response.body = json::write(said);
  return response;
}

}  // namespace kring::api
