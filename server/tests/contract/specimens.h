#pragma once

#include "app/hub.h"
#include "hub/identity/invitations.h"
#include "hub/learning_records/records.h"
#include "platform/api/application.h"
#include "platform/api/weakening.h"
#include "tests/support/api_client.h"
#include "tests/support/databases.h"
#include "tests/support/world.h"

#include <functional>
#include <map>
#include <optional>
#include <string>

#include <boost/json/value.hpp>

namespace kring::contract {

/// The whole hub, with somebody for each visitor role, and for each route a request that nothing
/// but the visitor's role could make it refuse.
class Specimens {
 public:
  Specimens();
  ~Specimens();

  api::Application& application() { return application_; }

  /// Sends the route's specimen as this role, about things that were made for it alone, and tells
  /// the status. The answer must also be as the table says.
  int ask(const std::string& route, const std::string& role);

  /// The same as a program with a token of the administrator, or of the member.
  int ask_by_token(const std::string& route, const std::string& role, api::TokenScope scope);

  /// The same with one of the route's gates taken away. What comes through was never meant to, so
  /// nothing is asked of its form.
  int ask_without(api::Gate gate, const std::string& route, const std::string& role);

  struct Outcome {
    ApiAnswer answer;
    std::int64_t facts = 0;  ///< that were recorded meanwhile
  };
  /// The same with another body, which `spoil` makes of the specimen's. Each time on another day,
  /// so that nobody did it too often.
  Outcome ask_with(const std::function<std::string(const boost::json::value&)>& spoil,
                   const std::string& route, const std::string& role);

 private:
  /// Under which somebody stands in the records.
  std::string code_of(std::string_view identity);

  struct Request {
    std::string path;
    std::optional<boost::json::value> body;

    std::string text() const;
  };

  /// What stands in the private community that was made for one request.
  struct Things {
    CommunityId community;
    contributions::QuestionId question;
    contributions::AnswerId answer;
    contributions::CommentId comment;
    curation::ThemeId theme;
    curation::ThemeId other_theme;
    identity::InvitationId invitation;
    SessionId session;
    ApiTokenId api_token;
    std::string token;
    std::string token_into_community;
    identity::InvitationId invitation_into_community;
    std::string reset_token;
    int number = 0;  ///< another one each time, for names that must be
  };

  class Silence : public api::Observer {
   public:
    void answered(const api::Answered&) override {}
    void failed(std::string_view, std::string_view) override {}
  };

  class NoFiles : public http::Application {
   public:
    http::Admission admit(const http::Head&) override { return {}; }
    http::Response handle(const http::Request&) override { return {}; }
  };

  using Specimen = std::function<Request(const Things&)>;

  void add_ground();
  void add_second_step();
  void give_everybody_a_second_step(bool turned_on);
  std::string second_step_code(int later) const;
  void give_everybody_the_password();
  void add_communities();
  void add_contributions();
  void add_learning_records();
  void add_retention();
  void add_inlet();
  void add_units();
  void add_imports();
  void add_stuck();
  std::string add_agent();
  learning_records::RecordId add_record();
  void add_themes();
  void add_changes_of(const std::string& path, const std::function<std::string(const Things&)>& id,
                      boost::json::object edited);
  Request specimen(const std::string& route);
  ApiClient client(const std::string& role);
  Things make_things();
  std::string cookie_of(const std::string& role);
  std::string begin_session(const Visitor& visitor);

  FrozenClock clock_;
  TestDatabase database_;
  crypto::PasswordHasher hasher_;
  std::string password_hash_;
  app::Hub hub_;
  NoFiles files_;
  Silence silence_;
  api::Application application_;
  testing_support::World world_;
  Visitor outsider_, member_, facilitator_, administrator_, suspended_, colleague_;
  std::map<std::string, Specimen> specimens_;
  learning_records::RecordId record_;
  int made_ = 0;
};

}  // namespace kring::contract
