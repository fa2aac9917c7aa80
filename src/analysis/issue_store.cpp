#include "analysis/issue_store.h"

#include <fmt/format.h>

#include <deque>

#include "base/error.h"

namespace insight::analysis {
namespace {

#define INSIGHT_ISSUE_COLUMNS                                                                                          \
  "i.id, i.ordinal, i.file_path, i.line, i.col, i.end_line, i.end_col, i.severity, i.detector, i.message, i.rule_id, " \
  "i.category, i.code, i.pattern, i.suggestion, i.auto_fixable, i.confidence, i.metadata, i.fingerprint"

constexpr db::Query find_shown{"issue.find_owned", "SELECT " INSIGHT_ISSUE_COLUMNS R"(,
    i.analysis_id, a.project_id, p.name AS project_name
  FROM analysis_issue i JOIN analysis a ON a.id = i.analysis_id JOIN job j ON j.id = a.id JOIN project p ON p.key = a.project_key
  WHERE i.id = $1 AND a.user_id = $2 AND i.epoch = COALESCE(a.result_epoch, j.epoch) AND a.status IN ('RUNNING', 'COMPLETED'))"};

constexpr db::Query find_at{"issue.at", "SELECT " INSIGHT_ISSUE_COLUMNS
                                        " FROM analysis_issue i WHERE i.analysis_id = $1 AND i.epoch = $2 AND i.ordinal = $3"};

// Where an issue stands in every order.
struct Position {
  std::int64_t ordinal = 0;
  int severity_rank = 0;
  std::string file_path;
  std::int64_t line = 1;
  std::string rule_id;
  std::string detector;
  double confidence = 0;
};
BOOST_DESCRIBE_STRUCT(Position, (), (ordinal, severity_rank, file_path, line, rule_id, detector, confidence))
constexpr db::Query find_position{"issue.position", R"(
  SELECT ordinal, severity_rank, file_path, line, rule_id, detector, confidence FROM analysis_issue
  WHERE analysis_id = $1 AND epoch = $2 AND ordinal = $3)"};

std::string escaped(std::string_view text, std::string_view special, char escape) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += escape;
    out += c;
  }
  return out;
}

// The pattern in SQLite's GLOB, where a bracket opens a set of letters.
std::string glob_of(std::string_view pattern) {
  std::string glob;
  for (const char c : pattern) {
    if (c == '[') {
      glob += "[[]";
    } else {
      glob += c;
    }
  }
  return glob;
}

// The same in PostgreSQL's LIKE, which minds the case of letters.
std::string like_of(std::string_view pattern) {
  auto like = escaped(pattern, "%_\\", '\\');
  for (char& c : like) c = c == '*' ? '%' : c == '?' ? '_' : c;
  return like;
}

struct Key {
  std::string_view column;
  bool descends = false;
  db::Param (*of)(const Position&);
};

std::vector<Key> keys_of(const IssueOrder& order) {
  const bool down = order.order == SortOrder::desc;
  const Key ordinal{"i.ordinal", false, [](const Position& p) { return db::Param(p.ordinal); }};
  switch (order.by) {
    case IssueSort::severity:  // the ordinal counts from the most severe on
      if (down) return {ordinal};
      return {{"i.severity_rank", true, [](const Position& p) { return db::Param(p.severity_rank); }}, ordinal};
    case IssueSort::file:
      return {{"i.file_path", down, [](const Position& p) { return db::Param(p.file_path); }},
              {"i.line", down, [](const Position& p) { return db::Param(p.line); }},
              ordinal};
    case IssueSort::rule:
      return {{"i.rule_id", down, [](const Position& p) { return db::Param(p.rule_id); }}, ordinal};
    case IssueSort::detector:
      return {{"i.detector", down, [](const Position& p) { return db::Param(p.detector); }}, ordinal};
    case IssueSort::confidence:
      return {{"i.confidence", down, [](const Position& p) { return db::Param(p.confidence); }}, ordinal};
  }
  return {ordinal};
}

// A statement that grows with what was asked for. Values never stand in its text; they live here until it was run.
class Asking {
 public:
  Asking(db::Dialect dialect, const IssueSet& set, const IssueFilter& filter) : dialect_(dialect) {
    sql_ = " FROM analysis_issue i WHERE i.analysis_id = " + hold(set.analysis.text()) + " AND i.epoch = " + bind(set.epoch);
    one_of("i.severity_rank", filter.severities, [](engine::Severity severity) { return db::Param(static_cast<int>(severity)); });
    one_of_texts("i.detector", filter.detectors);
    one_of_texts("i.category", filter.categories);
    one_of_texts("i.rule_id", filter.rules);
    if (filter.auto_fixable) sql_ += " AND i.auto_fixable = " + bind(*filter.auto_fixable ? 1 : 0);
    paths(filter.paths);
    if (filter.text) contains(*filter.text);
  }

