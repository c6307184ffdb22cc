#pragma once

#include "app/large_deeds.h"
#include "app/working_days.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace kring::app {

/// The year of the large demo, deed after deed: who does something is somebody who was let in by
/// then, and what follows from it comes later. The same year for the same plan and seed.
class LargeYear {
 public:
  /// `plan` and `days` outlive this.
  LargeYear(const LargePlan& plan, const WorkingDays& days, const Random& random);

  /// The next so many, in the order in which they are done; fewer at the end, and then none.
  std::vector<Deed> next(std::size_t most);

 private:
  /// Says what happens, once it is its turn; nothing where it comes to nothing.
  using Happening = std::function<std::optional<What>()>;
  struct Event {
    Worked at;
    std::uint64_t order;  ///< of two at the same moment
    Happening happens;
    bool operator>(const Event& other) const {
      return std::tie(at, order) > std::tie(other.at, other.order);
    }
  };
  struct Thread {
    std::size_t community;
    std::size_t asker;
    bool is_accepted = false;                            ///< or will be: an answer was chosen
    std::vector<std::size_t> answers = {};               ///< those that stay
    std::map<std::size_t, std::size_t> answers_by = {};  ///< how many each person gave
    std::map<std::size_t, std::size_t> comments_by = {};
  };
  struct GivenAnswer {
    std::size_t question;
    std::size_t author;
  };

  void plan_at(Worked when, Happening happens);
  void plan_community(std::size_t number);
  void plan_questions();
  void plan_what_follows(std::size_t answer);

  What ask(std::size_t community, std::size_t replies);
  /// Or a comment, where whoever would write has no room for another answer.
  std::optional<What> give_answer(std::size_t question);
  /// None where whoever would write has said all there is room for.
  std::optional<What> comment(std::size_t question);
  What edit(std::size_t answer);
  std::optional<What> find_helpful(std::size_t answer);
  std::optional<What> have_same(std::size_t question);

  /// Some time after now: most often within some such while, and before the year ends.
  Worked after(Worked usual);
  bool is_so(double probability);
  std::int64_t number(double mean);
  const LargeCommunity& community_of(std::size_t question) const;
  /// Who writes: some do so far more than others.
  std::size_t writer(const LargeCommunity& community);
  /// Who reads: any member but this one.
  std::optional<std::size_t> reader(const LargeCommunity& community, std::size_t but);

  const LargePlan& plan_;
  const Worked length_;
  const WorkingDays& days_;
  Random random_;
  Worked now_{};
  std::uint64_t planned_ = 0;
  std::vector<Event> events_;  ///< a heap
  std::vector<Thread> threads_;
  std::vector<GivenAnswer> answers_;
};

}  // namespace kring::app
