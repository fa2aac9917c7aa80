#include "analysis/figures.h"

#include "analysis/types.h"

namespace insight::analysis {
namespace {

constexpr db::Query by_status{"analysis.count_by_status", "SELECT status, COUNT(*) AS analyses FROM analysis GROUP BY status"};

struct StatusCount {
  std::string status;
  std::int64_t analyses = 0;
};
BOOST_DESCRIBE_STRUCT(StatusCount, (), (status, analyses))

}  // namespace

std::map<std::string, std::int64_t> count_by_status(db::Transaction& tx) {
  std::map<std::string, std::int64_t> counts;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Status>>([&](auto status) { counts[status.name] = 0; });
  for (const auto& row : tx.all<StatusCount>(by_status)) counts[row.status] = row.analyses;
  return counts;
}

}  // namespace insight::analysis
