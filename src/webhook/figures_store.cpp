#include "webhook/figures.h"

namespace insight::webhook {
namespace {

constexpr db::Query by_state{"webhook_delivery.count_by_state",
                             "SELECT state, COUNT(*) AS deliveries FROM webhook_delivery GROUP BY state"};

struct StateCount {
  std::string state;
  std::int64_t deliveries = 0;
};
BOOST_DESCRIBE_STRUCT(StateCount, (), (state, deliveries))

}  // namespace

std::map<std::string, std::int64_t> count_by_state(db::Transaction& tx) {
  std::map<std::string, std::int64_t> counts{{"PENDING", 0}, {"DELIVERED", 0}, {"FAILED", 0}};
  for (const auto& row : tx.all<StateCount>(by_state)) counts[row.state] = row.deliveries;
  return counts;
}

}  // namespace insight::webhook
