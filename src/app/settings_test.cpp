#include "app/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "app/config_file.h"
#include "base/error.h"
#include "base/test_folder.h"
#include "base/text.h"

namespace insight::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Configuration from_file(std::string text) {
  return configure({{}, {}, ConfigFile{"insight.conf", std::move(text)}});
}

std::vector<FieldError> complaints_of(const ConfigSources& sources) {
  try {
    configure(sources);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid);
    return error.fields();
  }
  return {};
}

std::vector<FieldError> complaints_of_file(std::string text) {
  return complaints_of({{}, {}, ConfigFile{"insight.conf", std::move(text)}});
}

SettingValue value_of(const Configuration& configuration, std::string_view name) {
  for (const auto& value : configuration.values)
    if (value.name == name) return value;
  return {};
}

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(ConfigFileText, LinesCommentsAndQuotes) {
  const auto parsed = parse_config("\xEF\xBB\xBF# first\r\n\na = 1 # why\nb=x#y\n  c_2 = \" # kept \" # but this\nd =\n");
  EXPECT_THAT(parsed.complaints, IsEmpty());
  EXPECT_THAT(parsed.lines, ElementsAre(ConfigLine{3, "a", "1"}, ConfigLine{4, "b", "x#y"}, ConfigLine{5, "c_2", " # kept "},
                                        ConfigLine{6, "d", ""}));
}

TEST(ConfigFileText, EveryBadLineIsToldWithoutItsValue) {
  const auto parsed = parse_config("secret\nKey = 1\na = \"open\nb = \"x\" y\nc = \x01\n= 1\n");
  EXPECT_THAT(parsed.lines, IsEmpty());
  ASSERT_EQ(parsed.complaints.size(), 6u);
  for (int i = 0; i < 6; ++i) {
    EXPECT_EQ(parsed.complaints[static_cast<std::size_t>(i)].number, i + 1);
    EXPECT_THAT(parsed.complaints[static_cast<std::size_t>(i)].text, testing::Not(HasSubstr("open")));
  }
  EXPECT_EQ(parse_config("a = \xff").complaints.size(), 1u);
  EXPECT_EQ(parse_config(std::string(kMaxConfigBytes + 1, '\n')).complaints.size(), 1u);
}

TEST(Configure, NothingSaidIsTheDefaults) {
  const auto made = configure({});
  EXPECT_EQ(made.options.port, 8080);
  EXPECT_EQ(made.options.data_folder, "data");
  EXPECT_EQ(made.values.size(), settings().size());
  for (const auto& value : made.values) EXPECT_EQ(value.origin, "default") << value.name;
}

TEST(Configure, FlagsWinOverEnvironmentOverFileOverDefault) {
  ConfigSources sources;
  sources.file = ConfigFile{"/etc/insight.conf", "# mine\nport = 1\nworkers = 2\naddress = ::1\n"};
  sources.environment = {{"INSIGHT_PORT", "2"}, {"INSIGHT_WORKERS", "3"}, {"HOME", "/root"}};
  sources.flags = {{"--port", {"9", "3"}}};
  const auto made = configure(sources);
  EXPECT_EQ(made.options.port, 3);
  EXPECT_EQ(made.options.workers, 3u);
  EXPECT_EQ(made.options.address, "::1");
  EXPECT_EQ(value_of(made, "port").origin, "--port");
  EXPECT_EQ(value_of(made, "workers").origin, "INSIGHT_WORKERS");
  EXPECT_EQ(value_of(made, "address").origin, "/etc/insight.conf:4");
  EXPECT_EQ(value_of(made, "data").origin, "default");
}

TEST(Configure, EverythingWrongIsToldAtOnceWithItsPlaceAndTheRemedy) {
  ConfigSources sources;
  sources.file = ConfigFile{"insight.conf", "adress = ::1\nport = 99999\nworkers = 1\nworkers = 2\nnonsense\n"};
  sources.environment = {{"INSIGHT_WORKRES", "1"}, {"INSIGHT_LOG_LEVEL", "loud"}, {"INSIGHT_TOKEN", "for the client"}};
  const auto told = complaints_of(sources);
  ASSERT_EQ(told.size(), 6u);
  EXPECT_EQ(told[0].pointer, "insight.conf:5");
  EXPECT_EQ(told[1], (FieldError{"insight.conf:1", "unknown key `adress`; did you mean `address`?"}));
  EXPECT_EQ(told[2], (FieldError{"insight.conf:4", "`workers` was already given by insight.conf:3; keep one"}));
  EXPECT_EQ(told[3], (FieldError{"INSIGHT_WORKRES", "unknown variable `INSIGHT_WORKRES`; did you mean `INSIGHT_WORKERS`?"}));
  EXPECT_EQ(told[4], (FieldError{"insight.conf:2", "`port = 99999`: expected a whole number from 0 to 65535"}));
  EXPECT_EQ(told[5], (FieldError{"INSIGHT_LOG_LEVEL", "`log_level = loud`: expected one of `debug`, `info`, `warn`, `error`"}));
}

