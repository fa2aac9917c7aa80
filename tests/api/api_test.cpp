// Runs every *.http file of this folder as a test of its own. Arguments that aren't GoogleTest's name files to run instead.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "app/server.h"
#include "base/test_folder.h"
#include "conversation.h"
#include "db/test_database.h"
#include "owner_link.h"

namespace insight::api_test {
namespace {

class Suite : public testing::Test {
 public:
  explicit Suite(std::filesystem::path file) : file_(std::move(file)) {}

  void TestBody() override {
    const TestFolder folder;
    app::ServerOptions options;
    options.data_folder = folder.path() / "data";
    options.database = db::test_database_address();
    options.log_level = LogLevel::error;
    options.webhooks.internal_token = "the token of the suites";
    app::Server server(options);
    server.start();
    Conversation conversation(server.url(), file_.parent_path());
    conversation.know("owner-link", owner_link(options));
    for (const auto& exchange : read_suite(file_)) {
      const auto wrong = conversation.hold(exchange);
      if (!wrong.empty()) {
        ADD_FAILURE_AT(file_.c_str(), exchange.line) << exchange.title << "\n"
                                                     << exchange.method << " " << exchange.path << "\n"
                                                     << wrong;
      }
    }
    server.stop(std::chrono::seconds(5));
  }

 private:
  std::filesystem::path file_;
};

void add(const std::filesystem::path& file) {
  testing::RegisterTest("Api", file.stem().c_str(), nullptr, nullptr, file.c_str(), 1, [file] { return new Suite(file); });
}

}  // namespace
}  // namespace insight::api_test

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  std::vector<std::filesystem::path> files(argv + 1, argv + argc);
  if (files.empty()) {
    for (const auto& entry : std::filesystem::directory_iterator(INSIGHT_API_SUITES)) {
      if (entry.path().extension() == ".http") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
  }
  for (const auto& file : files) insight::api_test::add(file);
  return RUN_ALL_TESTS();
}