  void after(const std::vector<Key>& keys, const Position& position) {
    std::string condition;
    for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
      const auto value = key->of(position);
      const auto beyond = fmt::format("{} {} {}", ordered(key->column), key->descends ? '<' : '>', bind(value));
      condition = condition.empty() ? beyond : fmt::format("({} OR ({} = {} AND {}))", beyond, key->column, bind(value), condition);
    }
    sql_ += " AND " + condition;
  }

  // A plus before the ordinal keeps databases from walking along its index for the order's sake.
  void order_by(const std::vector<Key>& keys, std::string_view before_ordinal = "") {
    const char* separator = " ORDER BY ";
    for (const auto& key : keys) {
      (sql_ += separator) += key.column == "i.ordinal" ? before_ordinal : "";
      (sql_ += ordered(key.column)) += key.descends ? " DESC" : "";
      separator = ", ";
    }
  }
  void limit(std::int64_t most, std::int64_t offset) {
    sql_ += " LIMIT " + bind(most);
    if (offset > 0) sql_ += " OFFSET " + bind(offset);
  }
  void add(std::string_view text) { sql_ += text; }

  template <class Sink>
  void run(db::Transaction& tx, std::string_view name, std::string_view head, Sink&& sink) {
    const auto statement = std::string(head) + sql_;
    tx.each_with({name, statement}, params_, std::forward<Sink>(sink));
  }

 private:
  std::string bind(db::Param value) {
    params_.push_back(value);
    return "$" + std::to_string(params_.size());
  }
  std::string hold(std::string text) { return bind(texts_.emplace_back(std::move(text))); }

  template <class List, class ToParam>
  void one_of(std::string_view column, const List& values, ToParam&& to_param) {
    if (values.empty()) return;
    sql_ += " AND " + std::string(column) + " IN (";
    const char* separator = "";
    for (const auto& value : values) {
      sql_ += separator + bind(to_param(value));
      separator = ", ";
    }
    sql_ += ")";
  }
  void one_of_texts(std::string_view column, const std::vector<std::string>& values) {
    one_of(column, values, [](const std::string& value) { return db::Param(value); });
  }

  void paths(const std::vector<std::string>& wanted) {
    if (wanted.empty()) return;
    const char* separator = " AND (";
    for (const auto& path : wanted) {
      sql_ += separator + this->path(path);
      separator = " OR ";
    }
    sql_ += ")";
  }
  std::string path(std::string_view wanted) {
    if (wanted.find_first_of("*?") != std::string_view::npos) {
      if (dialect_ == db::Dialect::sqlite) return "i.file_path GLOB " + hold(glob_of(wanted));
      return "i.file_path LIKE " + hold(like_of(wanted)) + " ESCAPE '\\'";
    }
    while (wanted.ends_with('/')) wanted.remove_suffix(1);
    const std::string folder(wanted);
    // '0' is the letter after '/': a range that an index can serve, and exact about case.
    return "(i.file_path = " + hold(folder) + " OR (" + ordered("i.file_path") + " >= " + hold(folder + "/") + " AND " +
           ordered("i.file_path") + " < " + hold(folder + "0") + "))";
  }

  void contains(std::string_view text) {
    const auto pattern = hold("%" + escaped(text, "%_\\", '\\') + "%");
    sql_ += " AND i.ordinal >= 0 AND (";  // the rows in the order in which they lie on the disk, since each must be looked at
    const char* separator = "";
    for (const char* column : {"i.message", "i.rule_id", "i.file_path", "i.code"}) {
      // SQLite's LIKE passes over the case of ASCII letters by itself.
      const bool folds = dialect_ == db::Dialect::sqlite;
      sql_ += separator;
      sql_ += folds ? fmt::format("{} LIKE {} ESCAPE '\\'", column, pattern)
                    : fmt::format("lower({}) LIKE lower({}) ESCAPE '\\'", column, pattern);
      separator = " OR ";
    }
    sql_ += ")";
  }

  // Bytes decide, on every database.
  std::string ordered(std::string_view column) const {
    const bool text = column == "i.file_path" || column == "i.rule_id" || column == "i.detector";
    return std::string(column) + (text && dialect_ == db::Dialect::postgres ? " COLLATE \"C\"" : "");
  }

  db::Dialect dialect_;
  std::string sql_;
  std::vector<db::Param> params_;
  std::deque<std::string> texts_;
};

