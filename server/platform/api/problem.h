#pragma once

#include "base/refusal.h"
#include "platform/http/response.h"
#include "platform/i18n/language.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

namespace kring::api {

/// What is wrong with one field, as it goes over the wire.
struct ProblemField {
  std::string path;
  std::string code;
  std::optional<std::int64_t> limit;
  BOOST_DESCRIBE_CLASS(ProblemField, (), (path, code, limit), (), ())
};

/// A refusal, as it goes over the wire (RFC 9457). `title` is a sentence for people, `code` is for
/// programs and stays the same.
struct Problem {
  std::string type;
  std::string title;
  int status = 0;
  std::string code;
  std::string request;                ///< the id under which this request stands in the log
  std::optional<std::string> detail;  ///< about this occurrence, in English, for programmers
  std::optional<std::vector<ProblemField>> problems;
  BOOST_DESCRIBE_CLASS(Problem, (), (type, title, status, code, request, detail, problems), (), ())
};

/// The codes that any route may answer with, without saying so itself.
struct CommonCode {
  std::string_view code;
  Status status;
};
const std::vector<CommonCode>& common_codes();

/// A refusal as a response, with Retry-After where there is a time to come back.
http::Response problem(const Refusal& refusal, std::string_view request_id,
                       i18n::Language language);

}  // namespace kring::api
