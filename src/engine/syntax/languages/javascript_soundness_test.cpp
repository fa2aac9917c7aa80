#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "engine/syntax/languages/dumped.h"

namespace insight::engine::syntax {
namespace {

TEST(JavaScriptLowering, KeepsWhatTheParserCouldNotPlace) {
  EXPECT_EQ(lowered(Language::JavaScript, R"js(f(1;
const = 3; class { x( }
ok();)js"),
            R"(  item: ExprStatement
    value: Call
      callee: Identifier `f`
      item: Number `1`
  item: Other `ERROR` +error
  item: ExprStatement
    value: Number `3`
  item: ExprStatement
    value: Class class
      body: Block
        item: Other `ERROR` +error
          item: Identifier `x`
  item: ExprStatement
    value: Call
      callee: Identifier `ok`
)");
}

// A node lies inside its parent, in the source as in preorder, and its text is where it says.
void expect_sound(const Tree& tree, const std::string& what) {
  ASSERT_GT(tree.size(), 0u) << what;
  ASSERT_EQ(tree[Tree::root].last, tree.size() - 1) << what;
  for (NodeId id = 1; id < tree.size(); ++id) {
    const Node& node = tree[id];
    ASSERT_LT(node.parent, id) << what;
    ASSERT_TRUE(tree.contains(node.parent, node.last)) << what;
    ASSERT_LE(node.begin, node.end) << what;
    ASSERT_LE(tree[node.parent].begin, node.begin) << what << " at " << node.begin;
    ASSERT_GE(tree[node.parent].end, node.end) << what << " at " << node.begin;
  }
}

TEST(JavaScriptLowering, IsSoundOnRealFiles) {
  const std::filesystem::path packages = std::filesystem::path(INSIGHT_SOURCE_DIR) / "third_party/node_modules";
  std::size_t files = 0;
  std::size_t seen = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(packages)) {
    const std::string path = entry.path().string();
    const auto language = entry.is_regular_file() && entry.file_size() < 400'000 ? language_of_file(path) : std::nullopt;
    if (!language || family_of(*language) != Language::JavaScript || seen++ % 4 != 0) continue;  // a quarter says as much
    std::ifstream stream(path);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    const Lowered result = lower(*language, text);
    ASSERT_EQ(result.refusal, Refusal::None) << path;
    expect_sound(result.tree, path);
    if (result.tree.syntax_errors() == 0) {
      for (NodeId id = 0; id < result.tree.size(); ++id)
        EXPECT_NE(result.tree[id].kind, Kind::Other) << path << result.tree.span(id);
    }
    ++files;
  }
  EXPECT_GT(files, 10u);
}

TEST(JavaScriptLowering, IsSoundOnFilesCutAnywhere) {
  const std::string whole =
      "@d export default class A<T> extends B { static async *m({ a = 1 }, ...r) { for (const x of y) `a${x?.[1]}b`; } }\n"
      "import { a as b } from 'c'; switch (x) { case 1: <p q={1}>t</p> } const f = async (a) => ({ a, ...b }); /re/g.test([, a])";
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    for (const Language language : {Language::JavaScript, Language::Tsx, Language::TypeScript}) {
      const std::string text = whole.substr(0, size);
      expect_sound(lower(language, text).tree, text);
      expect_sound(lower(language, text, Purpose::Pattern).tree, text);
    }
  }
}

// Found by the fuzzer: the parser's recovery goes round in it for ever.
TEST(JavaScriptLowering, ATextThatTheParserFindsNoEndOfIsRefused) {
  EXPECT_EQ(lower(Language::Tsx, "({ t$/__ic_ellipsis } cedt#` ($efE\n})").refusal, Refusal::TooConfusing);
}

TEST(JavaScriptLowering, DenseCodeIsNotTakenForSuchAText) {
  const auto repeated = [](std::string_view part) {
    std::string text;
    for (int i = 0; i < 2'000; ++i) text += part;
    return text;
  };
  for (const auto* part : {";", "f<a,b>(c)(d);", "{a}", "(a)=>b;", "async<T>(a:b):c=>{};", "[]\n", "(![]+[])[+[]]\n", "( } "}) {
    for (const auto language : {Language::JavaScript, Language::TypeScript, Language::Tsx})
      EXPECT_NE(lower(language, repeated(part)).refusal, Refusal::TooConfusing) << part;
  }
}

TEST(JavaScriptLowering, RefusesWhatNestsTooDeeply) {
  const auto nested = [](std::string_view open, std::string_view close, std::size_t depth) {
    std::string text = "x = ";
    for (std::size_t i = 0; i < depth; ++i) text += open;
    text += "1";
    for (std::size_t i = 0; i < depth; ++i) text += close;
    return text;
  };
  EXPECT_EQ(lower(Language::JavaScript, nested("[", "]", 400)).refusal, Refusal::None);
  EXPECT_EQ(lower(Language::JavaScript, nested("[", "]", 5000)).refusal, Refusal::TooDeep);
  EXPECT_EQ(lower(Language::Tsx, nested("(() => {", "})", 5000)).refusal, Refusal::TooDeep);
  EXPECT_EQ(lower(Language::TypeScript, nested("-", "", 20'000)).refusal, Refusal::TooDeep);
}

// One more link after the other, each a level deeper in the tree, none of them a level of recursion.
TEST(JavaScriptLowering, FollowsChainsOfThousandsOfLinks) {
  const auto repeated = [](std::string_view link) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += link;
    return text;
  };
  struct Case {
    std::string text;
    Kind kind;
    std::size_t links;
  };
  for (const auto& [text, kind, links] :
       {Case{"a" + repeated(".b(x, () => y)"), Kind::Call, 5000}, Case{"a" + repeated("?.b![0]"), Kind::Index, 5000},
        Case{"x = a" + repeated(" + b - c"), Kind::Binary, 10'000}, Case{"x = a" + repeated(" && b || c"), Kind::Binary, 10'000},
        Case{"x = " + repeated("a ? b : ") + "c", Kind::Conditional, 5000}, Case{repeated("a.b = ") + "c", Kind::Assign, 5000}}) {
    const Lowered result = lower(Language::TypeScript, text);
    ASSERT_EQ(result.refusal, Refusal::None) << text.substr(0, 40);
    EXPECT_EQ(result.tree.syntax_errors(), 0U) << text.substr(0, 40);
    expect_sound(result.tree, text.substr(0, 40));
    std::size_t found = 0;
    for (NodeId id = 0; id < result.tree.size(); ++id) found += result.tree[id].kind == kind ? 1u : 0u;
    EXPECT_EQ(found, links) << text.substr(0, 40);
  }
}

TEST(JavaScriptLowering, GivesTheLinksOfLongChainsTheShapeOfShortOnes) {
  const std::string links = "?.b(x)[1]!.c(`t`).d<T>(...e)";
  const std::string text = "a" + links + links;
  std::string far = "a";
  for (int i = 0; i < 60; ++i) far += links;
  // The innermost links stand far below where recursion ends; without their indentation they read as those of the short chain.
  const auto flat = [](const std::string& source) {
    std::string dumped = dump(lower(Language::TypeScript, source).tree);
    std::erase(dumped, ' ');
    return dumped;
  };
  const std::string all = flat(text);
  EXPECT_NE(flat(far).find(all.substr(all.find("callee:"))), std::string::npos);
}

TEST(JavaScriptLowering, BoundsLongChains) {
  std::string sum = "x = a0";
  std::string mixed = "x = a0";
  std::string else_ifs = "if (a) { b }";
  for (int i = 1; i < 3000; ++i) {
    sum += " + a" + std::to_string(i);
    mixed += i % 200 == 0 ? " && b" : " || b";
    else_ifs += " else if (a) { b }";
  }
  for (const std::string& text : {sum, mixed + " + " + sum.substr(4), else_ifs + " else { c }"}) {
    const Lowered result = lower(Language::JavaScript, text);
    ASSERT_EQ(result.refusal, Refusal::None);
    expect_sound(result.tree, text);
    std::size_t deepest = 0;
    for (NodeId id = 0; id < result.tree.size(); ++id) {
      std::size_t depth = 0;
      for (NodeId at = id; at != Tree::root; at = result.tree[at].parent) ++depth;
      deepest = std::max(deepest, depth);
    }
    EXPECT_LT(deepest, 400u);
    EXPECT_GE(result.tree.size(), 5900u);
  }
}

TEST(JavaScriptLowering, TakesLongUnionsFlat) {
  std::string text = "type T = 0";
  for (int i = 1; i < 5000; ++i) text += " | " + std::to_string(i);
  const Lowered result = lower(Language::TypeScript, text);
  ASSERT_EQ(result.refusal, Refusal::None);
  EXPECT_EQ(result.tree.size(), 5000u + 4);
}

}  // namespace
}  // namespace insight::engine::syntax