void each_row(db::Transaction& tx, Asking& asking, const std::vector<Key>& keys, std::int64_t limit, std::int64_t offset,
              const std::function<void(const Issue&)>& sink) {
  asking.order_by(keys);
  asking.limit(limit, offset);
  db::RowReader<Issue> reader;
  Issue issue;
  asking.run(tx, "issue.matching", "SELECT " INSIGHT_ISSUE_COLUMNS, [&](const db::Row& row) {
    reader.read_into(row, issue);
    sink(issue);
  });
}

}  // namespace

std::vector<IssueGroup> group_issues(db::Transaction& tx, const IssueSet& set, const IssueFilter& filter) {
  Asking asking{tx.dialect(), set, filter};
  asking.add(" GROUP BY i.severity_rank, i.detector, i.category, i.rule_id");
  std::vector<IssueGroup> groups;
  asking.run(tx, "issue.groups", "SELECT i.severity_rank, i.detector, i.category, i.rule_id, COUNT(*)", [&](const db::Row& row) {
    groups.push_back({static_cast<engine::Severity>(row.integer(0)), std::string(row.text(1)), std::string(row.text(2)),
                      std::string(row.text(3)), row.integer(4)});
  });
  return groups;
}

void each_matching_issue(db::Transaction& tx, const IssueSet& set, const IssueFilter& filter, const IssueOrder& order,
                         const IssueStart& start, std::int64_t limit, Matches matches,
                         const std::function<void(const Issue&)>& sink) {
  const auto keys = keys_of(order);
  Asking asking{tx.dialect(), set, filter};
  std::optional<Position> position;
  if (start.after_ordinal) {
    position = tx.find<Position>(find_position, set.analysis, set.epoch, *start.after_ordinal);
    if (!position)
      throw Error{ErrorCode::invalid,
                  "The issue before this cursor is gone; start again without it",
                  {{"cursor", "stands after an issue that is not there any more"}}};
    asking.after(keys, *position);
  }
  // In the listing's own order many matches are met soon on the way along the rows. Few, and every other order, are found in the
  // index that has all these columns; a text is in the rows alone.
  const bool along_the_rows = filter.text || (keys.size() == 1 && matches == Matches::MANY);
  if (along_the_rows) return each_row(tx, asking, keys, limit, start.offset, sink);
  asking.order_by(keys, "+");
  asking.limit(limit, start.offset);
  std::vector<std::int64_t> ordinals;
  asking.run(tx, "issue.matching_ordinals", "SELECT i.ordinal", [&](const db::Row& row) { ordinals.push_back(row.integer(0)); });
  for (const auto ordinal : ordinals) sink(tx.one<Issue>(find_at, set.analysis, set.epoch, ordinal));
}

void each_issue_after(db::Transaction& tx, const IssueSet& set, const IssueFilter& filter, std::int64_t ordinal, std::int64_t limit,
                      const std::function<void(const Issue&)>& sink) {
  const auto keys = keys_of({});
  Asking asking{tx.dialect(), set, filter};
  Position position;
  position.ordinal = ordinal;
  asking.after(keys, position);
  each_row(tx, asking, keys, limit, 0, sink);
}

std::vector<Issue> one_issue_per_rule(db::Transaction& tx, const IssueSet& set, const IssueFilter& filter) {
  Asking asking{tx.dialect(), set, filter};
  asking.add(" GROUP BY i.rule_id ORDER BY i.rule_id");
  std::vector<std::int64_t> ordinals;
  asking.run(tx, "issue.rules", "SELECT MIN(i.ordinal)", [&](const db::Row& row) { ordinals.push_back(row.integer(0)); });
  std::vector<Issue> issues;
  for (const auto ordinal : ordinals) issues.push_back(tx.one<Issue>(find_at, set.analysis, set.epoch, ordinal));
  return issues;
}

std::optional<OwnedIssue> find_owned_issue(db::Transaction& tx, std::string_view issue_id, std::string_view user_id) {
  return tx.find<OwnedIssue>(find_shown, issue_id, user_id);
}

}  // namespace insight::analysis
