#pragma once

#include "platform/api/application.h"
#include "platform/clock/clock.h"
#include "tests/support/databases.h"

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace kring::testing_support {

using NoteId = Id<struct NoteTag>;

/// A handful of routes without a product behind them: notes, kept in memory when their transaction
/// was committed. Shows everything that the layer does for a module.
class ToyApi {
 public:
  static constexpr std::string_view cookie = "kring_session";

  ToyApi(Database& database, const Clock& clock);

  api::Application& application() { return application_; }
  api::Routes& routes() { return routes_; }

  /// Makes a note of ana's, private or not.
  NoteId note(std::string text, bool secret = false);
  std::size_t notes() const;

  /// "GET /notes/{note} 404 not_found" for every answer so far.
  std::vector<std::string> answered() const;
  std::vector<std::string> failures() const;

 private:
  struct Note {
    std::string text;
    PersonaId author;
    bool secret = false;
    int revision = 1;
  };

  /// Knows "ana", "ben" and the administrator "root" by what their cookie says.
  class Doorkeeper : public api::Doorkeeper {
   public:
    Visitor recognise(Tx& tx, const http::Head& request) const override;
  };

  class Files : public http::Application {
   public:
    http::Admission admit(const http::Head&) override { return {}; }
    http::Response handle(const http::Request& request) override;
  };

  class Observer : public api::Observer {
   public:
    void answered(const api::Answered& answer) override;
    void failed(std::string_view request, std::string_view what) override;

    mutable std::mutex mutex;
    std::vector<std::string> answers;
    std::vector<std::string> failures;
  };

  void add_notes();
  void add_others();
  Note visible(const Visitor& visitor, NoteId id) const;

  Database& database_;
  mutable std::mutex mutex_;
  std::map<NoteId, Note> notes_;
  api::Routes routes_;
  Doorkeeper doorkeeper_;
  Files files_;
  Observer observer_;
  api::Application application_;
};

}  // namespace kring::testing_support

namespace kring {
using testing_support::NoteId;
using testing_support::ToyApi;
}  // namespace kring
