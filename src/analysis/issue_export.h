// Export: all issues of a finished analysis as one document, made piece by piece and never as a whole. Made by Issues, filled by a
// handler's stream, one call at a time. Between two pieces it holds no transaction: it goes on after the last issue it has told,
// under the one epoch that is the result, and stops with an Error when that is gone.
#pragma once

#include <boost/describe.hpp>
#include <memory>
#include <string>

#include "analysis/issue_query.h"
#include "analysis/types.h"
#include "db/database.h"

namespace insight::analysis {

// Spelled as on the wire.
enum class ExportFormat : std::uint8_t { json, sarif, ndjson, csv };
BOOST_DESCRIBE_ENUM(ExportFormat, json, sarif, ndjson, csv)

std::string_view media_type_of(ExportFormat format);

// How one format tells a beginning, an issue and an end.
class ExportWriter {
 public:
  virtual ~ExportWriter() = default;
  virtual void begin(std::string& out) = 0;
  virtual void issue(std::string& out, const Issue& issue) = 0;
  virtual void end(std::string& out) = 0;
};
// `rules`: an issue of each rule that will be told of.
std::unique_ptr<ExportWriter> make_export_writer(ExportFormat format, const Analysis& analysis, const std::vector<Issue>& rules);

class Export {
 public:
  Export(db::Database& database, Analysis analysis, IssueFilter filter, std::unique_ptr<ExportWriter> writer);

  // Appends the next piece; false after the last one. Throws Error(unavailable) when the analysis was deleted meanwhile.
  bool next(std::string& piece);
  const Analysis& analysis() const { return analysis_; }

 private:
  void require_still_there(db::Transaction& tx) const;

  db::Database& database_;
  Analysis analysis_;
  IssueFilter filter_;
  std::unique_ptr<ExportWriter> writer_;
  bool begun_ = false;
  std::int64_t last_ = -1;  // the ordinal told last
};

}  // namespace insight::analysis