TEST(Configure, AVariableIsSpelledInCapitalsAndEmptyMeansUnset) {
  EXPECT_EQ(complaints_of({{}, {{"INSIGHT_port", "1"}}, {}}).size(), 1u);
  EXPECT_EQ(configure({{}, {{"INSIGHT_PORT", ""}}, {}}).options.port, 8080);
}

TEST(Configure, SwitchesListsAndFolders) {
  const TestFolder folder;
  const auto there = std::filesystem::canonical(folder.path()).string();
  const auto made = from_file("open_registration = yes\nallow_root = " + there + ", /\nallow_root = " + there + "/.\n");
  EXPECT_TRUE(made.options.open_registration);
  EXPECT_THAT(made.options.allow_roots, ElementsAre(there, "/", there));
  EXPECT_FALSE(from_file("open_registration = off").options.open_registration);
  EXPECT_TRUE(configure({{{"--open-registration", {""}}}, {}, {}}).options.open_registration);
  EXPECT_THAT(configure({{{"--allow-root", {"/", there}}}, {{"INSIGHT_ALLOW_ROOT", "/"}}, {}}).options.allow_roots,
              ElementsAre("/", there));  // a stronger list replaces a weaker one
  EXPECT_EQ(complaints_of_file("open_registration = maybe").at(0).detail, "`open_registration = maybe`: expected `yes` or `no`");
  EXPECT_EQ(complaints_of_file("allow_root = /nowhere/at/all").at(0).detail,
            "`allow_root = /nowhere/at/all`: expected a folder that exists");
}

TEST(Configure, PlansAreChangedFieldByField) {
  const auto made =
      from_file("plan = INSIGHT_FREE.analyses=5, INSIGHT_FREE.detectors=security, complexity\nplan = INSIGHT_PRO.files=7");
  ASSERT_EQ(made.options.plans.size(), 3u);
  EXPECT_EQ(made.options.plans[1].value, "security,complexity");
  EXPECT_EQ(value_of(made, "plan").text,
            "INSIGHT_FREE.analyses=5, INSIGHT_FREE.detectors=security,complexity, INSIGHT_PRO.files=7");
  EXPECT_EQ(complaints_of_file("plan = INSIGHT_FREE.analyzes=5").size(), 1u);
  EXPECT_EQ(complaints_of_file("plan = nothing").size(), 1u);
}

TEST(Configure, ASecretIsMaskedAndNeverTold) {
  const auto made = configure({{}, {{"INSIGHT_STRIPE_WEBHOOK_SECRETS", "whsec_one, whsec_two"}}, {}});
  EXPECT_THAT(made.options.stripe.webhook_secrets, ElementsAre("whsec_one", "whsec_two"));
  EXPECT_EQ(value_of(made, "stripe_webhook_secrets").text, "********");
  EXPECT_THAT(complaints_of_file("rate_limit = ").at(0).detail, HasSubstr("expected writes and reads"));
  const auto elsewhere = from_file("database = postgres://ann:pa55@db:5433/insight");
  EXPECT_EQ(elsewhere.options.database, "postgres://ann:pa55@db:5433/insight");
  EXPECT_EQ(value_of(elsewhere, "database").text, "postgres://ann:********@db:5433/insight");
  EXPECT_THAT(complaints_of_file("database = mysql://ann:pa55@db").at(0).detail,
              AllOf(HasSubstr("begins with postgres://"), Not(HasSubstr("pa55"))));
  EXPECT_EQ(value_of(made, "stripe_api_key").text, "");
  EXPECT_EQ(value_of(from_file("queue = rediss://:pa55@redis:7000/2"), "queue").text, "rediss://:********@redis:7000/2");
  EXPECT_THAT(complaints_of_file("queue = redis://:pa55@redis:port").at(0).detail,
              AllOf(HasSubstr("a bad port"), Not(HasSubstr("pa55"))));
  EXPECT_THAT(complaints_of_file("queue_prefix = a:b").at(0).detail, HasSubstr("without colons"));
  for (const auto& complaint : complaints_of_file("stripe_api_key = sk_test_hidden\nstripe_api_key = sk_test_hidden\n"))
    EXPECT_THAT(complaint.detail, testing::Not(HasSubstr("hidden")));
}

