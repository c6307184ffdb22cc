#pragma once

#include "base/refusal.h"
#include "hub/learning_records/person_meant.h"
#include "hub/learning_records/spellings.h"
#include "platform/api/call.h"

#include <atomic>

/// Looking for somebody in the records while an administrator waits.
namespace kring::learning_records {

/// Lets so many in at a time, and refuses the next with `overloaded` (503): they come again.
class FewAtOnce {
 public:
  explicit FewAtOnce(int most) : free_(most) {}

  class Turn {
   public:
    explicit Turn(std::atomic<int>& free) : free_(free) {
      if (free_.fetch_sub(1) > 0) return;
      ++free_;
      throw Refusal(Status::overloaded, "overloaded", std::chrono::seconds(2));
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() { ++free_; }

   private:
    std::atomic<int>& free_;
  };
  [[nodiscard]] Turn begin() { return Turn(free_); }

 private:
  std::atomic<int> free_;
};

struct FoundSpellings {
  std::string identity;  ///< as they were meant
  Spellings spellings;
  bool all = false;  ///< every spelling in the log was found
};

/// Who is meant, and how programs spelled them, as far as a second of reading goes. Each portion of
/// the log is a read of its own, so that a look keeps no connection from others for long. Refuses
/// as `require_identity` does.
FoundSpellings look_for(api::Call& call, const PersonMeant& meant,
                        const std::string& public_origin);

}  // namespace kring::learning_records
