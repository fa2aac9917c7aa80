#include <gtest/gtest.h>
#include <sys/stat.h>

#include <boost/json/parse.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/error.h"
#include "base/test_folder.h"
#include "cli/api_client.h"
#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/credentials.h"
#include "cli/device_login.h"
#include "cli/exit_code.h"
#include "cli/follow.h"
#include "cli/pack.h"
#include "cli/remote_report.h"
#include "cli/rule_examples.h"
#include "cli/rule_files.h"
#include "cli/run.h"
#include "cli/scope.h"
#include "cli/version.h"
#include "engine/report/json.h"

namespace insight::cli {
namespace {

const Manual kManual{"paint", "[FILE...]", "Paint.", "", "", {{"--colour", "NAME", "which"}, {"--dry", "", "no paint"}}};

Arguments parsed(std::vector<std::string> words) {
  return Arguments::parse(kManual, words);
}

std::string refusal(std::vector<std::string> words) {
  try {
    parsed(std::move(words));
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

void write(const std::filesystem::path& path, std::string_view text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

TEST(Arguments, ReadsFlagsInEverySpelling) {
  const auto arguments = parsed({"a", "--colour", "red", "--colour=blue", "--dry", "--", "--colour"});
  EXPECT_EQ(arguments.values("--colour"), (std::vector<std::string>{"red", "blue"}));
  EXPECT_EQ(arguments.value("--colour"), "blue");
  EXPECT_TRUE(arguments.has("--dry"));
  EXPECT_EQ(arguments.positionals(), (std::vector<std::string>{"a", "--colour"}));
}

TEST(Arguments, SuggestsTheFlagThatWasMeant) {
  EXPECT_EQ(refusal({"--color", "red"}), "unknown flag `--color` for `insight paint`; did you mean `--colour`?");
}

TEST(Arguments, RefusesMissingAndSurplusValues) {
  EXPECT_NE(refusal({"--colour"}).find("needs a value"), std::string::npos);
  EXPECT_NE(refusal({"--dry=yes"}).find("takes no value"), std::string::npos);
}

TEST(Arguments, NumbersAreWholeAndInRange) {
  EXPECT_EQ(parsed({"--colour", "7"}).number("--colour", 1, 9), 7);
  for (const auto* bad : {"0", "10", "7x", "", "-1", "99999999999999999999"}) {
    EXPECT_THROW(parsed({"--colour", bad}).number("--colour", 1, 9), Error) << bad;
  }
}

TEST(Arguments, HelpNamesEveryFlag) {
  const auto text = help_text(kManual);
  EXPECT_NE(text.find("--colour NAME"), std::string::npos);
  EXPECT_NE(text.find("--help"), std::string::npos);
}

TEST(Run, BadUsageIsTwo) {
  EXPECT_EQ(run({}), kBadUsage);
  EXPECT_EQ(run({"analise"}), kBadUsage);
  EXPECT_EQ(run({"analyze", "--formt", "json"}), kBadUsage);
  EXPECT_EQ(run({"analyze", "--format", "xml"}), kBadUsage);
  EXPECT_EQ(run({"analyze", "--fail-on", "terrible"}), kBadUsage);
  EXPECT_EQ(run({"analyze", "/no/such/place"}), kBadUsage);
  EXPECT_EQ(run({"analyze", "--rules", "/no/such/rules"}), kBadUsage);
  EXPECT_EQ(run({"serve", "--port", "70000"}), kBadUsage);
  EXPECT_EQ(run({"rules", "shw"}), kBadUsage);
}

TEST(Run, EveryCommandHasHelp) {
  for (const auto* command : {"analyze", "rules", "serve", "account", "keys", "login", "logout", "whoami", "submit", "watch",
                              "issues", "cancel", "retry", "queue", "version"}) {
    EXPECT_EQ(run({command, "--help"}), kClean) << command;
  }
}

TEST(EventReader, PutsEventsTogetherHoweverTheyArePiecedAndKeepsTheLastId) {
  std::string heard;
  EventReader reader([&](std::string_view name, std::string_view data) { ((heard += name) += '=') += std::string(data) + ';'; });
  const std::string_view text =
      ": hello\n\nretry: 5\n\nevent: progress\nid: 1.0\ndata: {\"a\": 1}\n\nid: 1.2\r\nevent: issues\r\ndata:x\r\ndata: y\r\n\r\n";
  for (const char c : text) reader.read({&c, 1});
  EXPECT_EQ(heard, "progress={\"a\": 1};issues=x\ny;");
  EXPECT_EQ(reader.last_id(), "1.2");
  reader.read("event: issues\nid: 1.9\ndata: torn");
  reader.begin_again();
  reader.read("event: done\nid: 1.5.done\ndata: z\n\n");
  EXPECT_EQ(heard, "progress={\"a\": 1};issues=x\ny;done=z;") << "what was half told is told again";
  EXPECT_EQ(reader.last_id(), "1.5.done");
}

TEST(Version, IsTheProjects) {
  std::ifstream file(std::string(INSIGHT_SOURCE_DIR) + "/CMakeLists.txt");
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_NE(text.str().find("project(insight VERSION " + std::string(kVersion) + " "), std::string::npos);
}

TEST(Scope, OneFolderIsTheRootFilesKeepTheirCommonFolder) {
  const TestFolder folder;
  write(folder.path() / "a/x.py", "");
  write(folder.path() / "b/y.py", "");
  const auto root = std::filesystem::canonical(folder.path());
  EXPECT_EQ(scope_of({folder.path().string()}).root, root);
  EXPECT_TRUE(scope_of({folder.path().string()}).paths.empty());
  EXPECT_EQ(scope_of({(folder.path() / "a/x.py").string()}).root, root / "a");
  const auto two = scope_of({(folder.path() / "a/x.py").string(), (folder.path() / "b").string()});
  EXPECT_EQ(two.root, root);
  EXPECT_EQ(two.paths, (std::vector<std::filesystem::path>{root / "a/x.py", root / "b"}));
}

TEST(Scope, RulesOfTheProjectHoldInItsFolders) {
  const TestFolder folder;
  const auto root = std::filesystem::canonical(folder.path());
  write(root / ".insight/rules/r.yaml", "rules: []\n");
  write(root / "src/deep/x.py", "");
  write(root / "vendor/.git/HEAD", "");
  EXPECT_EQ(project_of(root), root);
  EXPECT_EQ(project_of(root / "src/deep"), root);
  EXPECT_EQ(project_of(root / "vendor"), root / "vendor") << "a repository of its own";
}

TEST(Scope, ARepositoryIsTheClosestFolderWithItsMark) {
  const TestFolder folder;
  const auto root = std::filesystem::canonical(folder.path());
  write(root / ".git/HEAD", "");
  write(root / "src/deep/x.py", "");
  write(root / "worktree/.git", "gitdir: elsewhere\n");
  EXPECT_EQ(repository_of(root), root);
  EXPECT_EQ(repository_of(root / "src/deep"), root);
  EXPECT_EQ(repository_of(root / "worktree"), root / "worktree");
}

TEST(RuleFiles, TheSameTextRunsOnce) {
  std::vector<engine::RuleSource> sources{{"a.yaml", "rules: []"}, {"b.yaml", "rules: [] "}, {"../a.yaml", "rules: []"}};
  drop_repeated(sources);
  ASSERT_EQ(sources.size(), 2U);
  EXPECT_EQ(sources[1].path, "b.yaml");
}

TEST(Credentials, ComeBackAndAreTheOwnersAlone) {
  const TestFolder folder;
  const auto path = folder.path() / "insight/credentials.json";
  EXPECT_EQ(load_credentials(path), std::nullopt);
  const Credentials credentials{"http://127.0.0.1:1", "ada@example.org", "access", "refresh"};
  save_credentials(path, credentials);
  save_credentials(path, credentials);
  EXPECT_EQ(load_credentials(path), credentials);
  struct stat status{};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
  write(path, "{\"server\":");
  EXPECT_THROW(load_credentials(path), Error);
}

// A server that answers the device flow's questions one after the other, with a watch on how long each was waited for.
struct DeviceServer {
  std::vector<std::pair<unsigned, std::string>> answers;
  std::vector<std::int64_t> waits;
  std::vector<std::string> asked;
  std::string said;

  Credentials log_in() {
    DeviceLoginDoors doors;
    doors.send = [this](const http::Call& call) {
      asked.push_back(call.path + " " + call.body);
      http::Answer answer;
      if (asked.size() == 1) {
        answer.status = 200;
        answer.body =
            R"({"deviceCode":"dc","userCode":"WDJB-MJHT","verificationUri":"http://x/device","verificationUriComplete":"http://x/device?user_code=WDJB-MJHT","expiresIn":60,"interval":5})";
      } else {
        const auto& next = answers.at(std::min(asked.size() - 2, answers.size() - 1));
        answer.status = next.first;
        answer.body = next.second;
      }
      return answer;
    };
    doors.wait = [this](std::int64_t seconds) { waits.push_back(seconds); };
    doors.say = [this](const std::string& line) { said += line; };
    return device_login("http://x", doors);
  }
};

TEST(DeviceLogin, ShowsTheCodeAndWaitsAsItIsTold) {
  const std::string pending = R"({"error":"authorization_pending"})";
  DeviceServer server{
      {{400, pending},
       {400, R"({"error":"slow_down"})"},
       {503, "{}"},
       {200, R"({"user":{"email":"ada@example.org"},"accessToken":"a","refreshToken":"r","tokenType":"Bearer","expiresIn":900})"}}};
  EXPECT_EQ(server.log_in(), (Credentials{"http://x", "ada@example.org", "a", "r"}));
  EXPECT_EQ(server.waits, (std::vector<std::int64_t>{5, 5, 10, 10}));
  EXPECT_EQ(server.asked.back(), R"(/api/auth/device-token {"deviceCode":"dc"})");
  EXPECT_NE(server.said.find("http://x/device"), std::string::npos);
  EXPECT_NE(server.said.find("WDJB-MJHT"), std::string::npos);
}

TEST(DeviceLogin, EndsWhenItIsDeniedOrTooLate) {
  DeviceServer denied{{{400, R"({"error":"access_denied"})"}}};
  EXPECT_THROW(denied.log_in(), Error);
  EXPECT_EQ(denied.asked.size(), 2U);
  DeviceServer gone{{{400, R"({"error":"expired_token"})"}}};
  EXPECT_THROW(gone.log_in(), Error);
  DeviceServer never{{{400, R"({"error":"authorization_pending"})"}}};
  EXPECT_THROW(never.log_in(), Error);
  EXPECT_EQ(never.waits.size(), 12U) << "the server's minute, five seconds each";
  DeviceServer strange{{{404, R"({"error":"Not found","detail":"There is nothing here"})"}}};
  EXPECT_THROW(strange.log_in(), Error);
}

TEST(ApiClient, SaysWhatTheServerSaid) {
  http::Answer answer;
  answer.status = 400;
  answer.body = R"({"error":"Invalid body","detail":"The body is not valid.","errors":[{"pointer":"/email","detail":"is empty"}]})";
  try {
    require_success("http://x", answer);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid);
    EXPECT_STREQ(error.what(), "the server refused: The body is not valid.\n  /email: is empty");
  }
}

TEST(ApiClient, AnAnswerThatIsNoJsonIsNoServerOfOurs) {
  http::Answer answer;
  answer.status = 200;
  answer.body = "<html>";
  EXPECT_THROW(require_success("http://x", answer), Error);
  answer.status = 502;
  EXPECT_THROW(require_success("http://x", answer), Error);
}

TEST(RemoteReport, AFindingSurvivesTheWire) {
  engine::Finding finding;
  finding.file = "a.py";
  finding.place = {3, 2, 4, 9};
  finding.severity = engine::Severity::HIGH;
  finding.rule = "r";
  finding.detector = "security";
  finding.message = "m";
  finding.code = "x = 1";
  finding.cwe = {"CWE-79"};
  finding.related = {{"b.py", {1, 1, 1, 5}, "here"}};
  finding.confidence = 0.65;
  std::string text;
  engine::report::append_finding(text, finding);
  EXPECT_EQ(finding_of(boost::json::parse(text)), finding);
}

TEST(RemoteReport, ForgivesMissingMembers) {
  EXPECT_EQ(finding_of(boost::json::parse("{}")).place.line, 1U);
}

TEST(Pack, TakesFilesThatAreNotIgnoredAndNoLinks) {
  const TestFolder folder;
  write(folder.path() / "src/app.py", "print(1)\n");
  write(folder.path() / "secret.txt", "no");
  write(folder.path() / ".gitignore", "secret.txt\n");
  std::filesystem::create_symlink("/etc/passwd", folder.path() / "link.py");
  const PackedSource packed(folder.path());
  EXPECT_TRUE(packed.files() == 1 || packed.files() == 2) << packed.files();  // the ignore file itself may travel
  EXPECT_GT(std::filesystem::file_size(packed.file()), 0U);
}

TEST(Pack, LeavesOutNamesThatNoServerTakesAndSaysSo) {
  const TestFolder folder;
  write(folder.path() / "caf\xc3\xa9.py", "print(1)\n");
  write(folder.path() / "bad\xff.py", "print(1)\n");
  write(folder.path() / "new\nline.py", "print(1)\n");
  const PackedSource packed(folder.path());
  EXPECT_EQ(packed.files(), 1U);
  ASSERT_EQ(packed.left_out().size(), 2U);
  EXPECT_EQ(packed.left_out()[0].reason, "its name is not UTF-8");
  EXPECT_EQ(packed.left_out()[1].reason, "its name has control characters");
}

TEST(Pack, NeverSendsAServersDatabase) {
  const TestFolder folder;
  write(folder.path() / "app.py", "print(1)\n");
  write(folder.path() / "data/insight.db", "signing keys");
  write(folder.path() / "data/blobs/ab/cd", "another's sources");
  EXPECT_EQ(PackedSource(folder.path()).files(), 1U);

  write(folder.path() / "insight.db", "signing keys");  // `insight serve --data .`
  write(folder.path() / "insight.db-wal", "signing keys");
  const PackedSource beside(folder.path());
  EXPECT_EQ(beside.files(), 1U);
  EXPECT_EQ(beside.left_out().size(), 2U);
}

TEST(Pack, AnEmptyFolderIsRefused) {
  const TestFolder folder;
  EXPECT_THROW(PackedSource{folder.path()}, Error);
}

TEST(RuleFiles, AFileThatAJoinRefersToServesTheJoinAlone) {
  const TestFolder folder;
  write(folder.path() / "rules" / "calls.yaml", "rules:\n- {id: calls}\n");
  write(folder.path() / "secret.yaml", "rules:\n- {id: secret}\n");
  write(folder.path() / "rules" / "join.yaml",
        "rules:\n- {id: j, join: {refs: [{rule: calls.yaml}, {rule: ../secret.yaml}, {rule: none.yaml}, {rule: an-id}]}}\n");
  auto sources = read_rule_files(folder.path() / "rules" / "join.yaml");
  add_files_of_joins(sources);
  ASSERT_EQ(sources.size(), 2u);
  EXPECT_EQ(sources[1].path, (folder.path() / "rules" / "calls.yaml").generic_string());
  EXPECT_TRUE(sources[1].for_joins);
  auto folder_of_both = read_rule_files(folder.path() / "rules");
  add_files_of_joins(folder_of_both);
  EXPECT_EQ(folder_of_both.size(), 2u);
}

TEST(RuleFiles, AFolderGivesItsRuleFilesOnly) {
  const TestFolder folder;
  write(folder.path() / "a.yaml", "rules: []\n");
  write(folder.path() / "deep/b.yml", "rules: []\n");
  write(folder.path() / "a.test.yaml", "rules: []\n");
  write(folder.path() / "target.yaml", "apiVersion: v1\n");
  EXPECT_EQ(read_rule_files(folder.path()).size(), 2U);
  EXPECT_THROW(read_rule_files(folder.path() / "none.yaml"), Error);
}

TEST(Examples, AnnotationsSpeakOfTheNextPlainLine) {
  const auto annotations = read_annotations("# ruleid: a, pack.b\nx()\n// ok: a\n/* todook: b */\ny()\nok: c\nz()\n");
  EXPECT_TRUE(annotations.must_fire.at("a").contains(2));
  EXPECT_TRUE(annotations.must_fire.at("b").contains(2));
  EXPECT_TRUE(annotations.must_not.at("a").contains(5));
  EXPECT_TRUE(annotations.undecided.at("b").contains(5));
  EXPECT_FALSE(annotations.must_not.contains("c"));
  EXPECT_TRUE(read_annotations("# ruleid : a\nx()\n").must_fire.at("a").contains(2));
}

TEST(Examples, ASuppressedFindingIsNeitherWrongNorMissed) {
  const TestFolder folder;
  write(folder.path() / "r.yaml", "rules:\n- {id: r, languages: [python], severity: INFO, message: m, pattern: f()}\n");
  write(folder.path() / "r.py", "# ruleid: r\nf()  # nosem\nf()  # nosemgrep: r\n# ok: r\nf()\n");
  const auto outcome = run_example(folder.path() / "r.yaml", folder.path() / "r.py");
  EXPECT_EQ(outcome.right, 1U);
  EXPECT_TRUE(outcome.missed.empty());
  EXPECT_EQ(outcome.wrong.size(), 1U);
}

TEST(Examples, StandBesideTheirRuleFile) {
  const TestFolder folder;
  for (const auto* name : {"r.yaml", "r.py", "r.ts", "r.test.yaml", "r.fixed.py", "rr.py"}) write(folder.path() / name, "");
  std::vector<std::string> names;
  for (const auto& path : examples_of(folder.path() / "r.yaml")) names.push_back(path.filename().string());
  EXPECT_EQ(names, (std::vector<std::string>{"r.py", "r.test.yaml", "r.ts"}));
}

TEST(Examples, MayStandInFoldersOfTheirOwn) {
  const TestFolder folder;
  const auto& root = folder.path();
  const auto rule = [](const char* id) {
    return std::string("rules:\n- {id: ") + id + ", languages: [python], severity: INFO, message: m, pattern: f()}\n";
  };
  write(root / "rules/a/r.yaml", rule("ra"));
  write(root / "rules/b/r.yaml", rule("rb"));
  write(root / "tests/a/r.py", "# ruleid: ra, rb\nf()\n");
  write(root / "tests/b/r.py", "# ruleid: ra, rb\nf()\n");
  write(root / "other/r.py", "f()\n");
  const auto files = files_below({root});
  EXPECT_EQ(files.size(), 5U);
  EXPECT_EQ(examples_among(files, root / "rules/a/r.yaml"), std::vector{root / "tests/a/r.py"});
  EXPECT_EQ(examples_among(files, root / "rules/b/r.yaml"), std::vector{root / "tests/b/r.py"});
}

TEST(ProgressBar, ShowsWhatIsDone) {
  EXPECT_EQ(progress_bar("analysing", 5, 10), "analysing [############            ] 50 %  5/10");
  EXPECT_EQ(progress_bar("waiting", 0, 0), "waiting");
}

}  // namespace
}  // namespace insight::cli