TEST(Configure, ASecretMayStandInAFileOfItsOwn) {
  const TestFolder folder;
  const auto path = (folder.path() / "secrets").string();
  std::ofstream{path} << "whsec_one\n\nwhsec_two\n";
  const auto wanted = ElementsAre("whsec_one", "whsec_two");
  EXPECT_THAT(from_file("stripe_webhook_secrets_file = " + path).options.stripe.webhook_secrets, wanted);
  EXPECT_THAT(configure({{}, {{"INSIGHT_STRIPE_WEBHOOK_SECRETS_FILE", path}}, {}}).options.stripe.webhook_secrets, wanted);
  const auto made = configure({{{"--stripe-webhook-secrets-file", {path}}}, {{"INSIGHT_STRIPE_WEBHOOK_SECRETS", "x"}}, {}});
  EXPECT_THAT(made.options.stripe.webhook_secrets, wanted);
  EXPECT_EQ(value_of(made, "stripe_webhook_secrets").origin, "--stripe-webhook-secrets-file");
  std::ofstream{path} << "\n";
  EXPECT_THAT(complaints_of_file("stripe_webhook_secrets_file = " + path).at(0).detail, HasSubstr("this one is empty"));
  EXPECT_THAT(complaints_of_file("stripe_webhook_secrets_file = /nowhere").at(0).detail, HasSubstr("a file that can be read"));
  EXPECT_THAT(complaints_of_file("stripe_api_key = x\nstripe_api_key_file = " + path).at(0).detail, HasSubstr("already given"));
}

TEST(Configure, PricesAreReadAndAKeyNeedsWhatItOpens) {
  const auto made = from_file("stripe_prices = price_1:INSIGHT_PRO, price_2:INSIGHT_TEAM:year, key=big:INSIGHT_ENTERPRISE");
  ASSERT_EQ(made.options.stripe.prices.size(), 3u);
  EXPECT_EQ(made.options.stripe.prices[1].interval, billing::Interval::year);
  EXPECT_EQ(made.options.stripe.prices[2].lookup_key, "big");
  EXPECT_EQ(value_of(made, "stripe_prices").text,
            "price_1:INSIGHT_PRO:month, price_2:INSIGHT_TEAM:year, key=big:INSIGHT_ENTERPRISE:month");
  EXPECT_EQ(complaints_of_file("stripe_prices = price_1").size(), 1u);
  EXPECT_EQ(complaints_of_file("stripe_prices = price_1:GOLD").size(), 1u);
  EXPECT_EQ(complaints_of_file("stripe_api_key = sk_test_x").size(), 1u) << "where does a checkout lead back to?";
  EXPECT_EQ(complaints_of_file("api_key_days = 400").size(), 1u);
  EXPECT_THAT(complaints_of_file("blobs = s3://bucket").at(0).detail, HasSubstr("s3_secret_key"));
  EXPECT_EQ(complaints_of_file("s3_access_key = x").size(), 1u) << "of which bucket?";
  EXPECT_THAT(complaints_of_file("blobs = bucket").at(0).detail, HasSubstr("s3://BUCKET"));
}

TEST(Configure, ASettingIsTheSameFromEachPlace) {
  for (const auto& setting : settings()) {
    if (setting.secret || setting.fallback.empty()) continue;
    const auto said = from_file(setting.name + " = " + setting.fallback);
    EXPECT_EQ(value_of(said, setting.name).text, setting.fallback) << setting.name;
    EXPECT_EQ(value_of(said, setting.name).origin, "insight.conf:1");
    const auto variable = configure({{}, {{setting.environment, setting.fallback}}, {}});
    EXPECT_EQ(value_of(variable, setting.name).text, setting.fallback) << setting.name;
  }
}

// The files that stand in docs/. INSIGHT_WRITE_GOLDEN=1 writes them anew.
TEST(Settings, TheExampleFileStandsInTheDocs) {
  const auto path = std::string(INSIGHT_SOURCE_DIR) + "/docs/insight.conf.example";
  if (std::getenv("INSIGHT_WRITE_GOLDEN") != nullptr) std::ofstream(path) << example_config();
  EXPECT_EQ(text_of(path), example_config());
}

TEST(Settings, TheExampleWithNothingCommentedOutIsTheDefaults) {
  std::string text;
  const auto example = example_config();
  for (const auto line : split(example, '\n')) {
    const bool key = line.size() > 1 && line[0] == '#' && line[1] >= 'a' && line[1] <= 'z';
    const bool said = !line.ends_with('=');
    if (key && said) text += std::string(line.substr(1)) + "\n";
  }
  const auto made = from_file(text);
  const auto defaults = configure({});
  for (std::size_t i = 0; i < made.values.size(); ++i) EXPECT_EQ(made.values[i].text, defaults.values[i].text);
}

TEST(Settings, TheTableStandsInTheDocs) {
  const auto path = std::string(INSIGHT_SOURCE_DIR) + "/docs/operations.md";
  auto text = text_of(path);
  const std::string begin = "<!-- settings -->\n";
  const std::string end = "<!-- end settings -->\n";
  const auto from = text.find(begin);
  const auto to = text.find(end);
  ASSERT_TRUE(from != std::string::npos && to != std::string::npos);
  const auto at = from + begin.size();
  if (std::getenv("INSIGHT_WRITE_GOLDEN") != nullptr)
    std::ofstream(path) << text.substr(0, at) + settings_table() + text.substr(to);
  EXPECT_EQ(text_of(path).substr(at).substr(0, settings_table().size()), settings_table());
}

}  // namespace
}  // namespace insight::app
