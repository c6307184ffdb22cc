#include "app/observers.h"

#include <gmock/gmock.h>

namespace kring::app {
namespace {

using ::testing::HasSubstr;

/// The network floor, and where what it tells is counted.
class TheNetworkFloor : public testing::Test {
 protected:
  metrics::Registry registry_;
  RequestMetrics requests_{registry_};
  NetworkMetrics floor_{registry_, requests_};
};

TEST_F(TheNetworkFloor, has_what_it_refuses_counted_as_of_no_route) {
  floor_.refused({.fault = {431, "request.headers_too_large"}, .request = "03b8ps15g0000"});
  floor_.refused({.fault = {507, "storage_full"}, .request = "03b8ps15g0001"});
  const auto text = registry_.text();
  for (const auto* line :
       {"kring_requests_total{route=\"unknown\",status=\"431\"} 1\n",
        "kring_requests_total{route=\"unknown\",status=\"507\"} 1\n",
        "kring_refusals_total{code=\"request.headers_too_large\"} 1\n",
        "kring_refusals_total{code=\"storage_full\"} 1\n", "kring_failures_total 0\n"})
    EXPECT_THAT(text, HasSubstr(line));
}

TEST_F(TheNetworkFloor, has_what_threw_counted_among_failures) {
  floor_.threw("03b8ps15g0000", "no memory");
  floor_.refused({.fault = {500, "failed"}, .request = "03b8ps15g0000"});
  EXPECT_THAT(registry_.text(), HasSubstr("kring_failures_total 1\n"));
}

}  // namespace
}  // namespace kring::app
