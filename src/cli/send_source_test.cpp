// A folder sent to a real server, and to one that knows archives alone.
#include "cli/send_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "app/server.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/test_folder.h"
#include "http/server.h"
#include "json/encode.h"
#include "json/parse.h"

namespace insight::cli {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class SendSourceTest : public testing::Test {
 protected:
  SendSourceTest() {
    app::ServerOptions options;
    options.data_folder = folder_.path() / "data";
    options.log_level = LogLevel::error;
    server_ = std::make_unique<app::Server>(options);
    server_->start();
    fs::create_directories(project() / "src");
    for (int i = 0; i < 40; ++i) write(i, "x = " + std::to_string(i));
  }
  ~SendSourceTest() override { server_->stop(std::chrono::seconds(1)); }

  fs::path project() const { return folder_.path() / "project"; }
  void write(int number, const std::string& text) const {
    std::ofstream(project() / "src" / ("f" + std::to_string(number) + ".py")) << text;
  }
  ApiClient account(const std::string& name) const {
    http::Call call;
    call.method = http::Method::POST;
    call.path = "/api/auth/register";
    call.body =
        json::encode(boost::json::object{{"email", name + "@example.org"}, {"password", "password of " + name}, {"name", name}});
    Credentials credentials;
    credentials.server = server_->url();
    credentials.access_token = json::parse(http::Client(server_->url()).send(call).body).at("accessToken").as_string();
    return ApiClient{credentials};
  }
  // What was said, and the source.
  std::pair<std::string, std::string> send(ApiClient& api) const {
    testing::internal::CaptureStderr();
    auto source = send_source(api, project());
    return {testing::internal::GetCapturedStderr(), source};
  }
  std::string kept(const std::string& source, int number) const {
    for (const auto& account : fs::directory_iterator(folder_.path() / "data/sources")) {
      std::ifstream in(account.path() / source / "src" / ("f" + std::to_string(number) + ".py"));
      if (in) return {std::istreambuf_iterator<char>(in), {}};
    }
    return "none";
  }

  TestFolder folder_;
  std::unique_ptr<app::Server> server_;
};

TEST_F(SendSourceTest, TheSecondTimeOnlyWhatChangedIsSent) {
  auto ann = account("ann");
  EXPECT_THAT(send(ann).first, HasSubstr("uploading 40 files of "));
  EXPECT_THAT(send(ann).first, HasSubstr("uploading 0 of 40 files"));
  write(3, "changed");
  fs::remove(project() / "src/f4.py");
  const auto [said, source] = send(ann);
  EXPECT_THAT(said, HasSubstr("uploading 1 of 39 files"));
  EXPECT_EQ(kept(source, 3), "changed");
  EXPECT_EQ(kept(source, 4), "none");
  EXPECT_EQ(kept(source, 5), "x = 5");
  for (int i = 10; i < 25; ++i) write(i, "y = " + std::to_string(i));
  const auto [more, several] = send(ann);
  EXPECT_THAT(more, HasSubstr("uploading 15 of 39 files"));
  EXPECT_EQ(kept(several, 12), "y = 12");
  EXPECT_EQ(kept(several, 5), "x = 5");
}

TEST_F(SendSourceTest, AnotherAccountBeginsFromNothing) {
  auto ann = account("ann"), bob = account("bob");
  send(ann);
  EXPECT_THAT(send(bob).first, HasSubstr("uploading 40 files of "));
}

TEST_F(SendSourceTest, AServerThatKnowsArchivesAloneGetsOne) {
  SystemClock clock;
  SystemRandom random;
  IdMaker ids{clock, random};
  Log log{clock, LogLevel::error, [](std::string_view) {}};
  http::Router router;
  router.add({http::Method::POST, "/api/insight/sources", {}, http::BodyRule::file(1 << 20), {}, [](const http::Request&) {
                return http::json_text(201, R"({"sourceId": "old"})");
              }});
  http::ServerOptions options;
  options.spool_folder = folder_.path();
  http::Server old{router, options, ids, log};
  old.start();
  Credentials credentials;
  credentials.server = "http://127.0.0.1:" + std::to_string(old.port());
  ApiClient api{credentials};
  EXPECT_EQ(send(api).second, "old");
  old.stop(std::chrono::seconds(1));
}

}  // namespace
}  // namespace insight::cli
