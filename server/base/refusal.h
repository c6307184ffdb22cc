#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace kring {

/// Why something was refused, in the numbers of HTTP (RFC 9110), which the whole house shares.
enum class Status : std::uint16_t {
  malformed = 400,
  unauthenticated = 401,
  forbidden = 403,
  missing = 404,
  wrong_method = 405,
  timed_out = 408,
  conflict = 409,
  gone = 410,
  stale = 412,  ///< what a condition in the request's head named is not so any more
  too_large = 413,
  wrong_media_type = 415,
  invalid = 422,
  too_many = 429,
  headers_too_large = 431,
  failed = 500,
  overloaded = 503,
  storage_full = 507,
};

/// What is wrong with one field of what was sent.
struct FieldProblem {
  std::string path;                   ///< JSON pointer, "/title"
  std::string code;                   ///< "too_short", "required", …: docs/api-design.md
  std::optional<std::int64_t> limit;  ///< the limit that applies, where one does
};

/// The one exception a verb throws when it will not do what was asked. It becomes one
/// problem+json (RFC 9457); the state is as it was before. The code is stable and has a sentence
/// in every language.
class Refusal : public std::runtime_error {
 public:
  Refusal(Status status, std::string_view code)
      : runtime_error(std::string(code)), status_(status) {}
  Refusal(Status status, std::string_view code, std::vector<FieldProblem> problems)
      : runtime_error(std::string(code)), status_(status), problems_(std::move(problems)) {}
  /// `detail` is one English sentence about this very refusal, for whoever writes a client.
  Refusal(Status status, std::string_view code, std::vector<FieldProblem> problems,
          std::string detail)
      : runtime_error(std::string(code)),
        status_(status),
        problems_(std::move(problems)),
        detail_(std::move(detail)) {}
  Refusal(Status status, std::string_view code, std::chrono::seconds retry_after)
      : runtime_error(std::string(code)), status_(status), retry_after_(retry_after) {}

  Status status() const { return status_; }
  std::string_view code() const { return what(); }
  /// Every wrong field at once, so that nobody has to send a form five times.
  const std::vector<FieldProblem>& problems() const { return problems_; }
  /// Empty where code and problems say it all.
  const std::string& detail() const { return detail_; }
  std::optional<std::chrono::seconds> retry_after() const { return retry_after_; }

 private:
  Status status_;
  std::vector<FieldProblem> problems_;
  std::string detail_;
  std::optional<std::chrono::seconds> retry_after_;
};

/// Missing and forbidden are the same refusal, so that nobody learns what exists.
[[noreturn]] inline void refuse_missing() {
  throw Refusal(Status::missing, "not_found");
}

}  // namespace kring
