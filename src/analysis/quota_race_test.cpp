// Many submits at the same moment for the last places of a month: each place is given once. The full size by
// INSIGHT_QUOTA_ROUNDS=20.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <latch>
#include <thread>

#include "analysis/hooks.h"
#include "analysis/service.h"
#include "base/error.h"
#include "base/test_folder.h"
#include "db/test_database.h"
#include "queue/sql_queue.h"

namespace insight::analysis {
namespace {

constexpr int kSubmits = 1'000;

int rounds() {
  const char* wanted = std::getenv("INSIGHT_QUOTA_ROUNDS");
  return wanted != nullptr ? std::atoi(wanted) : 1;
}

class QuotaRace : public testing::Test {
 protected:
  QuotaRace() : database_(db::open_test_database(folder_.path())) {
    database_->transact([](db::Transaction& tx) {
      tx.script(R"(
        INSERT INTO account (id, email, name, password_hash, role, plan, created_at, updated_at)
          VALUES ('ann', 'ann@example.org', 'Ann', '', 'USER', 'INSIGHT_FREE', 1, 1);
        INSERT INTO project (key, id, user_id, name, created_at, updated_at) VALUES ('k1', 'shop', 'ann', 'Shop', 1, 1);)");
    });
    ann_.account = account::AccountId{"ann"};
  }

  struct Tally {
    std::vector<AnalysisId> accepted;
    int refused = 0;
  };
  // As many threads as submits, all let go at once.
  Tally submit_at_once(int submits) {
    const Submit wanted{"shop", std::vector<std::string>{"security"}, {}, folder_.path().string(), {}};
    Tally tally;
    std::mutex mutex;
    std::latch start{submits};
    {
      std::vector<std::jthread> threads;
      for (int i = 0; i < submits; ++i) {
        threads.emplace_back([&] {
          start.arrive_and_wait();
          std::optional<AnalysisId> accepted;
          try {
            accepted = analyses_.submit(ann_, wanted, MissingProject::REFUSE).id;
          } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::quota_exceeded) << error.what();
          }
          const std::lock_guard lock{mutex};
          if (accepted) tally.accepted.push_back(*accepted);
          tally.refused += accepted ? 0 : 1;
        });
      }
    }
    return tally;
  }
  std::int64_t used() { return usage_.show(ann_).analyses.used; }

  TestFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  IdMaker ids_{clock_, random_};
  std::unique_ptr<db::Database> database_;
  billing::Plans plans_;
  webhook::Outbox outbox_{clock_, ids_};
  billing::Usage usage_{*database_, plans_, outbox_, ids_, clock_};
  account::Audit audit_{clock_, ids_};
  source::Sources sources_{*database_, folder_.path() / "sources", ids_, clock_};
  project::Projects projects_{*database_, usage_, sources_, clock_, ids_, outbox_, audit_};
  AnalysisHooks hooks_{usage_, clock_, outbox_};
  queue::SqlQueue queue_{{{std::string(kJobKind), &hooks_}}, clock_, random_};
  Analyses analyses_{*database_, queue_, usage_, projects_, sources_, ids_, clock_, {folder_.path()}};
  account::Caller ann_;
};

TEST_F(QuotaRace, TheLimitIsMetExactly) {
  for (int round = 0; round < rounds(); ++round) {
    const auto tally = submit_at_once(kSubmits);
    ASSERT_EQ(tally.accepted.size(), 10u);
    ASSERT_EQ(tally.refused, kSubmits - 10);
    ASSERT_EQ(used(), 10);
    ASSERT_EQ(usage_.drift(), 0);
    ASSERT_EQ(analyses_.list(ann_, {}, {}).total, 10 * (round + 1)) << "a refused one leaves no row";

    // What is cancelled, by many at once, is free again once.
    std::atomic<int> cancelled = 0;
    {
      std::vector<std::jthread> threads;
      for (int i = 0; i < 40; ++i) {
        threads.emplace_back([&, i] {
          try {
            analyses_.cancel(ann_, tally.accepted[static_cast<std::size_t>(i % 10)]);
            ++cancelled;
          } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::conflict);
          }
        });
      }
    }
    ASSERT_EQ(cancelled, 10);
    ASSERT_EQ(used(), 0);
    ASSERT_EQ(usage_.drift(), 0);
  }
}

}  // namespace
}  // namespace insight::analysis
