#include "engine/syntax/resources.h"

#include <gtest/gtest.h>

#include "engine/syntax/lower.h"
#include "engine/syntax/names.h"

namespace insight::engine::syntax {
namespace {

using Text = std::optional<std::string_view>;

TEST(Resources, ReadsPropertiesSettingsAndMembers) {
  Resources resources;
  resources.add("app.properties", "# note\nhash = MD5\n! other\ncipher: AES/GCM\\\n  /NoPadding\nempty\n");
  resources.add("app.ini", "[hash]\nName = sha1\n; note\n[other]\nname: x\n");
  resources.add("app.json", R"({"digest": "md5", "size": 3, "db": {"hash": "sha256", "n": [1]}})");
  resources.add("broken.json", "{");
  EXPECT_EQ(resources.property("A.java", "hash"), Text("MD5"));
  EXPECT_EQ(resources.property("A.java", "cipher"), Text("AES/GCM/NoPadding"));
  EXPECT_EQ(resources.property("A.java", "empty"), std::nullopt);
  EXPECT_EQ(resources.setting("a.py", "hash", "name"), Text("sha1"));
  EXPECT_EQ(resources.setting("a.py", "other", "name"), Text("x"));
  EXPECT_EQ(resources.member("a.py", "digest", ""), Text("md5"));
  EXPECT_EQ(resources.member("a.py", "db", "hash"), Text("sha256"));
  EXPECT_EQ(resources.member("a.py", "size", ""), std::nullopt);
}

TEST(Resources, TakesTheNearestFile) {
  Resources resources;
  resources.add("a/app.properties", "hash=MD5\nsame=x\n");
  resources.add("b/app.properties", "hash=SHA-256\nsame=x\n");
  EXPECT_EQ(resources.property("a/src/A.java", "hash"), Text("MD5"));
  EXPECT_EQ(resources.property("b/B.java", "hash"), Text("SHA-256"));
  EXPECT_EQ(resources.property("c/C.java", "hash"), std::nullopt);
  EXPECT_EQ(resources.property("c/C.java", "same"), Text("x"));
}

// What the calls and indexes of the code get.
std::vector<std::string> given(Language language, const std::string& code, const Resources& resources) {
  const auto lowered = lower(language, code);
  const Names names(lowered.tree, &resources, "src/a");
  std::vector<std::string> found;
  for (const NodeId id : names.given()) found.emplace_back(*names.constant_text(id));
  return found;
}

TEST(Resources, AreWhatCodeReadsFromThem) {
  Resources resources;
  resources.add("app.properties", "hash=MD5\nset=x\n");
  resources.add("app.ini", "[s]\nname=sha1\n");
  resources.add("app.json", R"({"digest": "md5", "db": {"hash": "sha256"}})");
  EXPECT_EQ(given(Language::Java,
                  "class A { void f(Properties p) { g(p.getProperty(\"hash\", \"x\")); p.setProperty(\"set\", \"y\");"
                  " g(p.getProperty(\"set\")); g(System.getProperty(\"hash\")); g(p.getProperty(\"none\")); } }",
                  resources),
            std::vector<std::string>{"MD5"});
  EXPECT_EQ(given(Language::Java,
                  "class A { void f(ResourceBundle b, Rows r) { g(b.getString(\"hash\")); g(r.getString(\"hash\"));"
                  " g(ResourceBundle.getBundle(\"app\").getString(\"hash\")); } }",
                  resources),
            (std::vector<std::string>{"MD5", "MD5"}));
  const std::string python =
      "import configparser, json\nc = configparser.ConfigParser()\nf(c['s']['name'])\nf(c.get('s', 'name'))\n"
      "j = json.load(h)\nf(j['digest'])\nf(j.get('digest', 'x'))\nf(j['db']['hash'])\nd = {}\nf(d['digest'])\n";
  EXPECT_EQ(given(Language::Python, python, resources), (std::vector<std::string>{"sha1", "sha1", "md5", "md5", "sha256"}));
  const std::string own =
      "import configparser\nc = configparser.ConfigParser()\nc.read_string('[s]\\nname = md5\\n')\nf(c['s']['name'])\n";
  EXPECT_EQ(given(Language::Python, own, resources), std::vector<std::string>{"md5"});
  EXPECT_TRUE(given(Language::Python, "import json\nj = json.load(h)\nj['digest'] = x\nf(j['digest'])\n", resources).empty());
}

}  // namespace
}  // namespace insight::engine::syntax
