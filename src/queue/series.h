// The condition under which a queued job `j` isn't held up by its series: none of it runs, none that came before is unfinished.
// Part of every statement that says which jobs may start. Two questions and not one, so that each is one look into an index of its
// own (migrations/0048), however many wait. Who runs is asked apart because of PostgreSQL, where a job with a lower number may be
// committed after a later one has begun.
#pragma once

// NOLINTNEXTLINE(cppcoreguidelines-macro-usage): literals that become one
#define INSIGHT_SERIES_FREE                                                                 \
  " AND NOT EXISTS (SELECT 1 FROM job s WHERE s.series = j.series AND s.state = 'RUNNING')" \
  " AND NOT EXISTS (SELECT 1 FROM job s WHERE s.series = j.series AND s.finished_at IS NULL AND s.seq < j.seq)"
