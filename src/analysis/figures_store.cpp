#include "analysis/figures.h"

#include "analysis/types.h"

namespace insight::analysis {
namespace {

constexpr db::Query by_status{"analysis.count_by_status", "SELECT status, COUNT(*) AS analyses FROM analysis GROUP BY status"};

constexpr db::Query failures{"analysis.failures", R"(
  SELECT COUNT(*) AS failed, COUNT(*) FILTER (WHERE a.error_code = 'QUARANTINED') AS quarantined FROM analysis a
  JOIN job j ON j.id = a.id
  WHERE a.status = 'FAILED' AND NOT EXISTS (SELECT 1 FROM analysis again WHERE again.retry_of = a.id))"};
constexpr db::Query each_failure{"analysis.each_failure", R"(
  SELECT a.id, a.user_id FROM analysis a JOIN job j ON j.id = a.id
  WHERE a.status = 'FAILED' AND ($1 = 0 OR a.error_code = 'QUARANTINED')
    AND NOT EXISTS (SELECT 1 FROM analysis again WHERE again.retry_of = a.id)
  ORDER BY a.created_at, a.id)"};

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

Failures count_failures(db::Transaction& tx) {
  return tx.one<Failures>(failures);
}

std::vector<Failure> list_failures(db::Transaction& tx, bool quarantined_only) {
  return tx.all<Failure>(each_failure, quarantined_only ? 1 : 0);
}

}  // namespace insight::analysis
