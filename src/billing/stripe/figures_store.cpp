#include "billing/stripe/figures.h"

namespace insight::billing::stripe {
namespace {

constexpr db::Query by_state{"stripe_event.count_by_state", "SELECT state, COUNT(*) AS events FROM stripe_event GROUP BY state"};
constexpr db::Query puzzles{"stripe_event.count_puzzles", R"(
  SELECT COUNT(*) FROM subscription s JOIN stripe_event e ON e.id = s.last_event_id WHERE e.reason <> '')"};

struct StateCount {
  std::string state;
  std::int64_t events = 0;
};
BOOST_DESCRIBE_STRUCT(StateCount, (), (state, events))

}  // namespace

std::map<std::string, std::int64_t> count_by_state(db::Transaction& tx) {
  std::map<std::string, std::int64_t> counts{{"PENDING", 0}, {"APPLIED", 0}, {"SUPERSEDED", 0},
                                             {"IGNORED", 0}, {"WAITING", 0}, {"FAILED", 0}};
  for (const auto& row : tx.all<StateCount>(by_state)) counts[row.state] = row.events;
  return counts;
}

std::int64_t count_puzzles(db::Transaction& tx) {
  return tx.one<std::int64_t>(puzzles);
}

}  // namespace insight::billing::stripe
