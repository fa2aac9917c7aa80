// The house as ARCHITECTURE.md describes it, held against every #include of src/: a folder may include itself and what its row
// names.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Allowed = std::map<std::string, std::set<std::string>>;

const fs::path root = INSIGHT_SOURCE_DIR;

std::vector<std::string> lines_of(const fs::path& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::set<std::string> words(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

// Rows "| `folder` | what it may include |" between the two markers.
Allowed read_table() {
  static const std::regex row(R"(^\|\s*`([a-z0-9_]+)`\s*\|\s*([a-z0-9_ ]*?)\s*\|.*)");
  Allowed allowed;
  bool inside = false;
  for (const std::string& line : lines_of(root / "ARCHITECTURE.md")) {
    if (line.find("<!-- dependencies -->") != std::string::npos) inside = true;
    if (line.find("<!-- end dependencies -->") != std::string::npos) inside = false;
    std::smatch match;
    if (inside && std::regex_match(line, match, row)) allowed[match[1]] = words(match[2]);
  }
  return allowed;
}

std::vector<fs::path> sources() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(root / "src")) {
    const auto extension = entry.path().extension();
    if (extension == ".h" || extension == ".cpp") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST(House, EveryFolderHasARow) {
  const Allowed allowed = read_table();
  for (const auto& entry : fs::directory_iterator(root / "src")) {
    EXPECT_TRUE(allowed.contains(entry.path().filename()))
        << "ARCHITECTURE.md has no row for src/" << entry.path().filename().string();
  }
  for (const auto& [folder, others] : allowed) {
    EXPECT_TRUE(fs::exists(root / "src" / folder)) << "ARCHITECTURE.md has a row for src/" << folder << ", which is not there";
  }
}

TEST(House, IncludesFollowTheTable) {
  static const std::regex include(R"(^\s*#include\s+\"([a-z_]+)/.*)");
  const Allowed allowed = read_table();
  for (const fs::path& file : sources()) {
    const std::string folder = fs::relative(file, root / "src").begin()->string();
    const auto row = allowed.find(folder);
    if (row == allowed.end()) continue;
    for (const std::string& line : lines_of(file)) {
      std::smatch match;
      if (!std::regex_match(line, match, include) || match[1] == folder || match[1] == "embedded") continue;
      EXPECT_TRUE(row->second.contains(match[1]))
          << fs::relative(file, root).string() << " includes " << match[1] << "/, which the table in ARCHITECTURE.md doesn't allow";
    }
  }
}

// Boost's network headers cost half a minute a translation unit, so they stay inside http's own sources.
TEST(House, BeastStaysInsideHttpSources) {
  for (const fs::path& file : sources()) {
    const std::string name = fs::relative(file, root / "src").string();
    if (name.starts_with("http/") && name.ends_with(".cpp")) continue;
    for (const std::string& line : lines_of(file)) {
      EXPECT_EQ(line.find("#include <boost/beast"), std::string::npos) << name;
      EXPECT_EQ(line.find("#include <boost/asio"), std::string::npos) << name;
    }
  }
}

// A statement's first words, which stand on one line however long it is, or a query to be.
bool speaks_sql(const std::string& line) {
  static const std::regex statement(
      R"(\b(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\b|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\b|CREATE\s+(UNIQUE\s+)?(TABLE|INDEX)\b|PRAGMA\s|VACUUM\b)"
      R"(|\bQuery\s+\w+\s*[{=]|\.script\())");
  return std::regex_search(line, statement);
}

// SQL lives beside the function that runs it, in store.cpp, queue/ and db/.
TEST(House, SqlStaysInStores) {
  for (const fs::path& file : sources()) {
    const std::string name = fs::relative(file, root / "src").string();
    const bool may =
        name.starts_with("db/") || name.starts_with("queue/") || name.ends_with("store.cpp") || name.ends_with("_test.cpp");
    if (may) continue;
    for (const std::string& line : lines_of(file)) {
      EXPECT_FALSE(speaks_sql(line)) << name << ": " << line;
    }
  }
}

TEST(House, KnowsSqlHoweverItIsWritten) {
  for (const auto* line :
       {"  constexpr db::Query ping{named", "SELECT COUNT(*) FROM schema_migration", "  SELECT a.id, p.name AS project_name,",
        "INSERT INTO account (id) VALUES ($1)", "INSERT OR IGNORE INTO x", "  UPDATE job SET seq = seq + 1",
        "DELETE FROM session WHERE id = $1", "CREATE TABLE kept (a TEXT)", "constexpr Query find{named,", "tx.script(text);",
        "PRAGMA synchronous=FULL"})
    EXPECT_TRUE(speaks_sql(line)) << line;
  for (const auto* line : {"// SQL and its selects", "http::QueryParameters query(request);", "The update sets a row"})
    EXPECT_FALSE(speaks_sql(line)) << line;
}

// What goes out to the world asks the client and the guard of its addresses; neither knows of requests that come in.
bool is_the_way_out(const std::string& line) {
  return line.find("\"http/client.h\"") != std::string::npos || line.find("\"http/address_guard.h\"") != std::string::npos;
}

// A feature's work knows nothing of HTTP: its handlers translate.
TEST(House, OnlyHandlersSeeHttpAmongTheFeatures) {
  static const std::set<std::string> features{"source", "account", "webhook", "billing", "project", "analysis"};
  for (const fs::path& file : sources()) {
    const std::string folder = fs::relative(file, root / "src").begin()->string();
    const std::string stem = file.stem().string();
    const bool translates =
        stem.ends_with("handlers") || stem.ends_with("handlers_test") || stem == "identify" || stem == "sender_test";
    if (!features.contains(folder) || translates) continue;
    for (const std::string& line : lines_of(file))
      EXPECT_TRUE(line.find("#include \"http/") == std::string::npos || is_the_way_out(line))
          << folder << "/" << file.filename().string() << " includes " << line << "; only handlers and guards translate HTTP";
  }
}

}  // namespace
