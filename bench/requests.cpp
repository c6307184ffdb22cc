#include "requests.h"

#include "base/zipf.h"

#include <fstream>
#include <stdexcept>
#include <vector>

namespace kring::bench {
namespace {

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  if (lines.empty()) throw std::runtime_error(path + " is empty or absent");
  return lines;
}

/// What readers of questions ask, questions and readers in Zipf order, and writers of answers. What
/// is written comes from anybody alike and goes to any question alike: who comes most, and what is
/// read most, would soon have written, or have, all they may.
class QuestionRequests {
 public:
  QuestionRequests(bool answers, std::string host, const std::string& folder)
      : answers_(answers),
        host_(std::move(host)),
        sessions_(lines_of(folder + "/bench-sessions")),
        questions_(lines_of(folder + "/bench-questions")),
        question_(questions_.size()),
        reader_(sessions_.size()) {}

  std::string operator()() {
    if (answers_) return write(any_question() + "/answers");
    if (random_() % 100 == 0) return write(any_question() + "/comments");
    return "GET " + at(question_(random_)) + head_of(reader_(random_)) +
           "Accept-Language: nl\r\n\r\n";
  }

 private:
  std::string head_of(std::size_t person) const {
    return " HTTP/1.1\r\nHost: " + host_ + "\r\nCookie: kring_session=" + sessions_[person] +
           "\r\n";
  }
  std::string at(std::size_t question) const { return "/api/v1/questions/" + questions_[question]; }
  std::string any_question() { return at(random_() % questions_.size()); }

  std::string write(const std::string& path) {
    const std::string body =
        R"({"text":"The inrush current, number )" + std::to_string(++written_) + R"(."})";
    return "POST " + path + head_of(random_() % sessions_.size()) + "Origin: http://" + host_ +
           "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
  }

  bool answers_;
  std::string host_;
  std::vector<std::string> sessions_;
  std::vector<std::string> questions_;
  Zipf question_;
  Zipf reader_;
  std::mt19937 random_{1};
  std::uint64_t written_ = 0;
};

}  // namespace

std::string first_line_of(const std::string& path) {
  return lines_of(path).front();
}

Requests requests_of(std::string_view kind, int port, const std::string& folder) {
  const auto host = "localhost:" + std::to_string(port);
  if (kind == "file") {
    return [host] { return "GET /question HTTP/1.1\r\nHost: " + host + "\r\n\r\n"; };
  }
  if (kind == "reads" || kind == "answers")
    return QuestionRequests(kind == "answers", host, folder);
  if (auto requests = record_requests_of(kind, host, folder)) return requests;
  throw std::runtime_error("not a kind of load: " + std::string(kind));
}

}  // namespace kring::bench
